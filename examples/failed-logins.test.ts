// A program that reads CloudTrail, and its tests: run it with `npx vitest run examples/failed-logins.test.ts`.
import { expect, test } from 'vitest'
import { CloudTrail, isServiceError } from 'cloudtrail-client'
import { createEmulator, createTestClock } from 'cloudtrail-client/testing'

/** The program: who failed to log in since a time, and how often. */
async function failedLogins(cloudtrail: CloudTrail, since: Date): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const logins = cloudtrail.lookupEvents({
    StartTime: since,
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' }],
  })
  for await (const { Username = 'unknown', CloudTrailEvent = '{}' } of logins) {
    const { errorMessage } = JSON.parse(CloudTrailEvent) as { errorMessage?: string }
    if (errorMessage !== undefined) counts.set(Username, (counts.get(Username) ?? 0) + 1)
  }
  return counts
}

const since = new Date('2026-01-10T00:00:00Z')

const login = (userName: string, eventTime: string, errorMessage?: string) => ({
  eventID: crypto.randomUUID(),
  eventName: 'ConsoleLogin',
  eventSource: 'signin.amazonaws.com',
  eventTime,
  awsRegion: 'us-east-1', // where sign-ins are recorded
  userIdentity: { type: 'IAMUser', userName },
  ...(errorMessage === undefined ? {} : { errorMessage }),
})

/** An account with these records in it, and a client of it. Nothing is started, and nothing has to be stopped. */
function account(records: ReturnType<typeof login>[]) {
  const clock = createTestClock(Date.UTC(2026, 0, 10, 12))
  const emulator = createEmulator({ records, now: clock.now, quotas: true })
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    clock, // waits take no time
  })
  return { emulator, cloudtrail }
}

test('counts the failures of each user', async () => {
  const { cloudtrail } = account([
    login('ada', '2026-01-10T09:00:00Z', 'Failed authentication'),
    login('ada', '2026-01-10T09:01:00Z', 'Failed authentication'),
    login('ada', '2026-01-10T09:02:00Z'),
    login('bob', '2026-01-09T23:59:59Z', 'Failed authentication'), // before the time that is asked for
  ])
  expect(await failedLogins(cloudtrail, since)).toEqual(new Map([['ada', 2]]))
})

test('reads every page, and survives throttles', async () => {
  const failures = Array.from({ length: 120 }, () => login('ada', '2026-01-10T09:00:00Z', 'Failed authentication'))
  const { emulator, cloudtrail } = account(failures)
  emulator.faults.add({ operation: 'LookupEvents', times: 2, reply: 'throttle' })
  expect(await failedLogins(cloudtrail, since)).toEqual(new Map([['ada', 120]]))
  expect(emulator.requests.length).toBe(5) // three pages, two throttles
})

test('passes a refusal on', async () => {
  const { emulator, cloudtrail } = account([])
  emulator.faults.add({ operation: 'LookupEvents', reply: { code: 'AccessDeniedException' } })
  const error: unknown = await failedLogins(cloudtrail, since).catch((reason: unknown) => reason)
  expect(isServiceError(error, 'AccessDeniedException')).toBe(true)
})
