/** Finds the times of the events in the text of a log file, without parsing it. */

/** A time as CloudTrail writes it, to the second. Such texts sort by time. */
export const eventTimePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const name = '"eventTime":"'
const timeLength = '2026-01-10T09:16:26Z'.length
const tailLength = name.length + timeLength - 1

/** The earliest and latest time in a text that comes in pieces; both absent while none was found. */
export class EventTimes {
  oldest: string | undefined
  newest: string | undefined
  #tail = ''

  add(bytes: Uint8Array): void {
    const text = this.#tail + latin1(bytes)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const time = text.slice(at + name.length, at + name.length + timeLength)
      if (eventTimePattern.test(time)) this.#take(time)
    }
    this.#tail = text.slice(-tailLength)
  }

  #take(time: string): void {
    if (this.oldest === undefined || time < this.oldest) this.oldest = time
    if (this.newest === undefined || time > this.newest) this.newest = time
  }

  /** Whether a time was found that is outside of these; `false` for those that have another form. */
  isOutside(oldest: unknown, newest: unknown): boolean {
    if (this.oldest === undefined || this.newest === undefined) return false
    return isBefore(this.oldest, oldest) || isBefore(newest, this.newest)
  }
}

const isTime = (value: unknown): value is string => typeof value === 'string' && eventTimePattern.test(value)
const isBefore = (one: unknown, other: unknown): boolean => isTime(one) && isTime(other) && one < other

const decoder = /* @__PURE__ */ new TextDecoder('latin1')

/** One character for each byte: enough to find what is written in ASCII, and faster than UTF-8. */
const latin1 = (bytes: Uint8Array): string =>
  typeof Buffer === 'undefined'
    ? decoder.decode(bytes)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** The times of a parsed log file that are outside of others. Only these are the events'; the text may have more. */
export function eventTimesOutside(log: unknown, oldest: unknown, newest: unknown): string[] {
  const records = (log as { Records?: unknown } | null)?.Records
  if (!Array.isArray(records)) return []
  const times = records.map((record) => (record as { eventTime?: unknown } | null)?.eventTime).filter(isTime)
  return times.filter((time) => isBefore(time, oldest) || isBefore(newest, time))
}
