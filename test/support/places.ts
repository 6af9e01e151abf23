/** The places inside a value that was made from the facts: where each member, item and entry is. */
import { mapOfSize, membersIn, widestForm, type StructureValue } from './facts.js'
import type { Form } from './model-rules.js'
import { structureOfShape, type ShapeFact, type StructureFact } from './model.js'

/** Names of members and keys, and indexes of items, from the outside in. */
export type Path = readonly (string | number)[]

/** A value inside another. */
export interface Place {
  readonly path: Path
  readonly fact: ShapeFact
  /** `required` by the model, `optional`, or neither: an item, an entry, a member that a rule wants here. */
  readonly presence?: 'required' | 'optional'
}

/** All places of a full value of this form, from the outside in. */
export function* placesIn(structure: StructureFact, form: Form, path: Path): Generator<Place> {
  for (const member of membersIn(structure, form)) {
    const here = { path: [...path, member.name], fact: member }
    if (member.required) yield { ...here, presence: 'required' }
    else yield form.given.includes(member.name) ? here : { ...here, presence: 'optional' }
    yield* placesBelow(member, [...path, member.name])
  }
}

function* placesBelow(fact: ShapeFact, path: Path): Generator<Place> {
  if (fact.type === 'structure') {
    const structure = structureOfShape(fact)
    yield* placesIn(structure, widestForm(structure), path)
  }
  const inside = fact.elementOf ?? fact.value
  if (inside === undefined) return
  const first = fact.elementOf === undefined ? Object.keys(mapOfSize(fact, 1))[0] : 0
  if (first === undefined) throw new Error(`no key comes to mind for ${fact.shape}`)
  yield { path: [...path, first], fact: inside }
  yield* placesBelow(inside, [...path, first])
}

/** All structures in a full value of this form, itself included. */
export function* structuresIn(
  structure: StructureFact,
  form: Form,
): Generator<{ path: Path; members: StructureFact['members'] }> {
  yield { path: [], members: structure.members }
  for (const { path, fact } of placesIn(structure, form, [])) {
    if (fact.type === 'structure') yield { path, members: structureOfShape(fact).members }
  }
}

/** A copy of `value` with another value at `path`, or, if that is undefined, without what is there. */
export function withAt(value: unknown, [name, ...rest]: Path, changed: unknown): unknown {
  if (name === undefined) return changed
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === name ? withAt(item, rest, changed) : item))
  const members = value as StructureValue
  const inside = withAt(members[name], rest, changed)
  if (inside !== undefined) return { ...members, [name]: inside }
  return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name))
}

/** `['Destinations', 0, 'Type']` → `Destinations[0].Type`. */
export const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
