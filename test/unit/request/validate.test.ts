/** What callers and services of ill will can give: nothing of it is shown, lost on the way or taken for something else. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { CreateDashboard } from '../../../src/operations/dashboards.js'
import { LookupEvents } from '../../../src/operations/events.js'
import { DescribeQuery, GetQueryResults } from '../../../src/operations/queries.js'
import { decodeOutput, encodeInput, encodeWithoutChecks } from '../../../src/request/validate.js'

function messageOf(input: unknown): string {
  try {
    return `no error: ${JSON.stringify(encodeInput(LookupEvents, input))}`
  } catch (error) {
    return error instanceof InputError ? error.message : String(error)
  }
}

class Secret {
  readonly text = 'secret'
}

test.each<[string, unknown, string]>([
  ['null', null, 'null (leave the member out instead)'],
  ['a string', 'secret', 'a string'],
  ['a number', 5.5, 'a whole number, got the number 5.5'],
  ['NaN', NaN, 'NaN'],
  ['a bigint', 5n, 'a bigint'],
  ['a symbol', Symbol('secret'), 'a symbol'],
  ['a list', ['secret'], 'an array'],
  ['an object', { secret: 'secret' }, 'an object'],
  ['an object of a class', new Secret(), 'an object'],
  ['an object that calls itself something', { [Symbol.toStringTag]: 'secret' }, 'a class instance'],
  ['text in an object', new String('secret'), 'a String'],
  ['an error', new Error('secret'), 'an Error'],
  ['bytes', new Uint8Array(1), 'a Uint8Array'],
  ['a function', () => 'secret', 'a function'],
])('%s in the wrong place is named and not shown', (_, value, kind) => {
  const message = messageOf({ MaxResults: value })
  expect(message).toContain(kind)
  expect(message).not.toMatch(/secret/i)
})

test('an input may be of a class, without a prototype, or of another realm', () => {
  const wire = { MaxResults: 5, StartTime: 5 }
  const StartTime = new Date(5000)
  class Search {
    MaxResults = 5
    get StartTime() {
      return StartTime
    }
  }
  expect(encodeInput(LookupEvents, new Search())).toEqual(wire)
  expect(encodeInput(LookupEvents, Object.assign(Object.create(null), { MaxResults: 5, StartTime }))).toEqual(wire)
  const foreign: unknown = runInNewContext('({ MaxResults: 5, StartTime: new Date(5000) })')
  expect(encodeInput(LookupEvents, foreign)).toEqual(wire)
})

test('dates of another realm do not keep the rules between members from being checked', () => {
  const foreign = runInNewContext('[new Date(9000), new Date(5000)]') as Date[]
  const [StartTime, EndTime] = foreign
  expect(messageOf({ StartTime, EndTime })).toBe('LookupEvents: StartTime must not be later than EndTime')
  expect(messageOf({ StartTime, MaxResults: 51, Shade: 1 })).toMatch(
    /MaxResults must be at most 50; Shade is not a member/,
  )
})

test('members that are undefined are not sent, whether they are known or not', () => {
  expect(encodeInput(LookupEvents, { MaxResults: undefined, Shade: undefined })).toStrictEqual({})
})

test('items that are missing from a list are told by their index', () => {
  const item = { AttributeKey: 'EventName', AttributeValue: 'x' }
  const message = messageOf({ LookupAttributes: [, item, undefined] })
  expect(message).toBe('LookupEvents: LookupAttributes[0] is required; LookupAttributes[2] is required')
})

test('__proto__ and constructor are members like any other', () => {
  expect(messageOf(JSON.parse('{"__proto__":{"MaxResults":5}}'))).toContain('__proto__ is not a member')
  expect(messageOf({ constructor: 5 })).toContain('constructor is not a member')
  const json: unknown = JSON.parse('{"__proto__":{"a":1},"QueryResultRows":[[{"__proto__":"x"}]]}')
  const decoded = decodeOutput(GetQueryResults, json)
  expect('output' in decoded && Object.getPrototypeOf(decoded.output)).toBe(Object.prototype)
  expect(JSON.stringify(decoded)).toBe(JSON.stringify({ output: json }))
})

test('an entry named __proto__ is sent as an entry', () => {
  const ViewProperties: unknown = JSON.parse('{"__proto__":"x"}')
  const wire = encodeInput(CreateDashboard, { Name: 'abc', Widgets: [{ QueryStatement: 'x', ViewProperties }] })
  expect(JSON.stringify(wire)).toContain('"ViewProperties":{"__proto__":"x"}')
})

test('a null member of a reply is absent, and so is a null entry or item', () => {
  expect(decodeOutput(LookupEvents, { NextToken: null, Events: [{ EventTime: null }] })).toStrictEqual({
    output: { Events: [{}] },
  })
  expect(decodeOutput(LookupEvents, { Shade: null })).toStrictEqual({ output: { Shade: null } })
  expect(decodeOutput(GetQueryResults, { QueryResultRows: [[{ a: null, b: 'c' }]] })).toStrictEqual({
    output: { QueryResultRows: [[{ b: 'c' }]] },
  })
  expect(decodeOutput(LookupEvents, { Events: [null, {}, null] })).toStrictEqual({ output: { Events: [{}] } })
  expect(decodeOutput(LookupEvents, null)).toStrictEqual({ output: {} })
})

test.each(['1e999', '-1e999'])('the number %s of a reply is no number and no moment', (text) => {
  const infinite = JSON.parse(text) as number
  expect(decodeOutput(LookupEvents, { Events: [{ EventTime: infinite }] })).toHaveProperty('issues')
  expect(decodeOutput(DescribeQuery, { QueryStatistics: { EventsMatched: infinite } })).toHaveProperty('issues')
})

test('a reply is taken with half of a surrogate pair, an input is not', () => {
  expect(decodeOutput(LookupEvents, { NextToken: '\ud800' })).toEqual({ output: { NextToken: '\ud800' } })
  expect(messageOf({ NextToken: '\ud800' })).toContain('half of a surrogate pair')
})

test('a name that came from elsewhere is fit for a log line', () => {
  const message = messageOf({ [`a\n\u001b[31m${'x'.repeat(1000)}`]: 5 })
  expect(message).toMatch(/^LookupEvents: a \[31mx{100,200}\.\.\. is not a member/)
})

test('a circle is sent when nothing is checked no more than when all is', () => {
  const circle: Record<string, unknown> = {}
  circle['LookupAttributes'] = [circle]
  expect(messageOf(circle)).toContain('LookupAttributes[0].AttributeKey is required')
  expect(() => encodeWithoutChecks(LookupEvents, circle)).toThrow('LookupEvents: the input is nested too deep')
})

test('what a getter throws is not dressed as something else', () => {
  const fault = new TypeError('of the caller')
  const thrower = {
    get MaxResults() {
      throw fault
    },
  }
  expect(() => encodeInput(LookupEvents, thrower)).toThrow(fault)
  expect(() => encodeWithoutChecks(LookupEvents, thrower)).toThrow(fault)
})
