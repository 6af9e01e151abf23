/** Keeps the words of a host that is not one of AWS out of a result: of its replies, only documented members are left. */
import { CloudTrailError, ConnectionError } from '../contracts/errors.js'
import { foreignError } from '../runtime/foreign-error.js'
import { isPlain } from '../schema/kind-of.js'
import type { Failure, FailureReply, Outcome } from './action/action.js'
import type { JsonSchema } from './json/json-schema.js'

/** The outcome without what only the host can have written. @param row - The schema of the action's rows. */
export const withoutWordsOf = (host: string, outcome: Outcome, row: JsonSchema): Outcome => ({
  ...outcome,
  rows: outcome.rows.map((each) => documented(each, row) as object), // sound: an object stays one
  failures: outcome.failures.map((failure) => withoutWords(host, failure)),
})

function withoutWords(host: string, { subject, error }: Failure): Failure {
  if (error instanceof ConnectionError) {
    // The message can have what a certificate or a reply says; the code of the runtime cannot.
    const { code } = foreignError(error.cause)
    const reason = /^E?[A-Z_\d]{1,40}$/.test(code) ? ` (${code})` : ''
    return { subject, error: { status: null, code: error.code, message: `no usable reply from ${host}${reason}` } }
  }
  if (!('status' in error)) return { subject, error }
  return { subject: isFailureReply(error) ? null : subject, error: unseen(host, error.status) }
}

/** Of a failure inside a reply, the subject is the host's word as well. */
const isFailureReply = (error: Failure['error']): boolean => !(error instanceof CloudTrailError)

const unseen = (host: string, status: number | null): FailureReply => ({
  status,
  code: 'ForeignHost',
  message: `${host} is no host of AWS, and what it replied is not shown; \`allowForeignHost\` shows it`,
})

function documented(value: unknown, schema: JsonSchema): unknown {
  const { properties, items } = schema as { properties?: Record<string, JsonSchema>; items?: JsonSchema }
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => documented(item, items))
  if (properties === undefined || !isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      return known === undefined ? [] : [[name, documented(member, known)]]
    }),
  )
}
