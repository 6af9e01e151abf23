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

const ruleOf =
  <T>(problemOf: (value: T) => { readonly path: string; readonly message: string } | undefined): Rule<T> =>
  ({ value, issues }) => {
    const problem = problemOf(value)
    if (problem === undefined) return
    issues.push({ code: 'custom', input: value, path: [problem.path], message: problem.message, continue: true })
  }

const isSet = <T>(value: T, name: Name<T>): boolean => value[name] !== undefined

const anySet = <T>(value: T, names: readonly Name<T>[]): boolean => names.some((name) => isSet(value, name))

const allSet = <T>(value: T, names: readonly Name<T>[]): boolean => names.every((name) => isSet(value, name))

const inWords = (choices: readonly (readonly string[])[]): string =>
  choices.map((names) => names.join(' and ')).join(', or ')

/** Exactly one of the choices is given, and all members of it. */
export function exactlyOneOf<T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> {
  return ruleOf((value) => {
    const touched = choices.filter((names) => anySet(value, names))
    const [first] = touched
    if (touched.length === 1 && first !== undefined && allSet(value, first)) return undefined
    const path = (touched.length > 1 ? touched[1]?.[0] : first?.find((name) => !isSet(value, name))) ?? choices[0]?.[0]
    const message = `give exactly one of ${inWords(choices)}${touched.length > 1 ? ', not both' : ''}`
    return { path: path ?? '', message }
  })
}

/** At most one of the choices is given. */
export function atMostOneOf<T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> {
  return ruleOf((value) => {
    const touched = choices.filter((names) => anySet(value, names))
    if (touched.length <= 1) return undefined
    return { path: touched[1]?.[0] ?? '', message: `give only one of ${inWords(choices)}` }
  })
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
  return must(start, `must not be later than ${end}`, (value) => {
    const [from, to] = [value[start], value[end]]
    return !(from instanceof Date && to instanceof Date && from > to)
  })
}

/** Any other rule: `holds` checks the object, `message` says what to do about `member`. */
export function must<T>(member: Name<T>, message: string, holds: (value: T) => boolean): Rule<T> {
  return ruleOf((value) => (holds(value) ? undefined : { path: member, message }))
}
