/**
 * Compares every row of the operations table with the facts of the service's model.
 *
 * The values come from the facts alone; the schemas are only asked to encode and decode them. Each check yields a line
 * for each disagreement, so that a failure shows them all.
 */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import type { AnyOperation } from '../../src/contracts/operation.js'
import { quotas } from '../../src/operations/define.js'
import { operations } from '../../src/operations/generated/table.js'
import { decodeOutput, encodeInput } from '../../src/request/validate.js'
import { ofAnotherType, valuesJustInside, valuesNotAllowed, valuesOutside } from '../support/edges.js'
import {
  fullStructure,
  mapOfSize,
  minimalStructure,
  structureValue,
  widestForm,
  wireOf,
  type StructureValue,
} from '../support/facts.js'
import { brokenForms, formsOf, type Form } from '../support/model-rules.js'
import {
  operationFacts,
  structureOfShape,
  type OperationFact,
  type ShapeFact,
  type StructureFact,
} from '../support/model.js'
import { pathText, placesIn, structuresIn, withAt, type Path, type Place } from '../support/places.js'
import { issuesOf } from '../support/refusal.js'

const rows: Readonly<Record<string, AnyOperation | undefined>> = operations

test('the table has the operations of the model and no others', () => {
  expect(Object.keys(rows).sort()).toEqual(operationFacts.map(({ name }) => name).sort())
})

test('every fact of the documentation is checked, or cannot be checked in one input', () => {
  const checked = [
    ...['exactlyOneOf', 'atMostOneOf', 'oneOfNotStated', 'trailMembers', 'eventDataStoreMembers', 'onlyWith'],
    ...['startNotAfterEnd', 'minLength', 'maxLength', 'maxItems', 'charset', 'startsAndEndsWith', 'noAdjacent'],
    ...[
      'notIpAddress',
      'alsoAccepts',
      'countsDouble',
      'allowedValues',
      'allowedByUnit',
      'allowedWhen',
      'maxByBillingMode',
    ],
    ...['requiredWhen', 'requiredWhenSet', 'requiredValueWhenSet', 'maxConditionValuesTotal', 'maxTotalMegabytes'],
  ]
  const notCheckable = [
    ...['source', 'default', 'defaultByBillingMode', 'unit', 'timezone', 'inclusive', 'minValue', 'maxValue'],
    ...['lookbackDays', 'repeatParametersWithToken', 'maxItemsPerResource', 'maxChannelsPerSource'],
    // Whether it counts the resources or their values is not stated.
    'maxDataResourcesPerTrail',
  ]
  const found = operationFacts.flatMap(({ input, output, inputRules = {} }) => [
    ...Object.keys(inputRules),
    ...[...placesIn(input, anyForm, []), ...placesIn(output, anyForm, [])].flatMap(({ fact }) =>
      'docFacts' in fact ? Object.keys(fact.docFacts ?? {}) : [],
    ),
  ])
  expect(found.filter((name) => !checked.includes(name) && !notCheckable.includes(name))).toEqual([])
})

const anyForm: Form = { given: [], omitted: [], narrowed: {} }

test.for(operationFacts.map((fact) => [fact.name, fact] as const))('%s agrees with the model', ([name, fact]) => {
  const row = rows[name]
  if (row === undefined) throw new Error(`${name} is not in the table`)
  const disagreements = [
    ...rowDisagreements(row, fact),
    ...inputDisagreements(row, fact),
    ...outputDisagreements(row, fact),
  ]
  expect(disagreements).toEqual([])
})

/** Idempotent by the model, but a second request can start, and bill, a second piece of work. */
const notToRepeat = ['StartQuery', 'CreateTrail', 'CreateDashboard', 'GenerateQuery', 'StartDashboardRefresh']

/** The model does not call them idempotent: reads, and deletions by an id that is never used again. */
const repeatable = ['GetImport', 'GetQueryResults', 'DeleteChannel', 'DeleteEventDataStore']

