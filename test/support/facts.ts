/**
 * Values made from the facts of the service's model: fixed ones, and arbitraries for properties.
 *
 * Nothing here looks at the schemas in `src`, so that the two can be compared.
 */
import * as fc from 'fast-check'
import { formsOf, type Form } from './model-rules.js'
import { operationFact, structureOfShape, type MemberFact, type ShapeFact, type StructureFact } from './model.js'

/** A structure's value by member name. */
export type StructureValue = Record<string, unknown>

/** How much of a value to make: what is required, or everything that goes together. */
export type Extent = 'minimal' | 'full'

/** The moment that stands for every timestamp in fixed values; it has no fraction of a second. */
export const someDate = new Date('2026-01-01T00:00:00Z')

/** The least value that the facts allow, as JavaScript has it: empty lists, shortest texts, required members only. */
export const minimalValue = (shape: ShapeFact): unknown => valueOf(shape, 'minimal')

/** A value with every member that goes together, as JavaScript has it; lists and maps have at least one entry. */
export const fullValue = (shape: ShapeFact): unknown => valueOf(shape, 'full')

/** The least input or reply with its rules kept; one that has alternatives takes the first. */
export function minimalStructure(structure: StructureFact): StructureValue {
  const [least] = formsOf(structure).sort((one, other) => one.given.length - other.given.length)
  return structureValue(structure, anyForm(least), 'minimal')
}

/** An input or reply with every member that goes together. */
export function fullStructure(structure: StructureFact): StructureValue {
  return structureValue(structure, widestForm(structure), 'full')
}

/** The form of a structure with most members. */
export const widestForm = (structure: StructureFact): Form => anyForm(formsOf(structure)[0])

function anyForm(form: Form | undefined): Form {
  if (form === undefined) throw new Error('the rules of this structure cannot all be kept')
  return form
}

/** A structure's value in one of its forms. */
export function structureValue(structure: StructureFact, form: Form, extent: Extent): StructureValue {
  const isThere = ({ name }: MemberFact) =>
    form.given.includes(name) || (extent === 'full' && !form.omitted.includes(name))
  return Object.fromEntries(
    membersIn(structure, form)
      .filter(isThere)
      .map((member) => [member.name, valueOf(member, extent)]),
  )
}

/** The members that a form allows, with the values it allows them. */
export function membersIn({ members }: StructureFact, { omitted, narrowed }: Form): MemberFact[] {
  return members
    .filter(({ name }) => !omitted.includes(name))
    .map((member) => ({ ...member, ...narrowed[member.name] }))
}

function valueOf(shape: ShapeFact, extent: Extent): unknown {
  const least = extent === 'full' ? 1 : 0
  switch (shape.type) {
    case 'string':
      return shortestText(shape)
    case 'enum':
      return shape.enum?.[0]
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return shape.allowedValues?.[0] ?? shape.min ?? 1
    case 'boolean':
      return true
    case 'timestamp':
      return someDate
    case 'blob':
      return Uint8Array.of(0, 127, 255)
    case 'list':
      return listOfLength(shape, Math.max(shape.min ?? 0, least), extent)
    case 'map':
      return mapOfSize(shape, Math.max(shape.min ?? 0, least), extent)
    case 'structure': {
      const structure = structureOfShape(shape)
      return extent === 'full' ? fullStructure(structure) : minimalStructure(structure)
    }
  }
}

/** A list of `length` items, all alike. */
export function listOfLength({ elementOf }: ShapeFact, length: number, extent: Extent = 'minimal'): unknown[] {
  if (elementOf === undefined) throw new Error('a list without items is in the facts')
  return Array.from({ length }, () => valueOf(elementOf, extent))
}

/** A map of `size` entries, with values all alike. */
export function mapOfSize({ key, value }: ShapeFact, size: number, extent: Extent = 'minimal'): StructureValue {
  if (key === undefined || value === undefined) throw new Error('a map without key or value is in the facts')
  const shortest = shortestText(key).length
  const keys = key.enum ?? Array.from({ length: size }, (_, index) => textOfLength(key, shortest + index) ?? '')
  return Object.fromEntries(keys.slice(0, size).map((name) => [name, valueOf(value, extent)]))
}

