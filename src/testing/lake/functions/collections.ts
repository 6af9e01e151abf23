/** Functions of arrays and maps, those that take a lambda among them. */
import { QueryFailure } from '../values/failure.js'
import {
  arrayOf,
  bigint,
  boolean,
  commonType,
  elementOf,
  keyOf,
  mapOf,
  unknown,
  valueOf,
  varchar,
  type Type,
} from '../values/type.js'
import { compareValues, identityOf, show, type Value } from '../values/value.js'
import type { Functions, Parameter, ScalarFunction } from './scalar.js'

type Lambda = (...values: readonly Value[]) => Value

const array: Parameter = ['array']
const map: Parameter = ['map']

const items = (value: Value): readonly Value[] => value as readonly Value[]
const entries = (value: Value): [Value, Value][] => [...(value as Map<Value, Value>)]

const first = ([type]: readonly Type[]): Type => type ?? unknown
const elementOfFirst = ([type]: readonly Type[]): Type => elementOf(type)

/** The last type is that of what a lambda gives. */
const given = (types: readonly Type[]): Type => types.at(-1) ?? unknown

/** A lambda of an element. */
const ofElement: Parameter = ([type]) => [elementOf(type)]
/** A lambda of a key and its value. */
const ofEntry: Parameter = ([type]) => [keyOf(type), valueOf(type)]

const ofArray = (gives: ScalarFunction['gives'], apply: (all: readonly Value[]) => Value): ScalarFunction => ({
  takes: [array],
  gives,
  apply: ([all]) => apply(items(all)),
})

const ofMap = (gives: ScalarFunction['gives'], apply: (all: [Value, Value][]) => Value): ScalarFunction => ({
  takes: [map],
  gives,
  apply: ([all]) => apply(entries(all)),
})

/** A test of all elements: one that is `decisive` decides; else an unknown one makes the result unknown. */
const match = (decisive: boolean, ifDecided: boolean): ScalarFunction => ({
  takes: [array, ofElement],
  gives: boolean,
  apply: ([all, test]) => {
    const results = items(all).map((item) => (test as Lambda)(item))
    if (results.includes(decisive)) return ifDecided
    return results.includes(null) ? null : !ifDecided
  },
})

const distinct = (all: readonly Value[]): Value[] => [...new Map(all.map((item) => [identityOf(item), item])).values()]

/** Set operations of two arrays. */
const combined = (combine: (left: readonly Value[], right: readonly Value[]) => readonly Value[]): ScalarFunction => ({
  takes: [array, array],
  gives: ([left, right]) => (left && right && commonType(left, right)) ?? arrayOf(unknown),
  apply: ([left, right]) => distinct(combine(items(left), items(right))),
})

const isIn = (all: readonly Value[]): ((item: Value) => boolean) => {
  const known = new Set(all.map(identityOf))
  return (item) => known.has(identityOf(item))
}

/** Missing elements make the extreme missing. */
const extreme = (sign: number): ScalarFunction =>
  ofArray(elementOfFirst, (all) => {
    if (all.includes(null) || all.length === 0) return null
    return all.reduce((best, item) => (compareValues(item, best) * sign > 0 ? item : best))
  })

const ordered = (left: Value, right: Value): number => {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  return compareValues(left, right)
}

/** Element or entry; counts from 1, and from the end if it is negative. */
function elementAt(of: Value, key: Value): Value {
  if (of instanceof Map) return (of as Map<Value, Value>).get(key) ?? null
  if (key === 0) throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', 'SQL array indices start at 1')
  return items(of).at((key as number) > 0 ? (key as number) - 1 : (key as number)) ?? null
}

