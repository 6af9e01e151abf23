/** Describes a value without showing it: it may be a secret passed as the wrong argument. */

/** `Date` for a date, also for one of another realm, e.g. of `node:vm`. */
const classOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

export const isDate = (value: unknown): value is Date => classOf(value) === 'Date'

/** Bytes, also of another realm, e.g. a `Buffer` in Jest. */
export const isBytes = (value: unknown): value is Uint8Array => classOf(value) === 'Uint8Array'

/** A URL, also of another realm. */
export const isUrl = (value: unknown): value is URL => classOf(value) === 'URL'

/** Of the values that JSON can hold, those with members. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Not a `Map` or a `Date`: they have no members, and would be sent as empty objects. */
export const isPlain = (value: unknown): value is Record<string, unknown> => classOf(value) === 'Object'

/** The name of a user's own class is not shown: it could be anything, even a secret. */
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
