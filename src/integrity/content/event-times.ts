/** Looks for times of events outside of a range in the text of a log file, without parsing it. */

/** A time as CloudTrail writes it, to the second. Such texts sort by time. */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const timeLength = '2026-01-10T09:16:26Z'.length

const name = /* @__PURE__ */ new TextEncoder().encode('"eventTime":"')
const lastByte = 0x5a // Z
const tailLength = name.length + timeLength - 1

/** Tells whether a text, which comes in pieces, has a time outside of two bounds. It need not be the time of an event. */
export class EventTimes {
  readonly #oldest: Uint8Array | undefined
  readonly #newest: Uint8Array | undefined
  #tail: Uint8Array = new Uint8Array()
  hasOutside = false

  /** A bound that is no time of this form bounds nothing. */
  constructor(oldest: unknown, newest: unknown) {
    this.#oldest = bytesOf(oldest)
    this.#newest = bytesOf(newest)
  }

  add(bytes: Uint8Array): void {
    if (this.hasOutside) return
    this.hasOutside = this.#isFoundIn(bytes)
    if (this.#tail.length === 0) {
      this.#tail = lastBytes(bytes)
      return
    }
    const seam = Uint8Array.from([...this.#tail, ...bytes.subarray(0, tailLength)])
    this.hasOutside ||= this.#isFoundIn(seam)
    this.#tail = bytes.length < tailLength ? lastBytes(seam) : lastBytes(bytes)
  }

  // By the last byte of a time, because other searches take nine times as long: 30 instead of 3 µs for 72 KB.
  #isFoundIn(bytes: Uint8Array): boolean {
    for (let at = bytes.indexOf(lastByte); at >= 0; at = bytes.indexOf(lastByte, at + 1)) {
      const start = at + 1 - timeLength
      if (!isBehindName(bytes, start)) continue
      if (compare(bytes, start, this.#oldest) < 0 || compare(bytes, start, this.#newest) > 0) return true
    }
    return false
  }
}

/** A copy of them, which `slice` of a Buffer would not be. */
const lastBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.subarray(-tailLength))

const isTime = (value: unknown): value is string => typeof value === 'string' && timePattern.test(value)
const isBefore = (one: unknown, other: unknown): boolean => isTime(one) && isTime(other) && one < other

const bytesOf = (time: unknown): Uint8Array | undefined => (isTime(time) ? new TextEncoder().encode(time) : undefined)

/** Whether the name of the member ends where a time begins; from its end, because few texts end alike. */
function isBehindName(bytes: Uint8Array, start: number): boolean {
  for (let index = 1; index <= name.length; index++) {
    if (bytes[start - index] !== name[name.length - index]) return false
  }
  return true
}

/** How bytes from a place on sort beside a time: 0 also without a time. */
function compare(bytes: Uint8Array, at: number, time: Uint8Array | undefined): number {
  if (time === undefined) return 0
  for (let index = 0; index < timeLength; index++) {
    const difference = (bytes[at + index] ?? 0) - (time[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The times of events in a parsed log file that are outside of two bounds; other times, which the text may have too, do not count. */
export function eventTimesOutside(log: unknown, oldest: unknown, newest: unknown): string[] {
  const records = (log as { Records?: unknown } | null | undefined)?.Records
  if (!Array.isArray(records)) return []
  const times = records.map((record) => (record as { eventTime?: unknown } | null)?.eventTime).filter(isTime)
  return times.filter((time) => isBefore(time, oldest) || isBefore(newest, time))
}
