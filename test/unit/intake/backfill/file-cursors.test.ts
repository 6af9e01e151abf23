/** Cursors in files: whole or refused, whatever happens to the process or the disk. */
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { CursorError, cursorAt, type Cursor } from '../../../../src/intake/backfill/cursor.js'
import { fileCursors } from '../../../../src/intake/backfill/file-cursors.js'
import { failed } from '../../../support/failed.js'
import { bundled, killedAfter } from '../../../support/typescript-child.js'

const prefix = 'AWSLogs/123456789012/CloudTrail/eu-west-1/'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cursors-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** A folder with one cursor in it, and the file of that. */
async function folderWithCursor(): Promise<{ folder: string; file: string }> {
  const folder = await emptyFolder()
  await fileCursors(folder).set(prefix, cursorAt(0))
  const [name] = await readdir(folder)
  return { folder, file: join(folder, name!) }
}

test('a new process finds what was stored last', async () => {
  const folder = await emptyFolder()
  const cursor = { ...cursorAt(0), recent: ['19700101T0000Z_a', '/odd näme'], unfinished: ['/b'] }
  await fileCursors(folder).set(prefix, cursorAt(60_000))
  await fileCursors(folder).set(prefix, cursor)
  expect(await fileCursors(folder).get(prefix)).toEqual(cursor)
})

test('nothing stored is nothing found, even where there is no folder', async () => {
  const folder = join(await emptyFolder(), 'none')
  expect(await fileCursors(folder).get(prefix)).toBeUndefined()
})

test('the folder is made when the first cursor is stored', async () => {
  const folder = join(await emptyFolder(), 'a/b')
  await fileCursors(folder).set(prefix, cursorAt(0))
  expect(await fileCursors(folder).get(prefix)).toEqual(cursorAt(0))
})

test('prefixes that look alike, are long, or would leave the folder have files of their own', async () => {
  const folder = await emptyFolder()
  const prefixes = ['a/b/', 'a_b/', 'a/b', '../../etc/passwd/', '/', '', 'é', 'x'.repeat(900), `y${'x'.repeat(899)}`]
  const cursors = fileCursors(folder)
  await Promise.all(prefixes.map((one, index) => cursors.set(one, cursorAt(index * 60_000))))
  expect(await readdir(folder)).toHaveLength(prefixes.length)
  expect(await Promise.all(prefixes.map((one) => cursors.get(one)))).toEqual(
    prefixes.map((_, index) => cursorAt(index * 60_000)),
  )
})

test('the name of a file shows whose it is', async () => {
  const { file } = await folderWithCursor()
  expect(file).toMatch(/\/AWSLogs_123456789012_CloudTrail_eu-west-1_[0-9a-f]{16}\.json$/)
})

test('of writes that are asked for at once, the last remains', async () => {
  const cursors = fileCursors(await emptyFolder())
  await Promise.all(Array.from({ length: 30 }, (_, minute) => cursors.set(prefix, cursorAt(minute * 60_000))))
  expect(await cursors.get(prefix)).toEqual(cursorAt(29 * 60_000))
})

test('half a write beside the file does no harm', async () => {
  const { folder, file } = await folderWithCursor()
  await writeFile(`${file}.${process.pid}.tmp`, '{"name":"AWSL')
  expect(await fileCursors(folder).get(prefix)).toEqual(cursorAt(0))
  await fileCursors(folder).set(prefix, cursorAt(60_000))
  expect(await fileCursors(folder).get(prefix)).toEqual(cursorAt(60_000))
})

test.each([
  ['empty', ''],
  ['cut off', '{"name":"AWSLogs/1234'],
  ['not of an object', 'null'],
  ['without a floor', JSON.stringify({ name: prefix, newest: '20240101T0000', recent: [], unfinished: [] })],
  ['of another series', JSON.stringify({ name: 'other/', ...cursorAt(0) })],
])('a file that is %s is refused, with its name and what to do', async (_, text) => {
  const { folder, file } = await folderWithCursor()
  await writeFile(file, text)
  const error = await failed(fileCursors(folder).get(prefix))
  expect(error).toBeInstanceOf(CursorError)
  expect(error).toMatchObject({ code: 'CursorCorrupt' })
  expect(String(error)).toContain(file)
  expect(String(error)).toContain('delete it')
})