const prefixes = ['', 'arn:', 's3://bucket/', '00:00']
const fillers = ['a', '1', ' ']
const suffixes = ['', '.amazonaws.com']

/** A text of `length` UTF-16 code units that matches the patterns; nothing if none comes to mind. */
export function textOfLength({ patterns = [] }: ShapeFact, length: number): string | undefined {
  const candidates = prefixes.flatMap((prefix) =>
    suffixes.flatMap((suffix) =>
      fillers.map((filler) => prefix + filler.repeat(room(length, prefix, suffix)) + suffix),
    ),
  )
  return candidates.find((text) => text.length === length && patterns.every((pattern) => pattern.test(text)))
}

const room = (length: number, prefix: string, suffix: string): number =>
  Math.max(0, length - prefix.length - suffix.length)

function shortestText(shape: ShapeFact): string {
  if (shape.enum?.[0] !== undefined) return shape.enum[0]
  const from = Math.max(1, shape.min ?? 1)
  for (let length = from; length < from + 64; length += 1) {
    const text = textOfLength(shape, length)
    if (text !== undefined) return text
  }
  throw new Error(`no text comes to mind for ${shape.shape}`)
}

/** Texts of a good length that fail a pattern; a pattern that everything matches has none. */
export function textsThatDoNotMatch({ patterns = [], min = 1, max = Infinity }: ShapeFact): string[] {
  const odd = [' ', 'é', '\n', '\u0000', '-', 'a'].map((character) => character.repeat(Math.max(1, min)))
  return [...odd, 'a..b', '-ab', 'ab-', '192.168.5.4']
    .filter((text) => text.length >= min && text.length <= max)
    .filter((text) => patterns.some((pattern) => !pattern.test(text)))
}

/** The wire form of a JavaScript value: moments as epoch seconds, bytes as base64, odd numbers as text. */
export function wireOf(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return value.map(wireOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireOf(member)]))
}

/** What an arbitrary may be told. */
export interface ArbitraryOptions {
  /**
   * The moments it draws.
   *
   * @defaultValue 2013 to 2100, to the millisecond
   */
  readonly dates?: fc.Arbitrary<Date>
}

/**
 * Inputs of an operation, as a caller gives them, that keep every bound, pattern, enum and rule of the facts.
 *
 * Lists have few items, and most texts are short; some are as short or as long as the facts allow.
 */
export function arbitraryInput(operationName: string, options: ArbitraryOptions = {}): fc.Arbitrary<StructureValue> {
  return arbitraryStructure(operationFact(operationName).input, options)
}

/** Replies of an operation, as they stand on the wire, that keep every bound, pattern and enum of the facts. */
export function arbitraryReply(operationName: string, options: ArbitraryOptions = {}): fc.Arbitrary<StructureValue> {
  // Sound: the wire form of a structure is an object.
  return arbitraryStructure(operationFact(operationName).output, options).map(
    (value) => wireOf(value) as StructureValue,
  )
}

function arbitraryStructure(structure: StructureFact, options: ArbitraryOptions): fc.Arbitrary<StructureValue> {
  const inForm = (form: Form): fc.Arbitrary<StructureValue> =>
    fc.record(
      Object.fromEntries(membersIn(structure, form).map((member) => [member.name, arbitraryOf(member, options)])),
      { requiredKeys: [...form.given], noNullPrototype: true },
    )
  return fc.oneof(...formsOf(structure).map(inForm)).map((value) => inOrder(structure, value))
}

/** Swaps start and end where they came the wrong way round. */
function inOrder({ startNotAfterEnd }: StructureFact, value: StructureValue): StructureValue {
  if (startNotAfterEnd === undefined) return value
  const [start, end] = startNotAfterEnd
  const [from, to] = [value[start], value[end]]
  return from instanceof Date && to instanceof Date && from > to ? { ...value, [start]: to, [end]: from } : value
}

