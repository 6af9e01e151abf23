/** Which objects are read, and why others are not. */
import { expect, test } from 'vitest'
import { objectSkipReason, type ObjectRules } from '../../../../src/intake/objects/object-rules.js'
import { logKey } from '../../../support/log-keys.js'

const nowMs = Date.UTC(2026, 0, 15, 12)
const rules: ObjectRules = { nowMs, isFinished: () => false }
const key = logKey('2026-01-15T12:05')

test.each<[string, string, Partial<ObjectRules>, string | undefined]>([
  ['a log file', key, {}, undefined],
  ['of a kind that is not asked for', key, { kinds: ['CloudTrail-Insight'] }, 'kind'],
  ['of the first day that is not too old', logKey('2026-01-12T00:00'), { maxAgeDays: 3 }, undefined],
  ['of a day that is too old', logKey('2026-01-11T23:59'), { maxAgeDays: 3 }, 'age'],
  ['of a day that a key does not tell', 'export.json', { maxAgeDays: 3 }, undefined],
  ['of the future', logKey('2026-01-20T00:00'), { maxAgeDays: 3 }, undefined],
  ['that a filter refuses', key, { sourceFilter: () => false }, 'filter'],
  ['that a filter takes', key, { sourceFilter: (object) => object.key === key }, undefined],
  ['that was finished', key, { isFinished: () => true }, 'finished'],
])('an object %s', (_, name, more, reason) => {
  expect(objectSkipReason({ bucket: 'trail-logs', key: name }, { ...rules, ...more })).toBe(reason)
})
