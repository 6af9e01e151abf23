/** Copies of files: what a caller gives to read them, and how it becomes a store. */
import { errorText, foreignError } from '../../runtime/foreign-error.js'
import type { Failure } from '../findings/finding.js'
import type { FilePlace, ListingPlace, Store, StoredFile } from './store.js'

/** A copy of an object. */
export interface FileCopy {
  /** Its bytes as they were delivered, compressed. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  /**
   * Metadata of the object, without `x-amz-meta-`: for a digest `signature` and `signature-algorithm`, and for one whose key ends in
   * `_backfill.json.gz` also `backfill-generation-timestamp`. Names count in any case.
   *
   * @defaultValue none
   */
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** Where copies are read. Keys are those that the files had in their bucket. */
export interface FileSource {
  /** @returns The keys that begin with `prefix`, in any order. */
  list(prefix: string): AsyncIterable<string> | Iterable<string> | Promise<Iterable<string>>
  /** @returns The copy; nothing when there is none. */
  get(key: string): Promise<FileCopy | null | undefined> | FileCopy | null | undefined
}

/** Copies of which the bucket plays no part: all that a chain leads to are in one source. */
export class SourceStore implements Store {
  readonly #source: FileSource

  constructor(source: FileSource) {
    this.#source = source
  }

  async *list({ prefix, startAfter = '' }: ListingPlace, signal: AbortSignal): AsyncGenerator<string, void> {
    const keys: string[] = []
    for await (const key of await this.#source.list(prefix)) {
      signal.throwIfAborted()
      if (key.startsWith(prefix) && key > startAfter) keys.push(key)
    }
    yield* keys.sort()
  }

  async *folders(place: ListingPlace, signal: AbortSignal): AsyncGenerator<string, void> {
    const seen = new Set<string>()
    for await (const key of this.list(place, signal)) {
      const folder = key.slice(0, key.indexOf('/', place.prefix.length) + 1)
      if (folder.length > place.prefix.length && !seen.has(folder)) yield folder
      seen.add(folder)
    }
  }

  async get({ key }: FilePlace): Promise<StoredFile | undefined> {
    const copy = await this.#source.get(key)
    if (copy === undefined || copy === null) return undefined
    const { body, metadata = {} } = copy
    const named = Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value] as const)
    return { metadata: Object.fromEntries(named), pieces: piecesOf(body) }
  }

  failureOf(error: unknown): Failure {
    const isDenied = ['EACCES', 'EPERM'].includes(foreignError(error).code)
    return { reason: isDenied ? 'denied' : 'unreadable', message: errorText(error) }
  }
}

async function* piecesOf(body: FileCopy['body']): AsyncGenerator<Uint8Array, void> {
  if (Symbol.asyncIterator in body) yield* body
  else yield body
}
