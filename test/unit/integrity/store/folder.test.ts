/** Copies in a folder: what is listed, read and saved. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SourceStore } from '../../../../src/integrity/store/file-source.js'
import { folderSource, publicKeysIn, savePublicKeys, savingStore } from '../../../../src/integrity/store/folder.js'
import type { StoredFile } from '../../../../src/integrity/store/store.js'

const { signal } = new AbortController()

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'copies-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

async function textOf(file: StoredFile | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const value of values) list.push(value)
  return list
}

test('files below a prefix are listed whose names are those of log files and digests, behind the marker', async () => {
  const store = new SourceStore(
    folderSource(
      folderWith({ 'a/b/2.json.gz': '', 'a/b/1.json.gz': '', 'a/b/1.json.gz.metadata.json': '', 'a/c.json.gz': '' }),
    ),
  )
  const list = (prefix: string, startAfter = '') => all(store.list({ bucket: undefined, prefix, startAfter }, signal))
  expect(await list('a/b')).toEqual(['a/b/1.json.gz', 'a/b/2.json.gz'])
  expect(await list('a/b/1')).toEqual(['a/b/1.json.gz'])
  expect(await list('a/', 'a/b/1.json.gz')).toEqual(['a/b/2.json.gz', 'a/c.json.gz'])
  expect(await list('x/')).toEqual([])
})

test('folders are told once, of the keys that a source gives', async () => {
  const store = new SourceStore({ list: () => ['p/a/1', 'p/a/2', 'p/b/1', 'p/3', 'q/a/1'], get: () => undefined })
  expect(await all(store.folders({ bucket: undefined, prefix: 'p/' }, signal))).toEqual(['p/a/', 'p/b/'])
})

test.each([
  ['none', {}, {}],
  [
    'as they are',
    { signature: 'a', 'Signature-Algorithm': 'b', size: 5 },
    { signature: 'a', 'signature-algorithm': 'b' },
  ],
  ['as head-object prints them', { Metadata: { signature: 'a' }, ContentLength: 5 }, { signature: 'a' }],
  ['unreadable', 'x', {}],
])('metadata: %s', async (_, metadata, expected) => {
  const files = { 'a.json.gz': 'text' }
  const beside = { 'a.json.gz.metadata.json': typeof metadata === 'string' ? metadata : JSON.stringify(metadata) }
  const store = new SourceStore(folderSource(folderWith({ ...files, ...beside })))
  expect((await store.get({ bucket: undefined, key: 'a.json.gz' }))?.metadata).toEqual(expected)
})

test('a file is read by its key, and none outside of the folder', async () => {
  const folder = folderWith({ 'inner/a.json.gz': 'text', 'secret.json.gz': 'secret' })
  const store = new SourceStore(folderSource(`${folder}/inner`))
  const get = async (key: string) => textOf(await store.get({ bucket: undefined, key }))
  expect(await get('a.json.gz')).toBe('text')
  for (const key of [
    '../secret.json.gz',
    './a.json.gz',
    'x//a.json.gz',
    '..\\secret.json.gz',
    'b.json.gz',
    'a.json.gz/b',
  ])
    expect(await get(key)).toBeUndefined()
})

test('copies may be bytes or pieces, with metadata or without, or not there', async () => {
  async function* pieces() {
    yield Buffer.from('in ')
    yield await Promise.resolve(Buffer.from('pieces'))
  }
  const copies: Record<string, object | null> = {
    bytes: { body: Buffer.from('bytes') },
    pieces: { body: pieces() },
    none: null,
  }
  const store = new SourceStore({ list: () => [], get: (key) => copies[key] as never })
  const get = (key: string) => store.get({ bucket: undefined, key })
  expect(await get('bytes')).toMatchObject({ metadata: {} })
  expect(await textOf(await get('bytes'))).toBe('bytes')
  expect(await textOf(await get('pieces'))).toBe('in pieces')
  expect([await get('none'), await get('other')]).toEqual([undefined, undefined])
})

test('public keys are read in both forms, and nothing else is taken for them', async () => {
  const key = { Value: 'AQ==', Fingerprint: 'one' }
  const keysIn = (content: string) => publicKeysIn(folderWith({ 'public-keys.json': content }))
  expect(await keysIn(JSON.stringify({ PublicKeyList: [key] }))).toEqual([key])
  expect(await keysIn(JSON.stringify([key]))).toEqual([key])
  for (const content of ['', '{}', 'null', '5']) expect(await keysIn(content)).toBeUndefined()
  expect(await publicKeysIn(folderWith({}))).toBeUndefined()
})

test('keys are saved beside those that are there, each once', async () => {
  const folder = join(folderWith({}), 'new')
  await savePublicKeys(folder, [{ Value: Uint8Array.of(1), Fingerprint: 'one' }])
  await savePublicKeys(folder, [
    { Value: 'Ag==', Fingerprint: 'two' },
    { Value: 'xx', Fingerprint: 'one' },
    { Fingerprint: 'no value' },
  ])
  expect(await publicKeysIn(folder)).toEqual([
    { Value: 'AQ==', Fingerprint: 'one' },
    { Value: 'Ag==', Fingerprint: 'two' },
    { Value: '', Fingerprint: 'no value' },
  ])
})

test('what is read is saved, with its metadata where it has any', async () => {
  const folder = folderWith({})
  const copies: Record<string, object> = {
    'a/with.json.gz': { body: Buffer.from('one'), metadata: { signature: 'a' } },
    'a/without.json.gz': { body: Buffer.from('two') },
  }
  const store = savingStore(new SourceStore({ list: () => [], get: (key) => copies[key] as never }), folder)
  const get = (key: string) => store.get({ bucket: undefined, key }, signal)
  expect(await textOf(await get('a/with.json.gz'))).toBe('one')
  expect(await textOf(await get('a/without.json.gz'))).toBe('two')
  expect(await get('a/none.json.gz')).toBeUndefined()
  expect(readFileSync(`${folder}/a/with.json.gz`, 'utf8')).toBe('one')
  expect(JSON.parse(readFileSync(`${folder}/a/with.json.gz.metadata.json`, 'utf8'))).toEqual({
    Metadata: { signature: 'a' },
  })
  expect(() => readFileSync(`${folder}/a/without.json.gz.metadata.json`)).toThrow('ENOENT')
})
