/** The names of one series of log files: where they sort, their minutes, and a short form for each. */
import { timeOfMinute } from '../objects/day.js'
import { locationPrefix, type LogLocation } from '../objects/object-key.js'

const ending = '.json.gz'

/** The log files of one kind, account and Region. A name is a key without what all keys of the series begin with. */
export class Series {
  /** What all keys of the series begin with. */
  readonly prefix: string
  /** What the names of CloudTrail's own files begin with, behind the folders of the day. */
  readonly #stem: string

  constructor(location: LogLocation) {
    this.prefix = locationPrefix(location)
    this.#stem = `${location.accountId}_${location.kind}_${location.region}_`
  }

  /** The name of a key; `undefined` for keys of other series. */
  nameOf(key: string): string | undefined {
    return key.startsWith(this.prefix) ? key.slice(this.prefix.length) : undefined
  }

  /** What sorts before all files of a minute, and after all of the minutes before: also where a listing is to begin. */
  nameOfMinute(minute: string): string {
    return `${foldersOf(minute)}${this.#stem}${minute}`
  }

  /**
   * The minute of delivery in a name, or the first one of its day when it has none of that day; never later than where
   * the name sorts. `undefined` when it is in no folder of a day.
   */
  minuteOf(name: string): string | undefined {
    const folders = /^(\d{4})\/(\d\d)\/(\d\d)\//.exec(name)
    if (folders === null) return undefined
    const day = folders.slice(1).join('')
    const stem = name.slice(folders[0].length, folders[0].length + this.#stem.length)
    const minute = name.slice(folders[0].length + stem.length).slice(0, minuteLength)
    if (stem === this.#stem && minute.startsWith(day) && isMinute(minute)) return minute
    return isMinute(`${day}T0000`) ? `${day}T0000` : undefined
  }

  /** `2024/02/29/1_CloudTrail_us-east-1_20240229T2359Z_abc.json.gz` → `20240229T2359Z_abc`; other names get a slash. */
  shorten(name: string): string {
    const short = name.slice(foldersLength + this.#stem.length, -ending.length)
    return /^\d{8}T\d{4}Z_[^/]*$/.test(short) && this.restore(short) === name ? short : `/${name}`
  }

  /** The name of a short form. */
  restore(short: string): string {
    return short.startsWith('/') ? short.slice(1) : `${foldersOf(short)}${this.#stem}${short}${ending}`
  }
}

const isMinute = (text: string): boolean => timeOfMinute(text) >= 0

const minuteLength = '20240229T2359'.length

const foldersLength = '2024/02/29/'.length

const foldersOf = (minute: string): string => `${minute.slice(0, 4)}/${minute.slice(4, 6)}/${minute.slice(6, 8)}/`
