/** Compiles LIKE: `%` matches any characters, `_` one character. Case counts, as in Trino. */
import type { Expression } from '../syntax/tree.js'
import { QueryFailure } from '../values/failure.js'
import { remembering } from '../values/remember.js'
import { boolean, nameOf } from '../values/type.js'
import { charactersOf, type Value } from '../values/value.js'
import { mismatch } from './convert.js'
import type { Compiled, Planner, Scope } from './scope.js'

type Like = Extract<Expression, { readonly kind: 'like' }>

export function compileLike(planner: Planner, { operand, pattern, escape }: Like, scope: Scope): Compiled {
  const [text, like] = [operand, pattern].map((part) => textOf(planner, part, scope)) as [Compiled, Compiled]
  const escaping = escape && textOf(planner, escape, scope)
  return {
    type: boolean,
    evaluate: (row) => {
      const [value, wanted] = [text.evaluate(row), like.evaluate(row)]
      if (value === null || wanted === null) return null
      const escapedBy = escaping?.evaluate(row) ?? ''
      return matcher(`${escapedBy as string}\n${wanted as string}`)(value as string)
    },
  }
}

function textOf(planner: Planner, expression: Expression, scope: Scope): Compiled {
  const compiled = planner.compile(expression, scope)
  if (compiled.type.kind !== 'varchar' && compiled.type.kind !== 'unknown')
    throw mismatch(
      expression.at,
      `Left and right sides of a LIKE expression must be varchar, not ${nameOf(compiled.type)}`,
    )
  return compiled
}

/** Tells whether a text fits a pattern; before the pattern stand its escape character, if any, and a line break. */
const matcher = remembering((escapedPattern): ((text: string) => boolean) => {
  const end = escapedPattern.indexOf('\n')
  const escape = escapedPattern.slice(0, end)
  const pattern = charactersOf(escapedPattern.slice(end + 1))
  let source = ''
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? ''
    if (character === escape) source += literal(escaped(pattern[++index], escape))
    else source += wildcards[character] ?? literal(character)
  }
  const expression = new RegExp(`^${source}$`, 'su')
  return (text) => expression.test(text)
})

const wildcards: Readonly<Record<string, string>> = { '%': '.*', _: '.' }

const literal = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&')

function escaped(character: Value, escape: string): string {
  if (character === '%' || character === '_' || character === escape) return character
  throw new QueryFailure(
    'INVALID_FUNCTION_ARGUMENT',
    "Escape character must be followed by '%', '_' or the escape character itself",
  )
}