test('a file cut at any byte is refused', async () => {
  const { folder, file } = await folderWithCursor()
  const length = JSON.stringify({ name: prefix, ...cursorAt(0) }).length
  for (let bytes = length - 1; bytes >= 0; bytes--) {
    await truncate(file, bytes)
    expect(await failed(fileCursors(folder).get(prefix))).toMatchObject({ code: 'CursorCorrupt' })
  }
})

test('a write that fails rejects, leaves the old cursor, and does not stop the next', async () => {
  const folder = await emptyFolder()
  const cursors = fileCursors(folder)
  await cursors.set(prefix, cursorAt(0))
  const [name = ''] = await readdir(folder)
  const inTheWay = join(folder, `${name}.${process.pid}.tmp`)
  await mkdir(inTheWay)
  expect(await failed(cursors.set(prefix, cursorAt(60_000)))).toMatchObject({
    code: 'CursorStoreFailed',
    cause: { code: 'EISDIR' },
  })
  expect(await cursors.get(prefix)).toEqual(cursorAt(0))
  await rm(inTheWay, { recursive: true })
  await cursors.set(prefix, cursorAt(120_000))
  expect(await cursors.get(prefix)).toEqual(cursorAt(120_000))
})

test('a file that cannot be read is told apart from a damaged one', async () => {
  const { folder, file } = await folderWithCursor()
  await rm(file)
  await mkdir(file)
  expect(await failed(fileCursors(folder).get(prefix))).toMatchObject({
    name: 'CursorError',
    code: 'CursorStoreFailed',
  })
})

/** Stores one large cursor after the other, and says so after each. */
const writer = `
  import { fileCursors } from './src/intake/backfill/file-cursors.ts'
  const cursors = fileCursors(process.argv.at(-1))
  for (let number = 0; ; number++) {
    const recent = Array.from({ length: 5000 }, (_, index) => \`\${number}-\${index}\`)
    await cursors.set('${prefix}', { newest: '20240101T0000', floor: '20240101T0000', recent, unfinished: [] })
    process.stdout.write(number + '\\n')
  }`

test('a process that is killed while it writes leaves a whole cursor, no older than the last that was stored', async () => {
  const program = await bundled(writer)
  const folder = await emptyFolder()
  for (let writes = 1; writes <= 8; writes++) {
    const last = Number((await killedAfter(writes, program, folder)).at(-1))
    const { recent }: Partial<Cursor> = (await fileCursors(folder).get(prefix)) ?? {}
    const number = Number(recent?.[0]?.split('-')[0])
    expect(recent?.length).toBe(5000)
    expect(number).toBeGreaterThanOrEqual(last)
  }
})

test('a cursor that somebody else has stored meanwhile is not replaced, whoever comes second', async () => {
  const folder = await emptyFolder()
  const [one, other] = [fileCursors(folder), fileCursors(folder)]
  for (const cursors of [one, other]) await cursors.get(prefix)
  await one.set(prefix, cursorAt(0))
  const error = await failed(other.set(prefix, cursorAt(60_000)))
  expect(error).toBeInstanceOf(CursorError)
  expect(error).toMatchObject({ code: 'CursorInUse' })
  expect(String(error)).toContain(join(folder, 'AWSLogs_123456789012'))
  await one.set(prefix, cursorAt(120_000))
  expect(await other.get(prefix)).toEqual(cursorAt(120_000))
})

test('a process that begins where another has ended may store', async () => {
  const { folder } = await folderWithCursor()
  const next = fileCursors(folder)
  await next.get(prefix)
  await next.set(prefix, cursorAt(60_000))
  await next.set(prefix, cursorAt(120_000))
  expect(await fileCursors(folder).get(prefix)).toEqual(cursorAt(120_000))
})

test('a cursor that was removed meanwhile is not made again unseen', async () => {
  const { folder, file } = await folderWithCursor()
  const cursors = fileCursors(folder)
  await cursors.get(prefix)
  await rm(file)
  expect(await failed(cursors.set(prefix, cursorAt(60_000)))).toMatchObject({ code: 'CursorInUse' })
})