function arbitraryOf(shape: ShapeFact, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const { min = 0, max = Infinity } = shape
  switch (shape.type) {
    case 'string':
      return arbitraryText(shape)
    case 'enum':
      return fc.constantFrom(...(shape.enum ?? []))
    case 'integer':
      if (shape.allowedValues !== undefined) return fc.constantFrom(...shape.allowedValues)
      return fc.integer({ min: shape.min ?? -(2 ** 31), max: shape.max ?? 2 ** 31 - 1 })
    case 'long':
      return fc.maxSafeInteger()
    case 'float':
      return fc.float({ min, max, noNaN: true }).map(withoutNegativeZero)
    case 'double':
      return fc.double().map(withoutNegativeZero)
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return options.dates ?? fc.date({ min: new Date('2013-11-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    case 'blob':
      return fc.uint8Array({ maxLength: 300 })
    case 'list': {
      if (shape.elementOf === undefined) throw new Error('a list without items is in the facts')
      return fc.array(arbitraryOf(shape.elementOf, options), { minLength: min, maxLength: Math.min(max, min + 3) })
    }
    case 'map': {
      if (shape.key === undefined || shape.value === undefined) throw new Error('a map without key or value')
      const constraints = { minKeys: min, maxKeys: Math.min(max, min + 3), noNullPrototype: true }
      return fc.dictionary(arbitraryKey(shape.key), arbitraryOf(shape.value, options), constraints)
    }
    case 'structure':
      return arbitraryStructure(structureOfShape(shape), options)
  }
}

/** JSON has no negative zero. */
const withoutNegativeZero = (number: number): number => (number === 0 ? 0 : number)

/** `__proto__` is left out: an object literal cannot have such a member, and zod drops it. */
const arbitraryKey = (key: ShapeFact): fc.Arbitrary<string> =>
  (key.enum === undefined ? arbitraryText(key) : fc.constantFrom(...key.enum)).filter((name) => name !== '__proto__')

function arbitraryText(shape: ShapeFact): fc.Arbitrary<string> {
  const { min = 0, max = Infinity, patterns, likelyPatterns } = shape
  const pattern = (patterns ?? likelyPatterns)?.[0]
  const length = { least: min, most: Math.min(max, min + 40) }
  const texts =
    pattern === undefined || matchesEverything(pattern)
      ? fc.string({ unit: 'grapheme', minLength: length.least, maxLength: length.most })
      : fc.stringMatching(withLength(pattern, length))
  const edges = [min, max].filter(Number.isFinite).flatMap((edge) => textOfLength(shape, edge) ?? [])
  const fitting = texts.filter((text) => isAllowedText(shape, text))
  return edges.length === 0
    ? fitting
    : fc.oneof({ weight: 19, arbitrary: fitting }, { weight: 1, arbitrary: fc.constantFrom(...edges) })
}

/** Nothing at all of one set of characters, anywhere in the text, is what every text has. */
const matchesEverything = ({ source }: RegExp): boolean => /^(\[[^\]]+\]|\.)\*$/u.test(source)

/** A pattern that repeats one set of characters, told how often to do so: it is too rare to find out by chance. */
function withLength(pattern: RegExp, { least, most }: { least: number; most: number }): RegExp {
  const set = /^\^?(\[(?:[^\]\\]|\\.)+\]|\\d|\.)[*+]\$?$/u.exec(pattern.source)?.[1]
  if (set === undefined) return pattern
  return new RegExp(
    `^${set}{${String(pattern.source.includes('+') ? Math.max(1, least) : least)},${String(most)}}$`,
    pattern.flags,
  )
}

function isAllowedText(shape: ShapeFact, text: string): boolean {
  const { min = 0, max = Infinity, patterns = [], likelyPatterns = [], countsDouble = [] } = shape
  const weight = Array.from(text).reduce((sum, part) => sum + (countsDouble.includes(part) ? 2 : part.length), 0)
  const matches = [...patterns, ...likelyPatterns].every((pattern) => pattern.test(text))
  return text.length >= min && weight <= max && matches
}
