/** What moto's tests expect of CloudTrail, asked of the emulator with the AWS SDK over a socket. */
import { readFileSync } from 'node:fs'
import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEmulator } from 'cloudtrail-client/testing'
import { motoRows, type Call, type MotoRow } from './moto-rows.js'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

type Method = (input: object) => PromiseLike<object>

/** Makes the calls in an account of their own, and returns what the last one answered or was refused with. */
async function lastAnswer(calls: readonly Call[]): Promise<unknown> {
  const existing = { buckets: ['made', 'other'], topics: ['cloudtrailtopic'] }
  const listener = await createEmulator({ credentials: [credentials], existing }).listen()
  onTestFinished(() => listener.close())
  let answer: unknown
  for (const [region, operation, input = {}] of calls) {
    const client = new CloudTrail({ region, endpoint: listener.url, credentials, maxAttempts: 1 })
    // Sound: the class has a method for each operation, named like it, that takes the input.
    const methods = client as unknown as Record<string, Method>
    const call = methods[operation.charAt(0).toLowerCase() + operation.slice(1)]?.bind(client)
    if (call === undefined) throw new Error(`the AWS SDK has no operation ${operation}`)
    answer = await call(input).then(withTimesInWords, refusalOf)
    client.destroy()
  }
  return answer
}

/** The code and text of what the SDK throws. */
function refusalOf(error: unknown): [code: string, message: string] {
  const { name, message } = error as Error // sound: the SDK throws nothing else
  return [name, message]
}

/** Times are other ones in each run. */
const withTimesInWords = (answer: object): object =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) => {
      if (value instanceof Date) return [name, 'a time']
      return [name, typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? 'a text' : value]
    }),
  )

/** A member that must not be there is `undefined` in an expectation; an answer leaves it out. */
const withAbsent = (answer: unknown, expected: object): unknown =>
  Array.isArray(answer)
    ? answer
    : { ...Object.fromEntries(Object.keys(expected).map((name) => [name, undefined])), ...(Object(answer) as object) }

const same = motoRows.filter(({ instead }) => instead === undefined)
const different = motoRows.filter(({ instead }) => instead !== undefined)

test.each(same)('as in moto: $claim', async ({ calls, answer, refused }) => {
  const last = await lastAnswer(calls)
  if (refused !== undefined) expect(last).toEqual(refused)
  else expect(withAbsent(last, answer ?? {})).toMatchObject(answer ?? {})
})

test.each(different)('not as in moto: $claim', async ({ calls, answer = {}, instead = {} }: MotoRow) => {
  const last = await lastAnswer(calls)
  expect(withAbsent(last, instead)).toMatchObject(instead)
  expect(withAbsent(last, answer)).not.toMatchObject(answer)
})

test('every row expects something, and every difference is judged in the list', () => {
  const empty = motoRows.filter(({ answer, refused }) => (answer === undefined) === (refused === undefined))
  expect(empty.map(({ claim }) => claim)).toEqual([])
  const list = readFileSync(new URL('../../src/testing/PEERS.md', import.meta.url), 'utf8')
  expect(different.filter(({ claim }) => !list.includes(`| ${claim} `)).map(({ claim }) => claim)).toEqual([])
  expect(list).toContain(`${motoRows.length} expectations, ${different.length} of which`)
})