function* rowDisagreements(row: AnyOperation, fact: OperationFact): Generator<string> {
  const isRepeatable = (fact.idempotent && !notToRepeat.includes(fact.name)) || repeatable.includes(fact.name)
  const inQuery = fact.input.members.filter(({ location }) => location === 'query').map(({ name }) => name)
  const facts = {
    name: fact.name,
    service: fact.service,
    quota: fact.quota,
    readOnly: fact.readOnlyGuess,
    retry: isRepeatable ? 'always' : 'unless-sent',
    isPaged: fact.pagination !== null,
    queryMembers: inQuery.length === 0 ? undefined : inQuery,
    iamAction: `${fact.service}:${fact.name}`,
  }
  const quotaClass = Object.entries(quotas).find(([, value]) => value === row.quota)?.[0]
  const found = {
    name: row.name,
    service: row.service.id,
    quota: { ...fact.quota, class: quotaClass, tps: row.quota.ratePerSecond },
    readOnly: row.readOnly,
    retry: row.retry,
    isPaged: row.paging !== undefined,
    queryMembers: row.queryMembers,
    iamAction: row.iamAction,
  }
  for (const [name, value] of Object.entries(facts)) {
    const other: unknown = found[name as keyof typeof found]
    if (JSON.stringify(other) !== JSON.stringify(value)) {
      yield `row: ${name} is ${JSON.stringify(other)}, not ${JSON.stringify(value)}`
    }
  }
  if (fact.pagination === null || row.paging === undefined) return
  const { output } = decoded(row, wireOf(fullStructure(fact.output)))
  const items: readonly unknown[] | undefined = row.paging.items(output)
  const { resultKey, parallelResultKeys = [] } = fact.pagination
  if (resultKey !== null && items !== output[resultKey]) yield `row: the items of a page are not its ${resultKey}`
  if (parallelResultKeys.length > 0 && items?.length !== 1) yield `row: ${parallelResultKeys.join(', ')} are not joined`
}

function* inputDisagreements(row: AnyOperation, { input }: OperationFact): Generator<string> {
  yield* refusalOfGood(row, 'the least input', minimalStructure(input))
  for (const form of formsOf(input)) {
    const value = structureValue(input, form, 'full')
    yield* refusalOfGood(row, `an input with ${Object.keys(value).join(', ')}`, value)
    yield* placeDisagreements(row, value, placesIn(input, form, []))
    yield* memberNames(row, value, input, form)
  }
  for (const { text, form } of brokenForms(input)) {
    yield* acceptanceOfBad(row, `input that breaks the rule «${text}»`, structureValue(input, form, 'full'))
  }
  if (input.startNotAfterEnd !== undefined) {
    const [start, end] = input.startNotAfterEnd
    const backwards = { [start]: new Date('2026-01-02'), [end]: new Date('2026-01-01') }
    yield* acceptanceOfBad(row, `${start} after ${end}`, { ...minimalStructure(input), ...backwards }, start)
  }
  yield* documentedOnly(row, input)
}

/** What only the documentation states, and neither a bound nor a rule between members can say. */
function* documentedOnly(row: AnyOperation, { members }: StructureFact): Generator<string> {
  for (const { name, docFacts = {} } of members) {
    const full = fullStructure(structureOnly(members, name))
    const { alsoAccepts, maxConditionValuesTotal: values, maxTotalMegabytes: megabytes } = docFacts
    if (alsoAccepts === 'ARN') {
      const arn = `arn:aws:cloudtrail:us-east-2:123456789012:trail/${'a'.repeat(128)}`
      yield* refusalOfGood(row, `${name} as an ARN`, { ...full, [name]: arn })
    }
    if (values !== undefined) {
      const tooMany = (count: number) => [
        { FieldSelectors: [{ Field: 'resources.ARN', Equals: Array.from({ length: count }, () => 'a') }] },
      ]
      yield* refusalOfGood(row, `${name} with ${String(values)} values`, { ...full, [name]: tooMany(values) })
      yield* acceptanceOfBad(row, `${name} with one value too many`, { ...full, [name]: tooMany(values + 1) }, name)
    }
    if (megabytes !== undefined) {
      const ofSize = (length: number) => [{ id: 'a', eventData: 'x'.repeat(length) }]
      yield* refusalOfGood(row, `${name} of just below 1 MB`, { ...full, [name]: ofSize(megabytes * 999_000) })
      yield* acceptanceOfBad(
        row,
        `${name} of more than 1 MB`,
        { ...full, [name]: ofSize(megabytes * 2 ** 20 + 1) },
        name,
      )
    }
  }
}

