/** Reads the conditions of the command line. Pure. */
import { parseJson } from '../runtime/parse-json.js'
import { isObject } from '../schema/kind-of.js'
import type { Where } from '../search/index.js'
import { UsageError } from './usage.js'

interface Given {
  readonly values: string[]
  readonly not: string[]
  readonly exists: boolean[]
}

/**
 * Conditions on one name are joined: values are alternatives, `!=` excludes each value.
 *
 * @param texts - `name=value`, `name!=value`, `name` and `!name`.
 * @throws UsageError for text in none of these forms. Names are checked by the search.
 */
export function readConditions(texts: readonly string[], json: string | undefined): Where {
  const byName = new Map<string, Given>()
  for (const text of texts) {
    const [, absent, name = '', sign, value = ''] = /^(!?)([^=!\s]+)(?:(!?=)([^]*))?$/.exec(text) ?? []
    if (name === '' || (absent === '!' && sign !== undefined)) {
      throw new UsageError(`--where must be name=value, name!=value, name or !name, not ${text}`)
    }
    const given = byName.get(name) ?? { values: [], not: [], exists: [] }
    byName.set(name, given)
    if (sign === '=') given.values.push(value)
    else if (sign === '!=') given.not.push(value)
    else given.exists.push(absent !== '!')
  }
  const all = [...byName].flatMap(([name, given]) => conditionsOf(name, given))
  if (json !== undefined) all.push(parsed(json))
  return merged(all)
}

const conditionsOf = (name: string, { values, not, exists }: Given): Where[] => [
  ...(values.length > 0 ? [{ [name]: values.length === 1 ? (values[0] ?? '') : values }] : []),
  ...(not.length > 0 ? [{ [name]: { not } }] : []),
  ...exists.map((exists) => ({ [name]: { exists } })),
]

/** Conditions with different names stand side by side; a second one on the same name is joined by an alternative of one. */
function merged(all: readonly Where[]): Where {
  return all.reduce<Where>((before, next) => {
    const isFree = Object.keys(next).every((name) => !Object.hasOwn(before, name))
    return isFree ? { ...before, ...next } : { any: [{ ...before, any: [next] }] }
  }, {})
}

function parsed(json: string): Where {
  const value = parseJson(json)
  if (!isObject(value)) throw new UsageError('--where-json must be a JSON object of conditions')
  return value as Where // its form is checked by the search
}
