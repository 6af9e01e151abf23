/** The facts of the service's model, read from `fixtures/api`, with the bounds that only its documentation states. */
import { readFileSync } from 'node:fs'
import { rulesOfDocFacts, rulesOfInput, type DocFacts, type InputRules, type Rule } from './model-rules.js'

/** What the facts say about a value. */
export interface ShapeFact {
  readonly shape: string
  readonly type: ShapeType
  /** Least value of a number, length of a text, size of a list or map. */
  readonly min?: number
  readonly max?: number
  /** What a text must match, one after the other. */
  readonly patterns?: readonly RegExp[]
  /** What the facts suggest that a text must match: values are made so, others are not expected to be refused. */
  readonly likelyPatterns?: readonly RegExp[]
  /** Values of an enum. */
  readonly enum?: readonly string[]
  /** Values of a number that takes but a few. */
  readonly allowedValues?: readonly number[]
  /** Characters that count as two of a text's `max`. */
  readonly countsDouble?: readonly string[]
  /** Items of a list. */
  readonly elementOf?: ShapeFact
  /** Entries of a map. */
  readonly key?: ShapeFact
  readonly value?: ShapeFact
}

/** The types of the model. */
export type ShapeType =
  | 'string'
  | 'enum'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | 'list'
  | 'map'
  | 'structure'

/** What the facts say about a member of a structure. */
export interface MemberFact extends ShapeFact {
  readonly name: string
  readonly required: boolean
  readonly docFacts?: DocFacts
  /** Where it travels, if not in the body. */
  readonly location?: 'query'
}

/** A structure with the rules between its members. */
export interface StructureFact {
  readonly members: readonly MemberFact[]
  readonly rules: readonly Rule[]
  /** Two moments of which the first must not be later than the second. */
  readonly startNotAfterEnd?: readonly [start: string, end: string]
}

/** What the facts say about an operation. */
export interface OperationFact {
  readonly name: string
  readonly service: 'cloudtrail' | 'cloudtrail-data'
  readonly idempotent: boolean
  readonly readOnlyGuess: boolean
  readonly pagination: { readonly resultKey: string | null; readonly parallelResultKeys?: readonly string[] } | null
  readonly quota: { readonly class: string; readonly tps: number }
  readonly inputRules?: InputRules
  readonly input: StructureFact
  readonly output: StructureFact
}

interface RawShape extends Omit<ShapeFact, 'patterns' | 'elementOf' | 'key' | 'value'> {
  readonly patternJs?: { readonly source: string; readonly flags: string }
  readonly docFacts?: DocFacts
  readonly elementOf?: RawShape
  readonly key?: RawShape
  readonly value?: RawShape
}

type RawMember = RawShape & Pick<MemberFact, 'name' | 'required' | 'location'>

interface RawStructure {
  readonly members: readonly RawMember[]
}

type RawOperation = Omit<OperationFact, 'input' | 'output'> & {
  readonly input: RawStructure
  readonly output: RawStructure
}

function readFacts(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/api/${file}`, import.meta.url), 'utf8'))
}

/** What the documentation says of the name of a trail. */
const trailName = [/^[A-Za-z0-9]([._-]?[A-Za-z0-9])*$/u, /^(?!(\d{1,3}\.){3}\d{1,3}$)/u]

// Sound: fixtures/api/README.md states these forms, and the conformance test looks for facts that it does not know.
const { operations } = readFacts('cloudtrail-operations.json') as { operations: readonly RawOperation[] }
const { services } = readFacts('cloudtrail-shapes.json') as {
  services: Record<string, { structures: Record<string, RawStructure> }>
}

/** All 61 operations, in the order of the facts. */
export const operationFacts: readonly OperationFact[] = operations.map((raw) => ({
  ...raw,
  input: structure(raw.input, raw.inputRules),
  output: structure(raw.output),
}))

// The structures of the two services do not share a name.
const structures = new Map(
  Object.values(services)
    .flatMap((service) => Object.entries(service.structures))
    .map(([name, raw]) => [name, structure(raw)]),
)

/** The facts of one operation. */
export function operationFact(name: string): OperationFact {
  const found = operationFacts.find((fact) => fact.name === name)
  if (found === undefined) throw new Error(`the facts have no operation ${name}`)
  return found
}

/** The structure that a value of the type `structure` has. */
export function structureOfShape({ shape }: ShapeFact): StructureFact {
  const found = structures.get(shape)
  if (found === undefined) throw new Error(`the facts have no structure ${shape}`)
  return found
}

function structure({ members }: RawStructure, inputRules: InputRules = {}): StructureFact {
  const normal = members.map((member) => ({ ...member, ...normalise(member) }))
  return {
    members: normal,
    rules: [...rulesOfInput(inputRules), ...normal.flatMap((member) => rulesOfDocFacts(member, normal))],
    ...(inputRules.startNotAfterEnd === undefined ? {} : { startNotAfterEnd: inputRules.startNotAfterEnd }),
  }
}

/** Brings what model and documentation say about a value into one form. */
function normalise(raw: RawShape): ShapeFact {
  const { docFacts = {}, patternJs, elementOf, key, value, ...shape } = raw
  const min = greatest(raw.min, docFacts.minLength, docFacts.minValue)
  const max = least(raw.max, docFacts.maxLength, docFacts.maxItems, docFacts.maxValue)
  const patterns = [
    ...(patternJs === undefined ? [] : [new RegExp(patternJs.source, patternJs.flags)]),
    ...(docFacts.charset === undefined ? [] : trailName),
  ]
  const item = elementOf && normalise(elementOf)
  return {
    ...shape,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(patterns.length === 0 ? {} : { patterns }),
    // Only a trail that is named also by its ARN is a trail that exists; its name kept the rules when it was made.
    ...(docFacts.alsoAccepts === 'ARN' && { likelyPatterns: trailName }),
    // The facts write a line feed as `\n`, in two characters.
    ...(docFacts.countsDouble && { countsDouble: docFacts.countsDouble.map((text) => text.replace('\\n', '\n')) }),
    ...(raw.type !== 'list' && docFacts.allowedValues && { allowedValues: docFacts.allowedValues.map(Number) }),
    ...(item && {
      elementOf: docFacts.allowedValues ? { ...item, type: 'enum', enum: docFacts.allowedValues.map(String) } : item,
    }),
    ...(key && { key: normalise(key) }),
    ...(value && { value: normalise(value) }),
  }
}

function greatest(...numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

function least(...numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
