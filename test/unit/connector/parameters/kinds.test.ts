import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import {
  choice,
  count,
  day,
  flag,
  list,
  stsCredentials,
  text,
  textOrFlag,
} from '../../../../src/connector/parameters/kinds.js'
import { optional, type Kind, type Parameter } from '../../../../src/connector/parameters/parameter.js'

const keys = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'se/cr+et', SessionToken: 'to//ken==' }
const python =
  "{'AccessKeyId': 'ASIAEXAMPLE', 'Expiration': '2026-11-21 22:28:04', 'SecretAccessKey': 'se/cr+et', 'SessionToken': 'to//ken=='}"
const pythonWith = (expiration: string) => python.replace("'2026-11-21 22:28:04'", expiration)
const parameter = <A, T>(kind: Kind<A, T>): Parameter => optional(kind, { description: '' })

const kinds: Readonly<Record<string, Parameter>> = {
  text: parameter(text),
  flag: parameter(flag),
  count: parameter(count(1)),
  start: parameter(day('start')),
  end: parameter(day('end')),
  choice: parameter(choice(['All', 'ReadOnly'], { aliases: { 'Read And Write': 'All' } })),
  textOrFlag: parameter(textOrFlag),
  list: parameter(list({ of: 'names' })),
  emptyList: parameter(list({ of: 'names', values: ['a', 'b'], isEmptyAllowed: true })),
  credentials: parameter(stsCredentials),
}

const good: readonly (readonly [kind: string, given: unknown, read: unknown])[] = [
  ['text', ' audit ', 'audit'],
  ['flag', true, true],
  ['flag', 'true', true],
  ['flag', 'False', false],
  ['count', 200, 200],
  ['count', ' 200 ', 200],
  ['start', '2026-11-01', new Date('2026-11-01T00:00:00Z')],
  ['end', '2026-11-01', new Date('2026-11-01T23:59:59Z')],
  ['choice', 'ReadOnly', 'ReadOnly'],
  ['choice', 'Read And Write', 'All'],
  ['textOrFlag', false, 'false'],
  ['list', ['a', 'b'], ['a', 'b']],
  ['list', ['a', ' b', 'a'], ['a', 'b']],
  ['list', 'a, b', ['a', 'b']],
  ['list', 'a,b,', ['a', 'b']],
  ['list', '["a", "b"]', ['a', 'b']],
  ['list', '"a, b"', ['a, b']],
  ['list', 'a', ['a']],
  ['emptyList', [], []],
  ['emptyList', '[]', []],
  ['credentials', keys, { ...keys, Expiration: undefined }],
  ['credentials', JSON.stringify(keys), { ...keys, Expiration: undefined }],
  ['credentials', { ...keys, Expiration: '2026-11-21T22:28:04Z' }, { ...keys, Expiration: '2026-11-21T22:28:04Z' }],
  ['credentials', python, { ...keys, Expiration: '2026-11-21T22:28:04Z' }],
  ['credentials', pythonWith('None'), { ...keys, Expiration: undefined }],
  [
    'credentials',
    pythonWith('datetime.datetime(2026, 11, 21, 22, 28, 4, tzinfo=tzutc())'),
    { ...keys, Expiration: '2026-11-21T22:28:04.000Z' },
  ],
  ['credentials', { ...keys, Expiration: 1_795_300_084 }, { ...keys, Expiration: 1_795_300_084 }],
  ['credentials', { ...keys, Expiration: null }, { ...keys, Expiration: undefined }],
  ['credentials', JSON.stringify({ ...keys, Expiration: null }), { ...keys, Expiration: undefined }],
]

test.each(good)('%s reads %j', (kind, given, read) => {
  expect(kinds[kind]!.read(given)).toEqual({ value: read })
})

test.each(good)('the schema of %s accepts %j', (kind, given) => {
  expect(new Ajv2020().validate(kinds[kind]!.jsonSchema(), given)).toBe(true)
})

