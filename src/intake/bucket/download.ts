/** Reads an object to its end: when the connection breaks, it goes on where it broke, as long as it is the same object. */
import { ConnectionError } from '../../contracts/errors.js'
import { nextDelay } from '../../retry/backoff.js'
import { classify } from '../../retry/classify.js'
import { sleep } from '../../runtime/abort.js'
import type { Clock } from '../../runtime/clock.js'
import { ObjectChangedError } from './object-fault.js'

/** What is left of an object from some byte on. */
export interface Part {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Where it begins, in bytes. */
  readonly start: number
  /** Bytes of the whole object; `undefined` when the reply does not tell. */
  readonly size: number | undefined
  /** `undefined` when the reply does not tell. */
  readonly etag: string | undefined
  /** Lets go of bytes that nobody has begun to read. */
  readonly discard: () => void
}

/** What a download is done with. */
export interface DownloadSource {
  /** For messages, e.g. `s3://bucket/key`. */
  readonly name: string
  /** Asks for the object from a byte on, of this entity tag only if there is one. */
  readonly open: (from: number, etag: string | undefined) => Promise<Part>
  readonly clock: Clock
  /** From 0 to 1, for the jitter of delays. */
  readonly random: () => number
  readonly signal: AbortSignal | undefined
}

/** Breaks in a row that bring next to nothing; one more is the end. */
const maxFruitlessBreaks = 4

/** From so many bytes on a part was worth it, and the next break counts as the first. */
const fruitfulBytes = 16 * 1024

/**
 * The bytes of an object, from the first to the last.
 *
 * @throws ObjectChangedError when the object is another one after a break; the error of the last break when one follows the
 * other, or the object cannot be gone on with; whatever `open` throws; the signal's own reason.
 */
export async function* download(source: DownloadSource): AsyncGenerator<Uint8Array, void, undefined> {
  const { open, clock, random, signal } = source
  const first = await open(0, undefined)
  let part = first
  let received = 0
  let breaks = 0
  for (;;) {
    const from = received
    try {
      for await (const bytes of part.bytes) {
        received += bytes.byteLength
        yield bytes
      }
      if (first.size === undefined || received >= first.size) return
      throw endedEarly(source, received, first.size)
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason
      if (received === first.size) return // what broke was a connection with nothing left to bring
      breaks = received - from >= fruitfulBytes ? 1 : breaks + 1
      if (breaks > maxFruitlessBreaks || !isResumable(first) || classify(error) === 'final') throw error
    }
    await sleep(clock, nextDelay('transient', breaks, random()), signal)
    part = await open(received, first.etag)
    checkSame(source, first, part, received)
  }
}

/** Without a tag nobody can tell whether the rest belongs to the beginning, and without a size where it ends. */
const isResumable = ({ etag, size }: Part): boolean => etag !== undefined && size !== undefined

function checkSame({ name }: DownloadSource, first: Part, part: Part, received: number): void {
  if (part.start === received && part.size === first.size && part.etag === first.etag) return
  part.discard()
  throw new ObjectChangedError(`${name}: after a break at byte ${String(received)} the store gave something else`)
}

/** Without a cause it counts as a fault that passes. */
const endedEarly = ({ name }: DownloadSource, received: number, size: number): ConnectionError =>
  new ConnectionError(`${name}: the body ends after ${String(received)} of ${String(size)} bytes`, { mayBeSent: true })
