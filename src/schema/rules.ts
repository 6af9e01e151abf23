/** Rules between the members of one structure. */
import { isDate } from './kind-of.js'
import type { Rule } from './schema.js'

type Name<T> = keyof T & string

const isSet = <T>(value: T, name: Name<T>): boolean => value[name] !== undefined

const anySet = <T>(value: T, names: readonly Name<T>[]): boolean => names.some((name) => isSet(value, name))

const allSet = <T>(value: T, names: readonly Name<T>[]): boolean => names.every((name) => isSet(value, name))

const inWords = (choices: readonly (readonly string[])[]): string =>
  choices.map((names) => names.join(' and ')).join(', or ')

/** Exactly one of the choices is given, and all members of it. */
export function exactlyOneOf<T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> {
  return (value) => {
    const touched = choices.filter((names) => anySet(value, names))
    const [first] = touched
    if (touched.length === 1 && first !== undefined && allSet(value, first)) return undefined
    const path = (touched.length > 1 ? touched[1]?.[0] : first?.find((name) => !isSet(value, name))) ?? choices[0]?.[0]
    return {
      path: path ?? '',
      message: `give exactly one of ${inWords(choices)}${touched.length > 1 ? ', not both' : ''}`,
    }
  }
}

/** At most one of the choices is given. */
export function atMostOneOf<T>(...choices: readonly (readonly Name<T>[])[]): Rule<T> {
  return (value) => {
    const touched = choices.filter((names) => anySet(value, names))
    return touched.length > 1
      ? { path: touched[1]?.[0] ?? '', message: `give only one of ${inWords(choices)}` }
      : undefined
  }
}

/** `member` is given only together with `other`. */
export function onlyWith<T>(member: Name<T>, other: Name<T>): Rule<T> {
  return (value) =>
    isSet(value, member) && !isSet(value, other)
      ? { path: member, message: `can only be given together with ${other}` }
      : undefined
}

/** The moment `start` is not later than the moment `end`. */
export function startNotAfterEnd<T>(start: Name<T>, end: Name<T>): Rule<T> {
  return (value) => {
    const [from, to] = [value[start], value[end]]
    return isDate(from) && isDate(to) && from > to
      ? { path: start, message: `must not be later than ${end}` }
      : undefined
  }
}

/** Any other rule: `holds` tells whether the structure keeps it, `message` says what to do about `member`. */
export function must<T>(member: Name<T>, message: string, holds: (value: T) => boolean): Rule<T> {
  return (value) => (holds(value) ? undefined : { path: member, message })
}
