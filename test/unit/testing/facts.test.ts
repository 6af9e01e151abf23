/** The emulator's tables against the recorded facts of the service. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { requestsPerSecond } from '../../../src/testing/front/quotas.js'
import { modelledErrors, statusOfCode } from '../../../src/testing/front/refusal-codes.js'
import { operationNames } from '../../../src/testing/operations/table.js'
import { sampleRecords } from '../../support/sample-records.js'

const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8'))

interface OperationFacts {
  operations: { name: string; quota: { tps: number } }[]
}

interface ErrorFacts {
  errors: { name: string; service: string; fault: string }[]
}

const { operations } = readFixture('api/cloudtrail-operations.json') as OperationFacts // sound: see its README
const { errors } = readFixture('api/cloudtrail-errors.json') as ErrorFacts

test('every operation of the service has a behaviour, and no other', () => {
  expect([...operationNames].sort()).toEqual(operations.map(({ name }) => name).sort())
})

test('every operation has the quota of the published table', () => {
  const granted = operations.map(({ name }) => [name, requestsPerSecond(name)])
  expect(granted).toEqual(operations.map(({ name, quota }) => [name, quota.tps]))
})

test('the emulator knows every error of the model, and answers those of the client with 400', () => {
  const modelled = errors.filter(({ service }) => service === 'cloudtrail')
  expect([...modelledErrors]).toEqual(modelled.map(({ name }) => name))
  const statuses = errors.map(({ name, fault }) => [fault, statusOfCode(name)])
  expect(new Set(statuses.map(String))).toEqual(new Set(['client,400']))
})

test('the sample log is what its generator makes', () => {
  expect(readFixture('sample-records.json')).toEqual({ Records: sampleRecords() })
})