export const collectionFunctions: Functions = {
  element_at: {
    takes: [['array', 'map'], 'any'],
    gives: ([type]) => (type?.kind === 'map' ? type.value : elementOf(type)),
    apply: ([of, key]) => elementAt(of, key),
  },
  cardinality: {
    takes: [['array', 'map']],
    gives: bigint,
    apply: ([of]) => (of instanceof Map ? of.size : items(of).length),
  },
  contains: {
    takes: [array, 'any'],
    gives: boolean,
    apply: ([all, item]) => isIn(items(all))(item) || (items(all).includes(null) ? null : false),
  },
  array_position: {
    takes: [array, 'any'],
    gives: bigint,
    apply: ([all, item]) => items(all).findIndex((one) => identityOf(one) === identityOf(item)) + 1,
  },
  array_remove: {
    takes: [array, 'any'],
    gives: first,
    apply: ([all, item]) => items(all).filter((one) => identityOf(one) !== identityOf(item)),
  },
  array_distinct: ofArray(first, distinct),
  array_max: extreme(1),
  array_min: extreme(-1),
  array_union: combined((left, right) => [...left, ...right]),
  array_intersect: combined((left, right) => left.filter(isIn(right))),
  array_except: combined((left, right) => {
    const isTaken = isIn(right)
    return left.filter((item) => !isTaken(item))
  }),
  arrays_overlap: {
    takes: [array, array],
    gives: boolean,
    apply: ([left, right]) => items(left).some(isIn(items(right))),
  },
  array_sort: {
    takes: [array, ([type]) => [elementOf(type), elementOf(type)]],
    least: 1,
    gives: first,
    apply: ([all, compare]) => {
      const by = compare as Lambda | undefined
      return [...items(all)].sort(by === undefined ? ordered : (left, right) => by(left, right) as number)
    },
  },
  array_join: {
    takes: [array, ['varchar'], ['varchar']],
    least: 2,
    gives: varchar,
    apply: ([all, separator, missing], [type]) =>
      items(all)
        .flatMap((item) =>
          item !== null ? show(item, elementOf(type)) : missing === undefined ? [] : (missing as string),
        )
        .join(separator as string),
  },
  flatten: ofArray(
    ([type]) => elementOf(type),
    (all) => all.flatMap((inner) => items(inner ?? [])),
  ),
  slice: {
    takes: [array, ['bigint'], ['bigint']],
    gives: first,
    apply: ([all, start, length]) => {
      const from = (start as number) > 0 ? (start as number) - 1 : items(all).length + (start as number)
      return from < 0 ? [] : items(all).slice(from, from + (length as number))
    },
  },
  sequence: {
    takes: [['bigint'], ['bigint'], ['bigint']],
    least: 2,
    gives: arrayOf(bigint),
    apply: ([from, to, step = 1]) => sequence(from as number, to as number, step as number),
  },
  any_match: match(true, true),
  none_match: match(true, false),
  all_match: match(false, false),
  filter: {
    takes: [array, ofElement],
    gives: first,
    apply: ([all, test]) => items(all).filter((item) => (test as Lambda)(item) === true),
  },
  transform: {
    takes: [array, ofElement],
    gives: (types) => arrayOf(given(types)),
    apply: ([all, by]) => items(all).map((item) => (by as Lambda)(item)),
  },
  reduce: {
    takes: [array, 'any', ([type, state]) => [state ?? unknown, elementOf(type)], ([, state]) => [state ?? unknown]],
    gives: given,
    apply: ([all, start, step, end]) =>
      (end as Lambda)(items(all).reduce((state, item) => (step as Lambda)(state, item), start)),
  },
  map_keys: ofMap(
    ([type]) => arrayOf(keyOf(type)),
    (all) => all.map(([key]) => key),
  ),
  map_values: ofMap(
    ([type]) => arrayOf(valueOf(type)),
    (all) => all.map(([, value]) => value),
  ),
  map: {
    takes: [array, array],
    least: 0,
    gives: ([keys, values]) => mapOf(elementOf(keys), elementOf(values)),
    apply: ([keys = [], values = []]) => new Map(items(keys).map((key, index) => [key, items(values)[index] ?? null])),
  },
  map_concat: {
    takes: [map],
    most: Infinity,
    gives: first,
    apply: (maps) => new Map(maps.flatMap(entries)),
  },
  map_filter: {
    takes: [map, ofEntry],
    gives: first,
    apply: ([all, test]) => new Map(entries(all).filter((entry) => (test as Lambda)(...entry) === true)),
  },
  transform_values: {
    takes: [map, ofEntry],
    gives: (types) => mapOf(keyOf(types[0]), given(types)),
    apply: ([all, by]) => new Map(entries(all).map(([key, value]) => [key, (by as Lambda)(key, value)])),
  },
  transform_keys: {
    takes: [map, ofEntry],
    gives: (types) => mapOf(given(types), valueOf(types[0])),
    apply: ([all, by]) => new Map(entries(all).map(([key, value]) => [(by as Lambda)(key, value), value])),
  },
}

const mostItems = 10_000

function sequence(from: number, to: number, step: number): number[] {
  const length = Math.floor((to - from) / step) + 1
  if (!(length >= 0 && length <= mostItems))
    throw new QueryFailure(
      'INVALID_FUNCTION_ARGUMENT',
      `result of sequence function must not have more than ${mostItems} entries`,
    )
  return Array.from({ length }, (_, index) => from + index * step)
}
