/** Digests that are fetched ahead of the walk. */
import { expect, test } from 'vitest'
import { DigestReader } from '../../../../src/integrity/chain/digest-reader.js'
import type { DigestCheck } from '../../../../src/integrity/digest/check-digest.js'

/** A reader, and the keys of the digests that it has begun to check, with their buckets. */
function readerWith(ahead: number) {
  const begun: string[] = []
  const check = ({ bucket = '', key }: { bucket: string | undefined; key: string }) => {
    begun.push(`${bucket}/${key}`)
    return Promise.resolve({ key } as unknown as DigestCheck)
  }
  return { begun, reader: new DigestReader(check, ahead) }
}

test('the newest of those before it are begun with one, each once', async () => {
  const { begun, reader } = readerWith(2)
  expect(await reader.take({ bucket: 'a', key: '5' }, ['1', '2', '3', '4'])).toEqual({ key: '5' })
  expect(begun).toEqual(['a/5', 'a/4', 'a/3'])
  expect(await reader.take({ bucket: 'a', key: '4' }, ['1', '2', '3'])).toEqual({ key: '4' })
  expect(begun).toEqual(['a/5', 'a/4', 'a/3', 'a/2'])
  await reader.take({ bucket: 'a', key: '3' }, ['1'])
  await reader.take({ bucket: 'a', key: '1' }, [])
  expect(begun).toEqual(['a/5', 'a/4', 'a/3', 'a/2', 'a/1'])
})

test('one that is taken again is checked again', async () => {
  const { begun, reader } = readerWith(1)
  await reader.take({ bucket: 'a', key: '2' }, ['1'])
  await reader.take({ bucket: 'a', key: '1' }, [])
  await reader.take({ bucket: 'a', key: '1' }, [])
  expect(begun).toEqual(['a/2', 'a/1', 'a/1'])
})

test('what the walk has left aside is not kept', async () => {
  const { begun, reader } = readerWith(2)
  await reader.take({ bucket: 'a', key: '5' }, ['3', '4'])
  await reader.take({ bucket: 'a', key: '2' }, ['1'])
  await reader.take({ bucket: 'a', key: '4' }, [])
  expect(begun).toEqual(['a/5', 'a/4', 'a/3', 'a/2', 'a/1', 'a/4'])
})

test('of another bucket nothing is taken', async () => {
  const { begun, reader } = readerWith(1)
  await reader.take({ bucket: 'a', key: '2' }, ['1'])
  await reader.take({ bucket: 'b', key: '1' }, ['0'])
  await reader.take({ bucket: 'b', key: '0' }, [])
  expect(begun).toEqual(['a/2', 'a/1', 'b/1', 'b/0'])
})
