/** Credentials that a program prints: the setting `credential_process` of a profile. */
import type { Credentials } from '../../auth/credentials.js'
import { builtin } from '../../platform/node-builtin.js'
import { foreignError } from '../../runtime/foreign-error.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import { sourceFailed } from '../sources/not-configured.js'
import { wordsOf } from './command-line.js'

/** A program may ask a person or a server; after this long it is ended. Milliseconds. */
const limitMs = 60_000

/** Credentials are a few KB. */
const maxOutputBytes = 1024 * 1024

/**
 * Runs a program and reads what it prints. No shell is started: it is the program and its arguments, in quotes where they have
 * spaces.
 *
 * What it prints, also as an error, is never shown: it may contain keys.
 *
 * @param source - For messages, e.g. `profile audit`.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export async function credentialsOfProcess(source: string, command: string, nowMs: number): Promise<Credentials> {
  const fail = (reason: string, cause?: unknown) => sourceFailed(source, `credential_process ${reason}`, cause)
  const [program = '', ...parameters] = wordsOf(command, process.platform === 'win32') ?? []
  if (program === '') throw fail('is no program with arguments: close its quotes')
  const members = parseJson(await outputOf(program, parameters, fail))
  if (!isObject(members) || members['Version'] !== 1) throw fail('must print JSON with "Version": 1')
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = members
  if (!isText(AccessKeyId) || !isText(SecretAccessKey)) throw fail('printed no AccessKeyId and SecretAccessKey')
  const expiration = isText(Expiration) ? new Date(Expiration) : undefined
  if (expiration !== undefined && !(expiration.getTime() > nowMs)) throw fail('printed credentials that have expired')
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(isText(SessionToken) ? { sessionToken: SessionToken } : {}),
    ...(expiration === undefined ? {} : { expiration }),
    ...(isText(AccountId) ? { accountId: AccountId } : {}),
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function outputOf(
  program: string,
  parameters: readonly string[],
  fail: (reason: string, cause?: unknown) => Error,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: limitMs, maxBuffer: maxOutputBytes, windowsHide: true, encoding: 'utf8' as const }
    const child = builtin('node:child_process').execFile(program, parameters, options, (error, output) => {
      if (error === null) resolve(output)
      else reject(fail(`failed: ${reasonOf(error)}`))
    })
    child.stdin?.end()
  })
}

/** Not the message: it has the command line, and what the program printed. */
function reasonOf(error: {
  readonly code?: number | string | null | undefined
  readonly killed?: boolean | undefined
}) {
  if (typeof error.code === 'number') return `it ended with status ${String(error.code)}; run it by hand to see why`
  if (error.killed === true) return `it did not end within ${String(limitMs / 1000)} s`
  const { code } = foreignError(error)
  return code === 'ENOENT' ? 'there is no such program' : code || 'it did not end by itself'
}
