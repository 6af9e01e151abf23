/** A store of cursors in a folder: a small file for each, replaced as a whole. */
import type { FileHandle } from 'node:fs/promises'
import { builtin } from '../../platform/node-builtin.js'
import { foreignError } from '../../runtime/foreign-error.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import { CursorError, isCursor, type Cursor } from './cursor.js'
import type { CursorStore } from './cursors.js'

/** A {@link CursorStore} in files. Its methods reject with a {@link CursorError}. */
export interface FileCursors extends CursorStore {
  get(name: string): Promise<Cursor | undefined>
  set(name: string, cursor: Cursor): Promise<void>
}

/**
 * Keeps cursors in a folder, which is created with the first one.
 *
 * A cursor is written to a temporary file that is then renamed, so that a process that is killed leaves the old cursor or the
 * new one, never a part. A damaged file is refused: whether to begin again is your decision.
 *
 * A cursor is replaced only while its file has the content that this store read or wrote last. Otherwise another process works
 * on the same series, and `set` rejects with `CursorInUse`. Two that write within the same millisecond can both succeed; the next
 * write of one of them is then refused.
 *
 * @param folder - Its path. Two processes must not work on the same series at the same time.
 */
export function fileCursors(folder: string): FileCursors {
  const lastWrites = new Map<string, Promise<void>>()
  /** What the file of each name had last, as a hash. */
  const known = new Map<string, string>()
  return {
    get: async (name) => {
      const file = `${folder}/${fileNameOf(name)}`
      const text = await textOf(file)
      known.set(name, hashOf(text))
      return text === undefined ? undefined : cursorIn(text, file, name)
    },
    // One write at a time: two would share the temporary file, and the older could win.
    set: (name, cursor) => {
      const text = JSON.stringify({ name, ...cursor })
      const write = async () => {
        await replaceFile(folder, fileNameOf(name), text, known.get(name))
        known.set(name, hashOf(text))
      }
      const written = (lastWrites.get(name) ?? Promise.resolve()).then(write, write)
      lastWrites.set(name, written)
      return written
    },
  }
}

/** How many characters of the cursor's name the file name shows, for readers; the hash after them makes it unique. */
const shownLength = 100

function fileNameOf(name: string): string {
  const shown = name.replaceAll(/[^A-Za-z0-9-]+/g, '_').slice(-shownLength)
  return `${shown}${hashOf(name)}.json`
}

/** @param text - `undefined` for a file that does not exist. */
const hashOf = (text: string | undefined): string =>
  builtin('node:crypto')
    .createHash('sha256')
    .update(text ?? '')
    .digest('hex')
    .slice(0, 16)

function cursorIn(text: string, file: string, name: string): Cursor {
  const { name: found, ...cursor } = parsed(text, file)
  if (found === name && isCursor(cursor)) return cursor
  throw corrupt(file, found === name ? 'it has no complete cursor' : 'it is of another series')
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await builtin('node:fs').promises.readFile(file, 'utf8')
  } catch (cause) {
    if (foreignError(cause).code === 'ENOENT') return undefined
    throw new CursorError(`${file}: the cursor cannot be read; see the cause`, { code: 'CursorStoreFailed', cause })
  }
}

function parsed(text: string, file: string): { name?: unknown } {
  const value = parseJson(text)
  if (value === undefined) throw corrupt(file, 'it is not JSON')
  return isObject(value) ? value : {}
}

const inUse = (file: string): CursorError =>
  new CursorError(
    `${file}: another process has stored this cursor meanwhile; end one of the two, or give each a folder of its own`,
    { code: 'CursorInUse' },
  )

function corrupt(file: string, reason: string): CursorError {
  const remedy = 'put a copy of it back, or delete it to begin this series again'
  return new CursorError(`${file}: ${reason}; ${remedy}`, { code: 'CursorCorrupt' })
}

/** @param known - The hash of what is to be replaced; `undefined` for anything. */
async function replaceFile(folder: string, name: string, text: string, known: string | undefined): Promise<void> {
  const { mkdir, open, rename } = builtin('node:fs').promises
  // With the process id, so that a second process by mistake does not write into the same file.
  const temporary = `${folder}/${name}.${process.pid}.tmp`
  try {
    await mkdir(folder, { recursive: true })
    await writeThrough(await open(temporary, 'w', 0o600), text)
    // Between this and the next line another process could still come.
    if (known !== undefined && hashOf(await textOf(`${folder}/${name}`)) !== known) throw inUse(`${folder}/${name}`)
    await rename(temporary, `${folder}/${name}`)
  } catch (cause) {
    if (cause instanceof CursorError) throw cause
    const message = `${folder}/${name}: the cursor cannot be written; see the cause`
    throw new CursorError(message, { code: 'CursorStoreFailed', cause })
  }
}

/** Flushes the file to disk before it is renamed: otherwise a power failure could leave an empty file. */
async function writeThrough(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
