/** Reads an object to its end: a download that breaks is resumed where it broke, provided the object is still the same. */
import { ConnectionError } from '../contracts/errors.js'
import { nextDelay } from '../retry/backoff.js'
import { classify } from '../retry/classify.js'
import { sleep } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { ObjectChangedError } from './object-fault.js'

/** The part of an object from some byte on. */
export interface Part {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Offset of its first byte in the object. */
  readonly start: number
  /** Size of the whole object in bytes; `undefined` when the reply does not tell. */
  readonly size: number | undefined
  /** `undefined` when the reply does not tell. */
  readonly etag: string | undefined
  /** Closes the connection of a part that is not read. */
  readonly discard: () => void
}

/** What a download reads from. */
export interface DownloadSource {
  /** For messages, e.g. `s3://bucket/key`. */
  readonly name: string
  /** Requests the object from a byte on; with an entity tag, only if the object still has it. */
  readonly open: (from: number, etag: string | undefined) => Promise<Part>
  readonly clock: Clock
  /** From 0 to 1, for the jitter of delays. */
  readonly random: () => number
  readonly signal: AbortSignal | undefined
}

/** How many breaks in a row with hardly any bytes between them are survived. */
const maxFruitlessBreaks = 4

/** After a part of at least this size, the next break counts as the first. */
const fruitfulBytes = 16 * 1024

/**
 * The bytes of an object, from the first to the last.
 *
 * @throws ObjectChangedError when the object was replaced before a resumption; the error of the last break when there were too
 * many, or the download cannot be resumed; what `open` throws; the signal's own reason.
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
      if (received === first.size) return // the connection broke after the last byte
      breaks = received - from >= fruitfulBytes ? 1 : breaks + 1
      if (breaks > maxFruitlessBreaks || !isResumable(first) || classify(error) === 'final') throw error
    }
    await sleep(clock, nextDelay('transient', breaks, random()), signal)
    part = await open(received, first.etag)
    checkSame(source, first, part, received)
  }
}

/** Without an entity tag the rest may be of another object, and without a size its end is not known. */
const isResumable = ({ etag, size }: Part): boolean => etag !== undefined && size !== undefined

function checkSame({ name }: DownloadSource, first: Part, part: Part, received: number): void {
  if (part.start === received && part.size === first.size && part.etag === first.etag) return
  part.discard()
  throw new ObjectChangedError(`${name}: after a break at byte ${String(received)} the store sent something else`)
}

/** Without a `cause`, so that it is classified as temporary. */
const endedEarly = ({ name }: DownloadSource, received: number, size: number): ConnectionError =>
  new ConnectionError(`${name}: the body ends after ${String(received)} of ${String(size)} bytes`, { mayBeSent: true })
