/** Changing the import is the migration: one program, compiled and run with the AWS SDK and with this package. */
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEmulator, type Listener } from 'cloudtrail-client/testing'
import { runProgram as runOurProgram } from '../support/migration/program-ours.js'
import { runProgram as runSdkProgram } from '../support/migration/program-sdk.js'
import { sampleRecords } from '../support/sample-records.js'

const listeners: Listener[] = []

beforeEach(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(listeners.splice(0).map((listener) => listener.close()))
})

/** An account of its own, behind a real socket. */
async function freshAccount() {
  const emulator = createEmulator({ records: sampleRecords(), lookbackDays: null })
  const listener = await emulator.listen()
  listeners.push(listener)
  return { emulator, url: listener.url }
}

const textOf = (file: string) => readFile(new URL(`../support/migration/${file}`, import.meta.url), 'utf8')

test('the two programs differ in the name that they import from', async () => {
  const [sdkText, ourText] = [await textOf('program-sdk.ts'), await textOf('program-ours.ts')]
  expect(ourText).not.toBe(sdkText)
  expect(ourText).toBe(sdkText.replace("from '@aws-sdk/client-cloudtrail'", "from 'cloudtrail-client'"))
})

test('the program sees the same with either client, and sends the same calls', async () => {
  const [theirAccount, ourAccount] = [await freshAccount(), await freshAccount()]
  const theirs = await runSdkProgram(theirAccount.url)
  const ours = await runOurProgram(ourAccount.url)

  expect(ours).toEqual(theirs)
  expect(ours.length).toBeGreaterThan(60)
  const callsOf = ({ emulator }: typeof ourAccount) =>
    emulator.requests.map(({ operation, region, accessKeyId, input }) => ({ operation, region, accessKeyId, input }))
  expect(callsOf(ourAccount)).toEqual(callsOf(theirAccount))
})
