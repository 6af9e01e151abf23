/** What is remembered of a message that failed in part. */
import { expect, test } from 'vitest'
import { FinishedObjects } from '../../../../src/intake/messages/finished-objects.js'

const object = { bucket: 'logs', key: 'a.json.gz', versionId: 'v1', etag: 'e1' }

test('an object is finished for its message', () => {
  const finished = new FinishedObjects()
  expect(finished.has('m1', object)).toBe(false)
  finished.add('m1', object)
  expect(finished.has('m1', { ...object, region: 'eu-west-1', size: 5 })).toBe(true)
})

test('a message that asks for the object again gets it read', () => {
  const finished = new FinishedObjects()
  finished.add('m1', object)
  expect(finished.has('m2', object)).toBe(false)
})

test.each([
  [{ ...object, bucket: 'other' }],
  [{ ...object, key: 'b.json.gz' }],
  [{ ...object, versionId: 'v2' }],
  [{ ...object, etag: 'e2' }],
  [{ bucket: 'logs', key: 'a.json.gz' }],
])('%j is another object', (other) => {
  const finished = new FinishedObjects()
  finished.add('m1', object)
  expect(finished.has('m1', other)).toBe(false)
})

test('the oldest are forgotten', () => {
  const finished = new FinishedObjects(1)
  finished.add('m1', object)
  finished.add('m2', object)
  expect([finished.has('m1', object), finished.has('m2', object)]).toEqual([false, true])
})
