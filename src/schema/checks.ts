/** Checks that zod does not have: the entries of a map, and rules between the members of an object. */
import * as z from 'zod/mini'

/** A map has exactly one entry. */
export function oneEntry(): z.core.$ZodCheck<object> {
  const check = z.refine<object>((map) => Object.keys(map).length === 1, { error: 'must have exactly one entry' })
  check._zod.onattach.push(({ _zod: { bag } }) => Object.assign(bag, { minimum: 1, maximum: 1 })) // as in zod's own checks
  return check
}

/** A check of an object of the type `T`; it runs once all members have the right type. */
type Rule<T> = z.core.CheckFn<T>

type Name<T> = keyof T & string

/** The message follows the path, so that both are one sentence. */
interface Problem {
  readonly path: string
  readonly message: string
}

const ruleOf =
  <T>(problemOf: (value: T) => Problem | undefined): Rule<T> =>
  ({ value, issues }) => {
    const problem = problemOf(value)
    if (problem === undefined) return
    issues.push({ code: 'custom', input: value, path: [problem.path], message: problem.message, continue: true })
  }

/** An empty list counts as left out: services return one beside what excludes it. */
const isSet = <T>(value: T, name: Name<T>): boolean => {
  const member: unknown = value[name]
  return Array.isArray(member) ? member.length > 0 : member !== undefined
}

/** Of each choice, the members that are given; none for a choice that is not touched. */
const touchedOf = <T>(value: T, choices: readonly (readonly Name<T>[])[]): Name<T>[][] =>
  choices.map((names) => names.filter((name) => isSet(value, name))).filter(({ length }) => length > 0)

const inWords = (names: readonly string[] = []): string => names.join(' and ')

/** Exactly one of the choices is given, and all members of it. */
export function exactlyOneOf<T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> {
  const exclusion = exclusionOf(choices)
  return ruleOf((value) => {
    const [given] = touchedOf(value, choices)
    if (given === undefined) {
      const [[first = '', ...others] = [], ...rest] = choices
      const company = others.map((name) => ` with ${name}`).join('')
      return { path: first, message: `is required${company}, or else ${rest.map(inWords).join(', or ')}` }
    }
    const missing = choices
      .find((names) => given.every((name) => names.includes(name)))
      ?.find((name) => !isSet(value, name))
    return exclusion(value) ?? (missing && { path: missing, message: `is required together with ${inWords(given)}` })
  })
}

/** At most one of the choices is given. */
export const atMostOneOf = <T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> => ruleOf(exclusionOf(choices))

const exclusionOf =
  <T>(choices: readonly (readonly Name<T>[])[]) =>
  (value: T): Problem | undefined => {
    const [given, [path] = []] = touchedOf(value, choices)
    return path && { path, message: `cannot be given together with ${inWords(given)}: leave out one or the other` }
  }

/** `member` is given only together with `other`. */
export function onlyWith<T>(member: Name<T>, other: Name<T>): Rule<T> {
  return must(
    member,
    `can only be given together with ${other}`,
    (value) => !isSet(value, member) || isSet(value, other),
  )
}

/** The timestamp `start` is not later than the timestamp `end`. */
export function startNotAfterEnd<T>(start: Name<T>, end: Name<T>): Rule<T> {
  // The number of a timestamp that is left out is NaN, which is greater than nothing.
  return must(start, `must not be later than ${end}`, (value) => !(Number(value[start]) > Number(value[end])))
}

/** Any other rule: `holds` checks the object, `message` says what to do about `member`. */
export function must<T>(member: Name<T>, message: string, holds: (value: T) => boolean): Rule<T> {
  return ruleOf((value) => (holds(value) ? undefined : { path: member, message }))
}

/** The service has booleans as text in conditions. */
export const isTrueOrFalse = (text: string): boolean => text === 'true' || text === 'false'
