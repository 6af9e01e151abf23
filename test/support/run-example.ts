/** Examples of the documentation that say what they print, and a run of one against an account with a trail and a few events. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { createEmulator } from 'cloudtrail-client/testing'
import { call } from './emulator-call.js'
import { bundled } from './typescript-child.js'

const region = 'us-east-1'

export interface Example {
  readonly code: string
  /** Each line that it prints. */
  readonly prints: readonly string[]
}

/** Examples that print: what is behind an arrow, or what the next block of text has. */
export const printingExamples = (text: string): Example[] =>
  [...text.matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs)].flatMap(([, code = '', output]) => {
    const shown = [...code.matchAll(/\/\/ → (.*)/g)].map(([, line = '']) => line)
    const prints = shown.length > 0 ? shown : output?.trimEnd().split('\n')
    return prints === undefined ? [] : [{ code, prints }]
  })

/** What examples take for granted, unless they make it themselves. */
const prelude = `import { CloudTrail } from 'cloudtrail-client'\nconst cloudtrail = new CloudTrail({ region: '${region}' })\n`

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3600 * 1000).toISOString()

export const event = (eventName: string, userName: string, eventTime: string) => ({
  eventID: crypto.randomUUID(),
  awsRegion: region,
  ...{ eventName, eventTime, userIdentity: { userName } },
})

/** An account with a trail and a few events, on a socket. */
async function account(): Promise<string> {
  const records = [
    event('ConsoleLogin', 'grace', hoursAgo(1)),
    event('ConsoleLogin', 'ada', hoursAgo(2)),
    event('CreateUser', 'ada', hoursAgo(3)),
  ]
  const emulator = createEmulator({ records })
  await call(emulator, 'CreateTrail', { Name: 'audit', S3BucketName: 'audit-logs' }, region)
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  return listener.url
}

/** @returns Each line that it prints. */
export async function outputOf(code: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-example-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const outfile = join(folder, 'example.mjs')
  writeFileSync(outfile, await bundled(/\bconst cloudtrail\b/.test(code) ? code : prelude + code))
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
  const env = { PATH: process.env['PATH'], AWS_ENDPOINT_URL_CLOUDTRAIL: await account(), ...keys }
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { env, cwd: folder })
  return stdout.trimEnd().split('\n')
}
