/** Structures: strict about members when encoded (what a user sends), loose when decoded (what the service answers). */
import { isObject, isPlain } from './kind-of.js'
import { isNoName } from './nearest.js'
import {
  hold,
  issueOf,
  mismatch,
  schemaOf,
  under,
  type Definition,
  type Issue,
  type Rule,
  type Schema,
} from './schema.js'

/** A schema of a member that may be left out. */
export type Optional<T> = Schema<T | undefined> & { readonly _zod: { readonly optin: 'optional' } }

/**
 * One schema for each member of the interface `T`: a missing, extra, wrongly typed, wrongly optional or wrongly
 * required member does not compile.
 */
export type MembersOf<T> = {
  [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> : Schema<T[K]>
}

/** A member that may be left out. */
export function optional<T>(inner: Schema<T>): Optional<T> {
  const { decode, encode } = inner._zod.def
  // Sound: `schemaOf` says so of whatever has an inner type.
  return schemaOf<T | undefined>({
    type: 'optional',
    innerType: inner,
    decode: (wire, issues) => (wire === undefined ? undefined : decode(wire, issues)),
    encode: (value, issues) => (value === undefined ? undefined : encode(value, issues)),
  }) as Optional<T>
}

/**
 * A structure with exactly the members of the interface `T`.
 *
 * Encoding refuses members that `T` does not have; decoding keeps them as they came. A member that came as `null` is
 * absent.
 *
 * @param rules - What must hold between members. They are asked when all members are of the right type.
 */
export function structureOf<T extends object>(members: MembersOf<T>, ...rules: Rule<T>[]): Schema<T> {
  const shape = members as Readonly<Record<string, Schema<unknown>>> // sound: a schema for each member
  const known = Object.entries(shape).map(([name, member]) => memberOf(name, member))
  return schemaOf<T>({
    type: 'object',
    shape,
    decode: (wire, issues) => {
      if (!isObject(wire)) return mismatch(issues, 'an object', wire)
      const structure = { ...wire }
      for (const { name, isRequired, decode } of known) {
        const member = wire[name] ?? undefined
        if (member !== undefined || isRequired) convertMember(structure, name, decode, member, issues)
        else if (wire[name] === null) Reflect.deleteProperty(structure, name)
      }
      return structure
    },
    encode: (value, issues) => {
      if (!isPlain(value)) return mismatch(issues, 'an object', value)
      const before = issues.length
      const wire: Record<string, unknown> = {}
      for (const { name, isRequired, encode } of known) {
        const member = value[name]
        if (member !== undefined || isRequired) convertMember(wire, name, encode, member, issues)
      }
      refuseOthers(value, shape, issues)
      // Sound: the members are of the right types.
      if (issues.slice(before).every((issue) => issue.continue)) hold(rules, value as T, issues)
      return wire
    },
  })
}

interface Member extends Pick<Definition, 'decode' | 'encode'> {
  readonly name: string
  readonly isRequired: boolean
}

function memberOf(name: string, member: Schema<unknown>): Member {
  const { innerType } = member._zod.def
  const { decode, encode } = (innerType ?? member)._zod.def
  return { name, isRequired: innerType === undefined, decode, encode }
}

function convertMember(
  to: Record<string, unknown>,
  name: string,
  convert: Definition['decode'],
  member: unknown,
  issues: Issue[],
): void {
  const before = issues.length
  to[name] = convert(member, issues)
  under(name, issues, before)
}

function refuseOthers(value: Record<string, unknown>, shape: object, issues: Issue[]): void {
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(shape, name) || value[name] === undefined) continue
    issues.push(issueOf(isNoName('member', name, Object.keys(shape)), [name]))
  }
}
