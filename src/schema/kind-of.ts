/** Says what a value is without showing it: it may be a secret that was passed in the wrong place. */

/** `Date` for a date, also for one of another realm, as code that runs in `node:vm` makes them. */
const classOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

export const isDate = (value: unknown): value is Date => classOf(value) === 'Date'

/** Whatever has members, of values that JSON can hold. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Not a `Map` or a `Date`, which have no members to send and would seem to be empty. */
export const isPlain = (value: unknown): value is Record<string, unknown> => classOf(value) === 'Object'

/** A class of the user's own can be called anything, also what is not to be seen. */
const builtIn = (value: unknown): string => (classOf(value) in globalThis ? classOf(value) : 'class instance')

/** E.g. `a string`, `an array`, `the number 1.5`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null (leave the member out instead)'
  if (Array.isArray(value)) return 'an array'
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date'
  if (Number.isNaN(value)) return 'NaN'
  if (typeof value === 'number') return `the number ${value}`
  const name = typeof value === 'object' && !isPlain(value) ? builtIn(value) : typeof value
  return `${/^([aeio]|un)/i.test(name) ? 'an' : 'a'} ${name}`
}
