/** How inputs become requests in the two protocols. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { InputError } from '../../../src/contracts/errors.js'
import type { AnyOperation } from '../../../src/contracts/operation.js'
import { cloudtrail, cloudtrailData, operation } from '../../../src/operations/define.js'
import { PutAuditEvents } from '../../../src/operations/audit-events.js'
import { encodeRequest, requestUrl } from '../../../src/protocol/encode.js'

const row = (name: string, more: Partial<Pick<AnyOperation, 'service' | 'queryMembers'>> = {}): AnyOperation =>
  operation({
    name,
    input: () => z.strictObject({}),
    output: () => z.looseObject({}),
    quota: 'other',
    retry: 'always',
    readOnly: true,
    service: cloudtrail,
    ...more,
  })

const restRow = row('PutThings', { service: cloudtrailData, queryMembers: ['first', 'second'] })

test('an AWS JSON request names the operation in a header and has all members in the body', () => {
  expect(encodeRequest(row('DescribeTrails'), { trailNameList: ['a'], includeShadowTrails: false })).toEqual({
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'CloudTrail_20131101.DescribeTrails' },
    body: '{"trailNameList":["a"],"includeShadowTrails":false}',
  })
})

test('a REST JSON request names the operation in the path and has query members in the query only', () => {
  const auditEvents = [{ id: '1', eventData: '{}' }]
  const wire = { auditEvents, channelArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:channel/x', externalId: 'a=b' }
  expect(encodeRequest(PutAuditEvents, wire)).toEqual({
    method: 'POST',
    path: '/PutAuditEvents',
    query: [
      ['channelArn', wire.channelArn],
      ['externalId', 'a=b'],
    ],
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auditEvents }),
  })
})

test.each([
  ['AWS JSON', row('X')],
  ['REST JSON', restRow],
])('an %s request without members has an empty object for its body', (_, empty) => {
  expect(encodeRequest(empty, {})).toMatchObject({ query: [], body: '{}' })
})

test.each([
  ['AWS JSON', row('X')],
  ['REST JSON', restRow],
])('a member that is undefined is left out of an %s request', (_, one) => {
  const wire = { first: undefined, third: undefined, fourth: 1 }
  expect(encodeRequest(one, wire)).toMatchObject({ query: [], body: '{"fourth":1}' })
})

test('members that are false, zero or empty are sent', () => {
  const wire = { first: '', second: 0, third: false, fourth: [] }
  expect(encodeRequest(restRow, wire)).toMatchObject({
    query: [
      ['first', ''],
      ['second', '0'],
    ],
    body: '{"third":false,"fourth":[]}',
  })
  expect(encodeRequest(row('X'), wire).body).toBe('{"first":"","second":0,"third":false,"fourth":[]}')
})

test('the query mode header, which CloudTrail does not understand, is not sent', () => {
  expect(Object.keys(encodeRequest(row('X'), {}).headers)).toEqual(['content-type', 'x-amz-target'])
})

test('the body says what the input says, whatever text is in it, and can be sent as UTF-8', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string({ unit: 'binary' }), (wire, text) => {
      const { body } = encodeRequest(row('X'), { ...wire, text })
      expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify({ ...wire, text })))
      expect(Buffer.from(body, 'utf8').toString('utf8')).toBe(body)
    }),
    { seed: 2 },
  )
})

test('the input is left as it was', () => {
  const wire = Object.freeze({ first: 'x', third: Object.freeze(['y']) })
  expect(() => [encodeRequest(restRow, wire), encodeRequest(row('X'), wire)]).not.toThrow()
})

test('a URL is sent with the path and the query that were meant, or not at all', () => {
  const unit = fc.constantFrom(...Array.from('aZ1./%+ ?#&=\\:@\n\t'), '..', '%2e', 'é', '\ud800')
  const text = fc.string({ unit, maxLength: 8 })
  const endpoint = new URL('https://example.com/base/')
  fc.assert(
    fc.property(text, text, text, (tail, name, value) => {
      const path = `/${tail}`
      let url: URL
      try {
        url = requestUrl(endpoint, { method: 'GET', path, query: [[name, value]], headers: {}, body: '' })
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
        return
      }
      expect(url.href).toBe(`https://example.com/base${path}${url.search}`)
      expect([...url.searchParams]).toEqual([[name, value]])
    }),
    { seed: 8, numRuns: 5000 },
  )
})
