/** A value for each input and output, made from the facts of the service's model. */
import { fullStructure, minimalStructure, structureValue } from './facts.js'
import { formsOf } from './model-rules.js'
import { operationFacts, type StructureFact } from './model.js'

/** The name of a schema, and a value that it accepts. */
export type SchemaSample = readonly [name: string, good: object]

export function schemaSamples(): readonly SchemaSample[] {
  return operationFacts.flatMap(({ name, input, output }): SchemaSample[] => [
    [`${name}Input`, keepingRules(input)],
    [`${name}Output`, fullStructure(output)],
  ])
}

/** An input that keeps the rules between its members. */
function keepingRules(input: StructureFact): object {
  const [form] = formsOf(input)
  return form === undefined ? minimalStructure(input) : structureValue(input, form, 'full')
}
