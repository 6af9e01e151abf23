/** The entry of schemas: each is plain zod, and does with the zod of its user what zod's own do. */
import { expect, test } from 'vitest'
import * as classic from 'zod'
import * as mini from 'zod/mini'
import type { AnyOperation } from '../../src/contracts/operation.js'
import * as schemas from '../../src/schemas.js'
import { schemaSamples } from '../support/schema-samples.js'
import { schemaFaults } from '../support/schema-surface.js'

const all = schemas as unknown as Readonly<Record<string, mini.ZodMiniObject | undefined>>
const rows: Readonly<Record<string, AnyOperation | undefined>> = schemas.operations

const cases = schemaSamples()

test('there is a schema for each of the inputs and outputs', () => {
  expect(cases.filter(([name]) => all[name] === undefined)).toEqual([])
  expect(cases).toHaveLength(2 * Object.keys(rows).length)
})

test.each(cases)('%s works with zod/mini', (name, good) => {
  expect(schemaFaults(mini, all[name], good)).toEqual([])
})

test.each(cases)('%s works with zod', (name, good) => {
  expect(schemaFaults(classic, all[name], good)).toEqual([])
})
