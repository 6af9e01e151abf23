/** The kinds of parameters. They accept the strings that platforms send for booleans, integers and lists, and are strict otherwise. */
import * as z from 'zod/mini'
import type { StsCredentials } from '../../auth/credentials.js'
import { dayOf } from '../json/from-json.js'
import { isDate } from '../../schema/kind-of.js'
import { nearest } from '../../schema/nearest.js'
import type { MembersOf } from '../../schema/members-of.js'
import { lazy } from '../../runtime/lazy.js'
import { parseJson } from '../../runtime/parse-json.js'
import { singleValue } from '../json/lenient.js'
import { valueInWords } from '../json/words.js'
import { itemsOf, pythonDictionaryOf } from './text-forms.js'
import type { Kind } from './parameter.js'

const notBlank = /\S/

/** A string that is not blank. */
export const text: Kind<string, string> = {
  expected: 'a string that is not blank',
  accepts: lazy(() => z.string().check(z.regex(notBlank))),
  read: (accepted) => accepted.trim(),
}

/** A boolean, also as the string that JSON, Python or a form makes of it; `yes` and `1` are not accepted. */
export const flag: Kind<boolean | string, boolean> = {
  expected: 'true or false',
  accepts: lazy(() => z.union([z.boolean(), z.enum(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])])),
  read: (accepted) => String(accepted).toLowerCase() === 'true',
}

/** An integer of at least `min`, also as a string of digits. */
export function count(min: number): Kind<number | string, number> {
  return {
    expected: min === 1 ? 'a positive integer, 1 or more' : `an integer of at least ${min}`,
    accepts: lazy(() => z.union([z.int().check(z.gte(min)), z.string().check(z.regex(/^\s*\d{1,9}\s*$/))])),
    read: (accepted) => (Number(accepted) >= min ? Number(accepted) : undefined),
  }
}

/** A UTC day as yyyy-mm-dd: its first second, or its last one for `end`. */
export function day(edge: 'start' | 'end'): Kind<string, Date> {
  return {
    expected: 'a day of the calendar as yyyy-mm-dd, e.g. 2026-11-21',
    accepts: lazy(() => z.string().check(z.regex(/^\s*\d{4}-\d{2}-\d{2}\s*$/))),
    read: (accepted) => dayOf(accepted.trim(), edge === 'end'),
  }
}

/** One of several values, or an alias of one. */
export function choice<T extends string>(
  values: readonly T[],
  { aliases = {}, isBlankAllowed = false }: { aliases?: Readonly<Record<string, T>>; isBlankAllowed?: boolean } = {},
): Kind<string, T> {
  const names = [...values, ...Object.keys(aliases), ...(isBlankAllowed ? [''] : [])] // a blank string counts as omitted
  return {
    expected: `one of ${values.join(', ')}`,
    accepts: lazy(() => z.enum(names)),
    prepare: (given) => {
      const value = singleValue(given)
      return typeof value === 'string' ? (valueInWords(value, values) ?? value) : value
    },
    read: (accepted) => aliases[accepted] ?? values.find((value) => value === accepted),
    hint: (text) => nearest(text, values),
  }
}

/** A string that is not blank, or a boolean, which the service takes as a string. */
export const textOrFlag: Kind<string | boolean, string> = {
  expected: text.expected,
  accepts: lazy(() => z.union([z.string().check(z.regex(notBlank)), z.boolean()])),
  read: (accepted) => String(accepted).trim(),
}

/** The items of a list. */
export interface Items {
  /** What they are, e.g. `ARNs`. */
  readonly of: string
  readonly pattern?: RegExp
  /** The allowed values. */
  readonly values?: readonly string[]
  readonly isEmptyAllowed?: boolean
}

/** A list of strings: an array, a JSON string of one, or a comma-separated string. Duplicates are removed. */
export function list({
  of,
  pattern = notBlank,
  values,
  isEmptyAllowed = false,
}: Items): Kind<string | string[], string[]> {
  const item = lazy(() => (values === undefined ? z.string().check(z.regex(pattern)) : z.enum(values)))
  const items = lazy(() => z.array(item()).check(z.minLength(isEmptyAllowed ? 0 : 1)))
  return {
    expected: `a list of ${of}, or a comma-separated string`,
    prepare: (given) => given,
    accepts: lazy(() => z.union([items(), z.string().check(z.regex(notBlank))])),
    read: (accepted) => {
      const read = itemsOf(accepted)
      return items().safeParse(read).success ? read : undefined
    },
    ...(values && { hint: (text: string) => nearest(text, values) }),
  }
}

interface StsMembers {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration?: unknown
}

const stsMembers = lazy(() =>
  z.strictObject<MembersOf<StsMembers>>({
    AccessKeyId: z.string().check(z.minLength(1)),
    SecretAccessKey: z.string().check(z.minLength(1)),
    SessionToken: z.string().check(z.minLength(1)),
    Expiration: z.optional(z.unknown()),
  }),
)

/** The `Credentials` of an STS reply, also as a JSON string, or as the printed Python dictionary that some platforms send. */
export const stsCredentials: Kind<string | StsMembers, StsCredentials> = {
  expected:
    'the Credentials of an STS reply, as an object or a JSON string: AccessKeyId, SecretAccessKey and SessionToken, and for Expiration a time or nothing',
  accepts: lazy(() => z.union([stsMembers(), z.string().check(z.regex(/^\s*\{/))])),
  read: (accepted) => {
    const found = typeof accepted === 'string' ? (parseJson(accepted) ?? pythonDictionaryOf(accepted)) : accepted
    if (!stsMembers().safeParse(found).success) return undefined
    const members = found as StsMembers // sound: they were validated as such
    const Expiration = expirationOf(members.Expiration)
    return Expiration === null ? undefined : { ...members, Expiration }
  },
}

/** A time as a date, as text or as a number since 1970; `undefined` for none, `null` for what is no time. */
function expirationOf(given: unknown): Date | string | number | undefined | null {
  if (given === undefined || given === null || given === '') return undefined
  if (typeof given === 'string' && !/^\d+(\.\d+)?$/.test(given)) {
    const text = withOffset(given.trim().replace(' ', 'T'))
    return Number.isNaN(Date.parse(text)) ? null : text
  }
  const number = isDate(given) ? given.getTime() : typeof given === 'boolean' ? NaN : Number(given)
  const isTime = number > 0 && Number.isFinite(number)
  return isTime ? (given as Date | string | number) : null // sound: nothing else has passed
}

/** Some platforms write the time without an offset, as `2026-11-21 22:28:04`. STS times are always UTC. */
const withOffset = (time: string): string => (/(Z|[+-]\d{2}:?\d{2})$/i.test(time) ? time : `${time}Z`)
