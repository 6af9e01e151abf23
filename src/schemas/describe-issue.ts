/** Says in this project's words what is wrong at one place of an input or a reply. Values are never repeated. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../errors.js'
import { kindOf } from './kind-of.js'
import { isNoName } from './nearest.js'

type Issue = z.core.$ZodRawIssue

/** The place and the text for an issue. Constraints bring their text; types and keys are what zod itself finds. */
export function describeIssue(issue: Issue): InputIssue {
  return { path: pathText(issue.path ?? []), message: messageOf(issue) }
}

/** `['LookupAttributes', 0, 'AttributeKey']` → `LookupAttributes[0].AttributeKey`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('')
}

function messageOf(issue: Issue): string {
  if (issue.code === 'custom' && issue.params !== undefined) {
    return isNoName('member', String(issue.path?.at(-1)), issue.params['names'] as string[]) // see structureOf
  }
  if (issue.message !== undefined) return issue.message
  if (issue.input === undefined) return 'is required'
  if (issue.code === 'invalid_key') {
    const [found] = issue.issues
    return `as a key ${found?.message ?? 'is not allowed here'}`
  }
  return issue.code === 'invalid_type'
    ? `must be ${typeNames[issue.expected] ?? issue.expected}, got ${kindOf(issue.input)}`
    : 'is not valid'
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'an array',
}
