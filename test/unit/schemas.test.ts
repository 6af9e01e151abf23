/** The entry of schemas: each is plain zod, and does with the zod of its user what zod's own do. */
import { expect, test } from 'vitest'
import * as classic from 'zod'
import * as mini from 'zod/mini'
import type { AnyOperation } from '../../src/contracts/operation.js'
import * as schemas from '../../src/schemas.js'
import { fullStructure, minimalStructure, structureValue } from '../support/facts.js'
import { formsOf } from '../support/model-rules.js'
import { operationFacts } from '../support/model.js'
import { schemaFaults } from '../support/schema-surface.js'

const all = schemas as unknown as Readonly<Record<string, mini.ZodMiniObject | undefined>>
const rows: Readonly<Record<string, AnyOperation | undefined>> = schemas.operations

const cases = operationFacts.flatMap(({ name, input, output }) => [
  [`${name}Input`, minimalForm(input)] as const,
  [`${name}Output`, fullStructure(output)] as const,
])

/** The least input that keeps the rules between members. */
function minimalForm(input: (typeof operationFacts)[number]['input']): object {
  const [form] = formsOf(input)
  return form === undefined ? minimalStructure(input) : structureValue(input, form, 'full')
}

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