/** Of another form: the schema says no as well. */
const ofAnotherForm: readonly (readonly [kind: string, given: unknown])[] = [
  ['text', 5],
  ['text', '  '],
  ['flag', 'yes'],
  ['flag', 1],
  ['count', 0],
  ['count', 1.5],
  ['count', '1e3'],
  ['count', '-1'],
  ['start', '2026-11-1'],
  ['start', '01.11.2026'],
  ['end', '2026-11-01T00:00:00Z'],
  ['end', 20261101],
  ['choice', 'readonly'],
  ['textOrFlag', 5],
  ['list', []],
  ['list', ['a', '']],
  ['list', [1]],
  ['list', { a: 1 }],
  ['emptyList', ['c']],
  ['credentials', 'ASIAEXAMPLE'],
  ['credentials', { ...keys, SessionToken: undefined }],
  ['credentials', { ...keys, RoleArn: 'arn' }],
]

/** Of the right form; what it says is wrong. */
const wrongInside: readonly (readonly [kind: string, given: unknown])[] = [
  ['count', '0'],
  ['start', '2026-02-30'],
  ['end', '2026-13-01'],
  ['list', 'a,,b'],
  ['list', '["a", 1]'],
  ['list', '["a"'],
  ['emptyList', 'c'],
  ['credentials', '{"AccessKeyId": "ASIAEXAMPLE"}'],
  ['credentials', "{'AccessKeyId': ASIAEXAMPLE}"],
  ['credentials', { ...keys, Expiration: 'tomorrow' }],
  ['credentials', { ...keys, Expiration: true }],
  ['credentials', { ...keys, Expiration: new Date(NaN) }],
  ['credentials', "{'AccessKeyId': 'ASIAEXAMPLE', 'Expiration': datetime.datetime(2026, 11, 21, tzinfo=tzlocal())}"],
]

test.each([...ofAnotherForm, ...wrongInside])('%s refuses %j, and says what is accepted', (kind, given) => {
  expect(kinds[kind]!.read(given)).toEqual({
    issues: [{ path: '', message: expect.stringMatching(/^must be (true|an? |one |the )/) as string }],
  })
})

test.each(ofAnotherForm)('the schema of %s refuses %j', (kind, given) => {
  expect(new Ajv2020().validate(kinds[kind]!.jsonSchema(), given)).toBe(false)
})

test.each([
  ['text', ['audit'], 'audit'],
  ['text', '["audit"]', 'audit'],
  ['text', '"audit"', 'audit'],
  ['flag', ['True'], true],
  ['flag', '["true"]', true],
  ['count', [5], 5],
  ['count', '[5]', 5],
  ['start', '["2026-11-01"]', new Date('2026-11-01T00:00:00Z')],
  ['choice', 'Read only', 'ReadOnly'],
  ['choice', ['read only'], 'ReadOnly'],
  ['choice', 'Read and write', 'All'],
  ['credentials', [keys], { ...keys, Expiration: undefined }],
  ['credentials', JSON.stringify([keys]), { ...keys, Expiration: undefined }],
])('%s takes %j as its only value', (kind, given, read) => {
  expect(kinds[kind]!.read(given)).toEqual({ value: read })
})

test.each(['["a", "b"]', ['a', 'b'], '["a"', '[]'])('text does not take %j for a single value of a list', (given) => {
  expect(kinds['text']!.read(given)).not.toEqual({ value: 'a' })
})

test('an empty list is told that it is one', () => {
  expect(kinds['list']!.read([])).toEqual({
    issues: [{ path: '', message: expect.stringMatching(/at least one item$/) as string }],
  })
})

test('a name that is nearly right is suggested', () => {
  expect(kinds['choice']!.read('readonly')).toEqual({
    issues: [{ path: '', message: 'must be one of All, ReadOnly; did you mean ReadOnly?' }],
  })
})

test('a message never repeats what was given: it may be a secret', () => {
  const readings = Object.values(kinds).map((kind) => kind.read('{"Password": "hunter2"'))
  const messages = readings.flatMap((reading) => ('issues' in reading ? reading.issues : []))
  expect(messages.length).toBeGreaterThan(3)
  expect(JSON.stringify(messages)).not.toContain('hunter2')
})