/** A structure with the required members and one more. */
const structureOnly = (members: StructureFact['members'], name: string): StructureFact => ({
  members: members.filter((member) => member.required || member.name === name),
  rules: [],
})

function* placeDisagreements(row: AnyOperation, value: StructureValue, places: Iterable<Place>): Generator<string> {
  for (const { path, fact, presence } of places) {
    const at = pathText(path)
    const put = (changed: unknown) => withAt(value, path, changed) as StructureValue
    if (presence === 'required') yield* acceptanceOfBad(row, `a missing ${at}`, put(undefined), at)
    if (presence === 'optional') yield* refusalOfGood(row, `an input without ${at}`, put(undefined))
    yield* acceptanceOfBad(row, `${at} of another type`, put(ofAnotherType(fact)), at)
    for (const good of valuesJustInside(fact)) yield* refusalOfGood(row, `${at} as ${show(good)}`, put(good))
    for (const bad of valuesNotAllowed(fact)) yield* acceptanceOfBad(row, `${at} as ${show(bad)}`, put(bad), at)
    if (fact.type === 'structure') {
      const structure = structureOfShape(fact)
      for (const { text, form } of brokenForms(structure)) {
        yield* acceptanceOfBad(
          row,
          `${at} that breaks the rule «${text}»`,
          put(structureValue(structure, form, 'full')),
        )
      }
    }
    if (fact.key !== undefined) yield* keyDisagreements(row, put, at, fact, fact.key)
  }
}

function* keyDisagreements(
  row: AnyOperation,
  put: (map: unknown) => StructureValue,
  at: string,
  map: ShapeFact,
  key: ShapeFact,
): Generator<string> {
  const [entry] = Object.values(mapOfSize(map, 1))
  const withKey = (name: unknown) => put({ [String(name)]: entry })
  for (const good of valuesJustInside(key)) yield* refusalOfGood(row, `${at} with the key ${show(good)}`, withKey(good))
  for (const bad of valuesNotAllowed(key)) {
    yield* acceptanceOfBad(row, `${at} with the key ${show(bad)}`, withKey(bad), `${at}.${String(bad)}`)
  }
}

/** Compares the members of every structure of a value, which the refusal of an unknown one lists. */
function* memberNames(
  row: AnyOperation,
  value: StructureValue,
  structure: StructureFact,
  form: Form,
): Generator<string> {
  for (const { path, members } of structuresIn(structure, form)) {
    const unknown = [...path, 'Q0Q0Q0Q0']
    const issues = issuesOf(() => encodeInput(row, withAt(value, unknown, 1)))
    const message = issues.find((issue) => issue.path === pathText(unknown))?.message
    const listed = /the members are (.*)$/.exec(message ?? '')?.[1]
    const names = members.map(({ name }) => name)
    if (listed === undefined) yield `${pathText(unknown)}, an unknown member, is accepted`
    else if (sorted(listed === 'none' ? [] : listed.split(', ')) !== sorted(names)) {
      yield `structure at «${pathText(path)}»: the members are ${listed}, not ${names.join(', ')}`
    }
  }
}

/** Compares the members of every structure of a reply, which its schemas list. */
function* outputMemberNames(row: AnyOperation, structure: StructureFact, form: Form): Generator<string> {
  for (const { path, members } of structuresIn(structure, form)) {
    const listed = Object.keys(shapeAt(row.output(), path))
    const names = members.map(({ name }) => name)
    if (sorted(listed) !== sorted(names)) {
      yield `structure at «${pathText(path)}»: the members are ${listed.join(', ')}, not ${names.join(', ')}`
    }
  }
}

