/** Every fault at every kind of call, on real sockets: what the caller gets, with how many requests, and what is left. */
import { getEventListeners } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { CloudTrail, CloudTrailError } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { drain } from '../support/drain.js'
import { FastClock } from '../support/fast-clock.js'
import { faults, startFaultServer, type Fault } from '../support/fault-server.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** Five pages of events. */
const records = Array.from({ length: 45 }, (_, id) => ({
  eventID: String(id),
  eventTime: new Date(Date.UTC(2026, 0, 1, 11) - id * 1000).toISOString(),
}))

/** What came of a call: `ok` or the code of its error, and the requests that it took. */
type Cell = `${string}, ${number}`

interface Row {
  readonly fault: Fault
  /** So many times in a row. @defaultValue 1 */
  readonly times?: number
  /** DescribeTrails, which may be repeated whenever it failed. */
  readonly read: Cell
  /** CreateTrail, which may only be repeated when it was surely not carried out. */
  readonly write: Cell
  /** LookupEvents over five pages; the second one meets the fault. */
  readonly walk: Cell
}

// By hand, from what the retry behaviour 2.1 and the table of operations say.
const matrix: readonly Row[] = [
  { fault: faults.resetOnAccept, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.resetAfterHead, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.resetAfterRequest, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.closedAfterRequest, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.replyLost, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.halfHead, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.headOnly, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.halfBody, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.brokenChunks, read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' },
  { fault: faults.slowDrip, read: 'ok, 1', write: 'ok, 1', walk: 'ok, 5' },
  { fault: faults.endlessDrip, read: 'ok, 2', write: 'RequestTimeout, 1', walk: 'ok, 6' },
  { fault: faults.silence, read: 'ok, 2', write: 'RequestTimeout, 1', walk: 'ok, 6' },
  { fault: faults.garbage, read: 'ConnectionFailed, 1', write: 'ConnectionFailed, 1', walk: 'ConnectionFailed, 2' },
  { fault: faults.status429, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.retryAfter, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.status500, read: 'ok, 2', write: 'InternalFailure, 1', walk: 'ok, 6' },
  { fault: faults.status502, read: 'ok, 2', write: 'UnknownError, 1', walk: 'ok, 6' },
  { fault: faults.status503, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  {
    fault: faults.status503,
    times: 3,
    read: 'ServiceUnavailable, 3',
    write: 'ServiceUnavailable, 3',
    walk: 'ServiceUnavailable, 4',
  },
  { fault: faults.amzRetryAfter, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.html503, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.html200, read: 'InvalidResponse, 1', write: 'InvalidResponse, 1', walk: 'InvalidResponse, 2' },
  { fault: faults.cutOffJson, read: 'InvalidResponse, 1', write: 'InvalidResponse, 1', walk: 'InvalidResponse, 2' },
  { fault: faults.throttle, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.throttle, times: 4, read: 'ThrottlingException, 3', write: 'ThrottlingException, 3', walk: 'ok, 9' },
  {
    fault: faults.accessDenied,
    read: 'AccessDeniedException, 1',
    write: 'AccessDeniedException, 1',
    walk: 'AccessDeniedException, 2',
  },
]

type Kind = 'read' | 'write' | 'walk'

const calls: Record<Kind, (cloudtrail: CloudTrail, signal: AbortSignal) => Promise<unknown>> = {
  read: (cloudtrail, signal) => cloudtrail.describeTrails({}, { signal }),
  write: (cloudtrail, signal) => cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs' }, { signal }),
  walk: async (cloudtrail, signal) => {
    const events = await drain(cloudtrail.lookupEvents({ MaxResults: 10 }, { signal }))
    expect(events.map(({ EventId }) => EventId)).toEqual(records.map(({ eventID }) => eventID))
  },
}

/** Makes one call that meets its fate, and looks at what it leaves behind. */
async function outcomeOf(kind: Kind, script: readonly (Fault | undefined)[], serverAheadMs = 0): Promise<string> {
  const clock = new FastClock()
  const emulator = createEmulator({ now: () => clock.now() + serverAheadMs, records, credentials: [credentials] })
  const remaining = [...script]
  const server = await startFaultServer(emulator.transport, () => remaining.shift())
  let requests = 0
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials,
    endpoint: server.url,
    clock,
    limiter: false,
    requestTimeoutMs: 40_000,
    on: { attempt: () => requests++ },
  })
  const { signal } = new AbortController()
  const outcome = await calls[kind](cloudtrail, signal).then(
    () => 'ok',
    (error: unknown) => (error instanceof CloudTrailError ? error.code : error),
  )
  expect(clock.pending).toBe(0)
  expect(getEventListeners(signal, 'abort')).toEqual([])
  const executed = server.requests.filter(({ operation, isExecuted }) => operation === 'CreateTrail' && isExecuted)
  expect(executed.length).toBeLessThanOrEqual(1)
  return `${String(outcome)}, ${String(requests)}`
}

const seen: { fault: string; read?: string; write?: string; walk?: string }[] = []

test.each(matrix)('$fault.name', async ({ fault, times = 1, read, write, walk }) => {
  const faultsInARow = Array.from({ length: times }, () => fault)
  const row = {
    fault: times === 1 ? fault.name : `${fault.name}, ${String(times)} times`,
    read: await outcomeOf('read', faultsInARow),
    write: await outcomeOf('write', faultsInARow),
    walk: await outcomeOf('walk', [undefined, ...faultsInARow]),
  }
  seen.push(row)
  expect(row).toMatchObject({ read, write, walk })
})

test.each([
  ['10 minutes ahead', 600_000],
  ['10 minutes behind', -600_000],
])('a server whose clock is %s', async (name, aheadMs) => {
  const row = {
    fault: `its clock is ${name}`,
    read: await outcomeOf('read', [], aheadMs),
    write: await outcomeOf('write', [], aheadMs),
    walk: await outcomeOf('walk', [], aheadMs),
  }
  seen.push(row)
  expect(row).toMatchObject({ read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' })
})

// The matrix as a table in the output of the tests: what came of a call, and the requests that it took.
afterAll(() => {
  const columns = ['fault', 'read', 'write', 'walk'] as const
  const rows = [Object.fromEntries(columns.map((name) => [name, name])) as (typeof seen)[number], ...seen]
  const widths = columns.map((name) => Math.max(...rows.map((row) => (row[name] ?? '').length)))
  const lines = rows.map((row) =>
    columns.map((name, column) => (row[name] ?? '').padEnd(widths[column] ?? 0)).join('  '),
  )
  console.log(lines.join('\n'))
})
