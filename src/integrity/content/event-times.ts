/** Looks for times of events outside of a range in the text of a log file, without parsing it. */

/** A time as CloudTrail writes it, to the second. Such texts sort by time. */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const timeLength = '2026-01-10T09:16:26Z'.length

const name = /* @__PURE__ */ new TextEncoder().encode('"eventTime":"')
const tailLength = name.length + timeLength - 1

/** Tells whether a text, which comes in pieces, has a time that is not within others. It need not be that of an event. */
export class EventTimes {
  readonly #oldest: Uint8Array | undefined
  readonly #newest: Uint8Array | undefined
  #tail = new Uint8Array()
  hasOutside = false

  /** Bounds that are no times of this form are none. */
  constructor(oldest: unknown, newest: unknown) {
    this.#oldest = bytesOf(oldest)
    this.#newest = bytesOf(newest)
  }

  add(bytes: Uint8Array): void {
    if (this.hasOutside) return
    this.hasOutside = this.#isFoundIn(bytes)
    if (this.#tail.length === 0) {
      this.#tail = bytes.slice(-tailLength)
      return
    }
    const seam = Uint8Array.from([...this.#tail, ...bytes.subarray(0, tailLength)])
    this.hasOutside ||= this.#isFoundIn(seam)
    this.#tail = bytes.length < tailLength ? seam.slice(-tailLength) : bytes.slice(-tailLength)
  }

  #isFoundIn(piece: Uint8Array): boolean {
    const bytes = searchable(piece)
    for (let at = indexOf(bytes, 0); at >= 0; at = indexOf(bytes, at)) {
      at += name.length
      if (at + timeLength > bytes.length) return false
      if (compare(bytes, at, this.#oldest) < 0 || compare(bytes, at, this.#newest) > 0) return true
    }
    return false
  }
}

const isTime = (value: unknown): value is string => typeof value === 'string' && timePattern.test(value)
const isBefore = (one: unknown, other: unknown): boolean => isTime(one) && isTime(other) && one < other

const bytesOf = (time: unknown): Uint8Array | undefined => (isTime(time) ? new TextEncoder().encode(time) : undefined)

/** Node's search is native; a string of the whole text would cost more than its hash. */
const searchable = (bytes: Uint8Array): Uint8Array =>
  typeof Buffer === 'undefined' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the name of the member stands. */
function indexOf(bytes: Uint8Array, from: number): number {
  if (typeof Buffer !== 'undefined' && Buffer.isBuffer(bytes)) return bytes.indexOf(name, from)
  for (let at = bytes.indexOf(0x22, from); at >= 0; at = bytes.indexOf(0x22, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
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

/** The times of a parsed log file that are outside of others. Only these are the events'; the text may have more. */
export function eventTimesOutside(log: unknown, oldest: unknown, newest: unknown): string[] {
  const records = (log as { Records?: unknown } | null | undefined)?.Records
  if (!Array.isArray(records)) return []
  const times = records.map((record) => (record as { eventTime?: unknown } | null)?.eventTime).filter(isTime)
  return times.filter((time) => isBefore(time, oldest) || isBefore(newest, time))
}
