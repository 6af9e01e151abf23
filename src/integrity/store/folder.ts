/** Copies in a folder on disk: each file under its key, with its metadata in a second file beside it. */
import { builtin } from '../../platform/node-builtin.js'
import { foreignError } from '../../runtime/foreign-error.js'
import { parseJson } from '../../runtime/parse-json.js'
import type { ListedKey } from '../keys/key-ring.js'
import type { FileCopy, FileSource } from './file-source.js'
import type { FilePlace, Store, StoredFile } from './store.js'

const sidecar = '.metadata.json'
const keysFile = 'public-keys.json'

/** The files of a folder, whose paths below it are their keys. */
export function folderSource(folder: string): FileSource {
  return {
    list: async (prefix) => {
      // Only below the last slash of the prefix can there be keys that begin with it.
      const below = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      const names = await orNothing(builtin('node:fs').promises.readdir(`${folder}/${below}`, { recursive: true }))
      return (names ?? [])
        .map((name) => below + name.replaceAll('\\', '/'))
        .filter((key) => key.endsWith('.json.gz') && key.startsWith(prefix))
    },
    get: async (key) => {
      if (!isBelow(key)) return undefined
      const body = await orNothing(builtin('node:fs').promises.readFile(`${folder}/${key}`))
      return body === undefined ? undefined : { body, metadata: await metadataIn(`${folder}/${key}${sidecar}`) }
    },
  }
}

/** A key with such segments would lead out of the folder. */
const isBelow = (key: string): boolean =>
  !key.split(/[/\\]/).some((part) => part === '..' || part === '.' || part === '')

/** `undefined` for a file that does not exist. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(foreignError(error).code)) return undefined
    throw error
  }
}

/** The metadata alone, or as `aws s3api head-object` prints them. */
async function metadataIn(file: string): Promise<FileCopy['metadata']> {
  const text = await orNothing(builtin('node:fs').promises.readFile(file, 'utf8'))
  const value = text === undefined ? undefined : (parseJson(text) as { Metadata?: unknown } | null | undefined)
  const members = Object.entries((value?.Metadata ?? value ?? {}) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(members.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** The keys that were saved in a folder; `undefined` when there are none. */
export async function publicKeysIn(folder: string): Promise<readonly ListedKey[] | undefined> {
  const text = await orNothing(builtin('node:fs').promises.readFile(`${folder}/${keysFile}`, 'utf8'))
  const value = text === undefined ? undefined : (parseJson(text) as { PublicKeyList?: unknown } | null | undefined)
  const keys = value?.PublicKeyList ?? value
  return Array.isArray(keys) ? (keys as ListedKey[]) : undefined
}

/** Saves keys, in the form of `aws cloudtrail list-public-keys`; those that are there already are kept. */
export async function savePublicKeys(folder: string, keys: readonly ListedKey[]): Promise<void> {
  const known = (await publicKeysIn(folder)) ?? []
  const fingerprints = new Set(known.map(({ Fingerprint }) => Fingerprint))
  const fresh = keys.filter(({ Fingerprint }) => !fingerprints.has(Fingerprint))
  const list = [...known, ...fresh.map((key) => ({ ...key, Value: base64Of(key.Value) }))]
  const { mkdir, writeFile } = builtin('node:fs').promises
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/${keysFile}`, `${JSON.stringify({ PublicKeyList: list }, null, 2)}\n`)
}

const base64Of = (value: ListedKey['Value']): string =>
  typeof value === 'string' ? value : Buffer.from(value ?? new Uint8Array()).toString('base64')

/** A store that saves each file in a folder when it is read, as it was stored. */
export function savingStore(store: Store, folder: string): Store {
  return {
    list: (place, signal) => store.list(place, signal),
    folders: (place, signal) => store.folders(place, signal),
    failureOf: (error) => store.failureOf(error),
    get: async (place, signal) => {
      const file = await store.get(place, signal)
      return file === undefined ? undefined : save(folder, place, file)
    },
  }
}

/** @returns The saved file: a reader that stops early does not cut it off. */
async function save(folder: string, { key }: FilePlace, { metadata, pieces }: StoredFile): Promise<StoredFile> {
  if (!isBelow(key)) throw new Error(`${key} cannot be saved: it would be a file outside of the folder`)
  const { createReadStream, promises } = builtin('node:fs')
  const path = `${folder}/${key}`
  await promises.mkdir(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  await promises.writeFile(`${path}.part`, pieces)
  await promises.rename(`${path}.part`, path)
  if (Object.keys(metadata).length > 0) {
    await promises.writeFile(path + sidecar, `${JSON.stringify({ Metadata: metadata }, null, 2)}\n`)
  }
  return { metadata, pieces: createReadStream(path) as AsyncIterable<Uint8Array> }
}