/** The members of the object that a schema has at a path. */
function shapeAt(schema: z.core.$ZodType, path: Path): Readonly<Record<string, z.core.$ZodType>> {
  const { def } = (schema as z.core.$ZodTypes)._zod // sound: the union of all schemas that zod makes
  const [key, ...rest] = path
  if (def.type === 'optional') return shapeAt(def.innerType, path)
  if (def.type === 'array') return shapeAt(def.element, rest)
  if (def.type !== 'object') throw new Error(`${def.type} at «${pathText(path)}», where an object is expected`)
  const member = def.shape[String(key)]
  return member === undefined ? def.shape : shapeAt(member, rest)
}

const sorted = (names: readonly string[]): string => [...names].sort().join(', ')

function* outputDisagreements(row: AnyOperation, { output }: OperationFact): Generator<string> {
  const form = widestForm(output)
  const full = fullStructure(output)
  const places = [...placesIn(output, form, [])]
  yield* misread(row, 'a full reply', full)

  const required = output.members.filter((member) => member.required)
  if (required.length === 0) yield* misread(row, 'an empty reply', {})
  for (const { name } of required) {
    if (!('issues' in decodeOutput(row, withAt(wireOf(full), [name], undefined))))
      yield `a reply without ${name} is read`
  }

  for (const { path } of structuresIn(output, form)) {
    yield* misread(
      row,
      `an unknown member ${pathText([...path, 'Unheard-of'])}`,
      withAt(full, [...path, 'Unheard-of'], ['of']),
    )
  }
  for (const { path, fact, presence } of places) {
    const at = pathText(path)
    if (presence === 'optional') yield* misread(row, `a reply without ${at}`, withAt(full, path, undefined))
    if (fact.type === 'enum') yield* misread(row, `an unknown ${at}`, withAt(full, path, 'Unheard-of'))
    for (const odd of valuesOutside(fact)) yield* misread(row, `${at} as ${show(odd)}`, withAt(full, path, odd))
    // A member that the schema does not know would be kept as it came.
    // A text may come as a number, a boolean or an object, but not as a list.
    const other = fact.type === 'list' ? { of: 'another type' } : ['another type']
    const reply = decodeOutput(row, wireOf(withAt(full, path, other)))
    if (!isOpen(fact) && !('issues' in reply && reply.issues.some((issue) => issue.path === at))) {
      yield `${at} of another type is read`
    }
  }
  yield* outputMemberNames(row, output, form)
}

/** A structure or a map reads any object. */
const isOpen = ({ type }: ShapeFact): boolean => type === 'structure' || type === 'map'

function decoded(row: AnyOperation, wire: unknown): { output: Record<string, unknown> } {
  const reply = decodeOutput(row, wire)
  return 'output' in reply ? reply : { output: {} }
}

function* misread(row: AnyOperation, what: string, value: unknown): Generator<string> {
  const reply = decodeOutput(row, wireOf(value))
  if ('issues' in reply) yield `${what} is not read: ${JSON.stringify(reply.issues)}`
  else if (!isDeepStrictEqual(reply.output, value)) yield `${what} is read as ${show(reply.output)}`
  if (!row.output().safeParse(value).success) yield `${what} is refused by the schema itself`
}

function* refusalOfGood(row: AnyOperation, what: string, value: StructureValue): Generator<string> {
  const issues = issuesOf(() => {
    const wire = encodeInput(row, value)
    if (!isDeepStrictEqual(wire, wireOf(value))) throw new Error(`${what} is sent as ${show(wire)}`)
  })
  if (issues.length > 0) yield `${what} is refused: ${JSON.stringify(issues)}`
  if (!row.input().safeParse(value).success) yield `${what} is refused by the schema itself`
}

function* acceptanceOfBad(row: AnyOperation, what: string, value: StructureValue, path?: string): Generator<string> {
  const issues = issuesOf(() => encodeInput(row, value))
  if (row.input().safeParse(value).success) yield `${what} is accepted by the schema itself`
  if (issues.length === 0) yield `${what} is accepted`
  else if (path !== undefined && !issues.some((issue) => issue.path === path)) {
    yield `${what} is refused elsewhere: ${JSON.stringify(issues)}`
  }
}

/** A value in a message, cut short. */
function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}… (${String(text.length)} characters of JSON)` : text
}
