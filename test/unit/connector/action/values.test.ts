/** Values that are refused before anything is sent. */
import { expect, test } from 'vitest'
import {
  attributeValueProblem,
  dataResourceProblem,
  trailNameProblem,
} from '../../../../src/connector/action/values.js'

test.each(['abc', 'a'.repeat(128), 'My.trail_1-x', '1.2.3', 'arn:anything'])('%s may name a trail', (name) => {
  expect(trailNameProblem(name)).toBeUndefined()
})

test.each([
  ['ab', '3 characters'],
  ['a'.repeat(129), '128 characters'],
  ['a b', 'letters, digits'],
  ['trail-ä', 'letters, digits'],
  ['.abc', 'begin'],
  ['abc-', 'end'],
  ['my-_trail', 'side by side'],
  ['192.168.5.4', 'IP address'],
])('%s may not, because of: %s', (name, rule) => {
  expect(trailNameProblem(name)).toContain(rule)
})

const s3 = 'AWS::S3::Object'
const lambda = 'AWS::Lambda::Function'
const table = 'AWS::DynamoDB::Table'

test.each([
  [s3, 'arn:aws:s3'],
  [s3, 'arn:aws:s3:::'],
  [s3, 'arn:aws:s3:::bucket/'],
  [s3, 'arn:aws-us-gov:s3:::bucket/prefix/and more'],
  [lambda, 'arn:aws:lambda'],
  [lambda, 'arn:aws:lambda:us-east-1:123456789012:function:name'],
  [lambda, 'arn:aws:lambda:us-east-1:123456789012:function:name:alias'],
  [table, 'arn:aws:dynamodb:us-east-1:123456789012:table/name'],
  ['AWS::New::Type', 'anything'],
])('data resources of %s may have %s', (type, arn) => {
  expect(dataResourceProblem(type, arn)).toBeUndefined()
})

test.each([
  [s3, 'arn:aws:s3:::bucket', 'slash'],
  [s3, 'arn:aws:s3:bucket/', 'arn:aws:s3:::bucket/prefix'],
  [s3, 'arn:aws:lambda', 'arn:aws:s3:::bucket/prefix'],
  [lambda, 'arn:aws:lambda:::', 'whole ARN'],
  [lambda, 'arn:aws:lambda:us-east-1:123456789012:function:', 'whole ARN'],
  [lambda, 'arn:aws:lambda:us-east-1:123456789012:function:name*', 'whole ARN'],
  [table, 'arn:aws:dynamodb:us-east-1', 'whole ARN'],
])('data resources of %s may not have %s, and the remedy is told', (type, arn, remedy) => {
  expect(dataResourceProblem(type, arn)).toContain(remedy)
})

test.each([
  ['EventId', '0a1b2c3d-0000-4000-8000-00000000000A', undefined],
  ['EventId', '0a1b2c3d', 'a valid UUID'],
  ['ReadOnly', 'true', undefined],
  ['ReadOnly', 'TRUE', 'true or false'],
  ['EventName', 'x', undefined],
  ['constructor', 'x', undefined],
])('the value of %s, %s, must be: %s', (key, value, what) => {
  expect(attributeValueProblem(key, value)).toBe(what)
})
