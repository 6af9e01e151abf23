/** Functions of strings. */
import { QueryFailure } from '../values/failure.js'
import { remembering } from '../values/remember.js'
import { arrayOf, bigint, boolean, varchar, type Type } from '../values/type.js'
import { charactersOf, type Value } from '../values/value.js'
import type { Functions, Parameter, ScalarFunction } from './scalar.js'

const text: Parameter = ['varchar']
const count: Parameter = ['bigint']

const characters = (value: Value): string[] => charactersOf(value as string)

const ofText = (gives: Type, apply: (text: string) => Value): ScalarFunction => ({
  takes: [text],
  gives,
  apply: ([value]) => apply(value as string),
})

const substring: ScalarFunction = {
  takes: [text, count, count],
  least: 2,
  gives: varchar,
  apply: ([value, start, length]) => {
    const all = characters(value)
    const from = (start as number) > 0 ? (start as number) - 1 : all.length + (start as number)
    if (start === 0 || from < 0 || from >= all.length) return ''
    return all.slice(from, length === undefined ? undefined : from + Math.max(length as number, 0)).join('')
  },
}

const trimmed = (pattern: RegExp): ScalarFunction => ofText(varchar, (value) => value.replace(pattern, ''))

const padded = (pad: (fill: string, kept: string) => string): ScalarFunction => ({
  takes: [text, count, text],
  gives: varchar,
  apply: ([value, size, fill]) => {
    const [all, wanted] = [characters(value), size as number]
    if (all.length >= wanted) return all.slice(0, wanted).join('')
    const missing = wanted - all.length
    return pad(
      characters((fill as string).repeat(missing))
        .slice(0, missing)
        .join(''),
      all.join(''),
    )
  },
})

/** Counts from 1; 0 where it is not found. */
const position = (all: string, part: string): number =>
  charactersOf(all.slice(0, Math.max(all.indexOf(part), 0))).length + Number(all.includes(part))

export const textFunctions: Functions = {
  lower: ofText(varchar, (value) => value.toLowerCase()),
  upper: ofText(varchar, (value) => value.toUpperCase()),
  length: ofText(bigint, (value) => characters(value).length),
  reverse: ofText(varchar, (value) => characters(value).reverse().join('')),
  trim: trimmed(/^\s+|\s+$/g),
  ltrim: trimmed(/^\s+/),
  rtrim: trimmed(/\s+$/),
  substr: substring,
  substring,
  lpad: padded((fill, kept) => fill + kept),
  rpad: padded((fill, kept) => kept + fill),
  replace: {
    takes: [text, text, text],
    least: 2,
    gives: varchar,
    apply: ([value, part, by = '']) => (value as string).replaceAll(part as string, () => by as string),
  },
  split: {
    takes: [text, text, count],
    least: 2,
    gives: arrayOf(varchar),
    apply: ([value, separator, most = Infinity]) => {
      const parts = (value as string).split(separator as string)
      const kept = parts.slice(0, (most as number) - 1)
      return parts.length <= (most as number) ? parts : [...kept, parts.slice(kept.length).join(separator as string)]
    },
  },
  split_part: {
    takes: [text, text, count],
    gives: varchar,
    apply: ([value, separator, index]) => (value as string).split(separator as string)[(index as number) - 1] ?? null,
  },
  strpos: { takes: [text, text], gives: bigint, apply: ([all, part]) => position(all as string, part as string) },
  starts_with: {
    takes: [text, text],
    gives: boolean,
    apply: ([all, part]) => (all as string).startsWith(part as string),
  },
  ends_with: { takes: [text, text], gives: boolean, apply: ([all, part]) => (all as string).endsWith(part as string) },
  chr: { takes: [count], gives: varchar, apply: ([code]) => String.fromCodePoint(code as number) },
  codepoint: ofText(bigint, (value) => value.codePointAt(0) ?? null),
  url_decode: ofText(varchar, (value) => decodeURIComponent(value.replaceAll('+', ' '))),
  url_encode: ofText(varchar, (value) => encodeURIComponent(value)),
  url_extract_host: ofText(varchar, (value) => (URL.canParse(value) ? new URL(value).hostname : null)),
  regexp_like: {
    takes: [text, text],
    gives: boolean,
    apply: ([value, pattern]) => (value as string).search(compiled(pattern as string)) >= 0,
  },
  regexp_extract: {
    takes: [text, text, count],
    least: 2,
    gives: varchar,
    apply: ([value, pattern, group = 0]) =>
      [...(value as string).matchAll(compiled(pattern as string))][0]?.[group as number] ?? null,
  },
  regexp_extract_all: {
    takes: [text, text, count],
    least: 2,
    gives: arrayOf(varchar),
    apply: ([value, pattern, group = 0]) =>
      [...(value as string).matchAll(compiled(pattern as string))].map((found) => found[group as number] ?? null),
  },
  regexp_replace: {
    takes: [text, text, text],
    least: 2,
    gives: varchar,
    apply: ([value, pattern, by = '']) => (value as string).replace(compiled(pattern as string), by as string),
  },
  regexp_split: {
    takes: [text, text],
    gives: arrayOf(varchar),
    apply: ([value, pattern]) => (value as string).split(compiled(pattern as string)),
  },
}

/** A pattern of Java's, with all its matches. Those that JavaScript reads otherwise fail, as possessive quantifiers do. */
const compiled = remembering((pattern) => {
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? []
  try {
    return new RegExp(rest, `gu${flags}`)
  } catch {
    throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `The pattern is not valid: ${pattern}`)
  }
})
