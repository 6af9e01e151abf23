/** The names of one series of log files: their order, their minutes, and a short form for each. */
import { timeOfMinute } from '../objects/day.js'
import { locationPrefix, type LogLocation } from '../objects/object-key.js'

const ending = '.json.gz'

/** The log files of one kind, account and Region. A name is a key without the prefix of the series. */
export class Series {
  /** The key prefix of the series. */
  readonly prefix: string
  /** The beginning of CloudTrail's own file names, after the folders of the day. */
  readonly #stem: string

  constructor(location: LogLocation) {
    this.prefix = locationPrefix(location)
    this.#stem = `${location.accountId}_${location.kind}_${location.region}_`
  }

  /** The name of a key; `undefined` for keys of other series. */
  nameOf(key: string): string | undefined {
    return key.startsWith(this.prefix) ? key.slice(this.prefix.length) : undefined
  }

  /** A string that sorts before all files of a minute and after those of earlier minutes; usable as `start-after`. */
  nameOfMinute(minute: string): string {
    return `${foldersOf(minute)}${this.#stem}${minute}`
  }

  /**
   * The minute of delivery in a name; the first minute of its day when the name has none of that day, so that it is never later
   * than the position of the name in a listing. `undefined` when the name is not in the folder of a day.
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

  /** The name that belongs to a short form. */
  restore(short: string): string {
    return short.startsWith('/') ? short.slice(1) : `${foldersOf(short)}${this.#stem}${short}${ending}`
  }
}

const isMinute = (text: string): boolean => timeOfMinute(text) >= 0

const minuteLength = '20240229T2359'.length

const foldersLength = '2024/02/29/'.length

const foldersOf = (minute: string): string => `${minute.slice(0, 4)}/${minute.slice(4, 6)}/${minute.slice(6, 8)}/`
