/** Which objects are read. */
import { expect, test } from 'vitest'
import { isNamedAsLog, skipReason, type RecordKind } from '../../../../src/intake/objects/skipped-objects.js'

const keyOf = (kind: string) => `AWSLogs/1/${kind}/us-east-1/2024/01/01/1_${kind}_us-east-1_20240101T0000Z_x.json.gz`

test.each<[key: string, reason: string | undefined, asked?: readonly RecordKind[]]>([
  [keyOf('CloudTrail'), undefined],
  [keyOf('CloudTrail-NetworkActivity'), undefined],
  [keyOf('CloudTrail-Insight'), undefined],
  [keyOf('CloudTrail-Aggregated'), 'kind'],
  [keyOf('CloudTrail-Aggregated'), undefined, ['CloudTrail', 'CloudTrail-Aggregated']],
  [keyOf('CloudTrail-Insight'), 'kind', ['CloudTrail']],
  [keyOf('CloudTrail-Digest'), 'digest'],
  [keyOf('CloudTrail-Digest'), 'digest', ['CloudTrail']],
  ['AWSLogs/1/CloudTrail/', 'folder'],
  ['anything/', 'folder'],
  ['exports/events.json', undefined],
  [keyOf('CloudTrail-Novelty'), undefined, ['CloudTrail']],
])('%s is passed over as: %s', (key, reason, asked) => {
  expect(skipReason({ key }, asked)).toBe(reason)
})

test('an object without bytes is passed over, one of unknown size is not', () => {
  expect(skipReason({ key: keyOf('CloudTrail'), size: 0 })).toBe('empty')
  expect(skipReason({ key: keyOf('CloudTrail'), size: 1 })).toBeUndefined()
})

test.each([
  [keyOf('CloudTrail'), true],
  [keyOf('CloudTrail').replace(/\.gz$/, ''), true],
  [keyOf('CloudTrail').replace(/\.json\.gz$/, '.JSON.GZ'), false],
  [keyOf('CloudTrail').replace(/\.gz$/, '.bz2'), false],
  [keyOf('CloudTrail').replace('1_CloudTrail', 'sub/1_CloudTrail'), false],
  ['AWSLogs/1/CloudTrail/us-east-1/2024/01/01/_SUCCESS', false],
  ['exports/events.json', false],
])('%s is named as a log file: %s', (key, isIt) => {
  expect(isNamedAsLog(key)).toBe(isIt)
})
