/** Where digests and log files are read, whatever it is. */
import type { Failure } from '../findings/finding.js'
import type { Pieces } from '../content/pieces.js'

/** A file that was found. */
export interface StoredFile {
  /** Metadata of the object, by names in lower case. */
  readonly metadata: Readonly<Record<string, string>>
  readonly pieces: Pieces
}

/** Where a file is read. */
export interface FilePlace {
  /** `undefined` for copies of which it is not known. */
  readonly bucket: string | undefined
  readonly key: string
}

/** What is listed. */
export interface ListingPlace {
  readonly bucket: string | undefined
  readonly prefix: string
  /** Only keys after this one. */
  readonly startAfter?: string
}

export interface Store {
  /** Keys in the order of their bytes. */
  list(place: ListingPlace, signal: AbortSignal): AsyncIterable<string>
  /** Names up to the next slash, e.g. `AWSLogs/o-exampleorg1/`. */
  folders(place: ListingPlace, signal: AbortSignal): AsyncIterable<string>
  /** `undefined` when there is none. @throws What went wrong. */
  get(place: FilePlace, signal: AbortSignal): Promise<StoredFile | undefined>
  /** What a failure to read means. */
  failureOf(error: unknown): Failure
}
