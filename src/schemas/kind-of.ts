/** Says what a value is without showing it: it may be a secret that was passed in the wrong place. */

/** Also for a `Date` of another realm, as code that runs in `node:vm` makes them. */
export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]'

/** E.g. `a string`, `an array`, `the number 1.5`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null (leave the member out instead)'
  if (Array.isArray(value)) return 'an array'
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date'
  if (Number.isNaN(value)) return 'NaN'
  if (typeof value === 'number') return `the number ${value}`
  return `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`
}
