/** The files of facts agree with themselves: what is counted, grouped and repeated in them follows what they list. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Value {
  readonly name?: string
  readonly shape?: string
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly elementOf?: Value
}
interface Operation {
  readonly name: string
  readonly service: string
  readonly group: string
  readonly input: { readonly members: readonly Value[] }
  readonly output: { readonly members: readonly Value[] }
}
type Kinds = Readonly<Record<string, Readonly<Record<string, Value & { members?: readonly Value[] }>>>>

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/api', name), 'utf8'))
const { operations, counts, groups } = read('cloudtrail-operations.json') as {
  operations: readonly Operation[]
  counts: Readonly<Record<string, number>>
  groups: Readonly<Record<string, readonly string[]>>
}
const errors = read('cloudtrail-errors.json') as { errors: readonly { service: string }[]; counts: object }
const shapes = read('cloudtrail-shapes.json') as {
  services: Readonly<Record<string, Kinds>>
  counts: Readonly<Record<string, object>>
}

const countByService = (items: readonly { readonly service: string }[]): Record<string, number> => {
  const count: Record<string, number> = {}
  for (const { service } of items) count[service] = (count[service] ?? 0) + 1
  return count
}

test('operations, errors and shapes are as many as is said', () => {
  expect(countByService(operations)).toEqual(counts)
  expect(countByService(errors.errors)).toEqual(errors.counts)
  const sizesOf = (kinds: Kinds): ReadonlyMap<string, number> =>
    new Map(Object.entries(kinds).map(([kind, items]) => [kind, Object.keys(items).length]))
  for (const [service, kinds] of Object.entries(shapes.services)) {
    expect(Object.fromEntries(sizesOf(kinds))).toEqual(shapes.counts[service])
  }
})

test('each operation stands in the group that it names, and in no other', () => {
  const listed = Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group} ${name}`))
  expect(listed.sort()).toEqual(operations.map(({ group, name }) => `${group} ${name}`).sort())
})

/** A value, and the items in it. */
const within = (value: Value): Value[] => [value, ...(value.elementOf === undefined ? [] : within(value.elementOf))]

test('members and items repeat the bounds of the text that they are', () => {
  const differing = operations.flatMap(({ name, service, input, output }) => {
    const { scalars = {}, structures = {} } = shapes.services[service] ?? {}
    const members = [
      ...input.members,
      ...output.members,
      ...Object.values(structures).flatMap((it) => it.members ?? []),
    ]
    return members.flatMap(within).flatMap((value) => {
      const scalar = scalars[value.shape ?? '']
      const isSame =
        scalar === undefined || (['min', 'max', 'pattern'] as const).every((it) => value[it] === scalar[it])
      return isSame ? [] : [`${name}: ${value.name ?? 'items'} of ${value.shape ?? ''}`]
    })
  })
  expect([...new Set(differing)]).toEqual([])
})
