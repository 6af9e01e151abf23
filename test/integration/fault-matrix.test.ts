/** Every fault at every kind of call, on real sockets: what the caller gets, with how many requests, and what is left. */
import { getEventListeners } from 'node:events'
import { afterAll, expect, test, vi } from 'vitest'
import { CloudTrail, CloudTrailError, ConnectionError, TimeoutError } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { credentials } from '../support/client.js'
import { FastClock } from '../support/fast-clock.js'
import { faults, startFaultServer, type Fault, type FaultedRequest } from '../support/fault-server.js'
import { unusedUrl } from '../support/local-server.js'

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
  /** The least wait before the next attempt, in milliseconds. @defaultValue 0 */
  readonly waitMs?: number
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
  { fault: faults.closedWhenReused, read: 'ok, 1', write: 'ok, 1', walk: 'ok, 6' },
  { fault: faults.garbage, read: 'ConnectionFailed, 1', write: 'ConnectionFailed, 1', walk: 'ConnectionFailed, 2' },
  { fault: faults.status429, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.retryAfter, waitMs: 2000, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
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
  { fault: faults.amzRetryAfter, waitMs: 300, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.html503, read: 'ok, 2', write: 'UnknownError, 1', walk: 'ok, 6' },
  { fault: faults.html200, read: 'InvalidResponse, 1', write: 'InvalidResponse, 1', walk: 'InvalidResponse, 2' },
  { fault: faults.cutOffJson, read: 'InvalidResponse, 1', write: 'InvalidResponse, 1', walk: 'InvalidResponse, 2' },
  { fault: faults.throttle, read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' },
  { fault: faults.throttle, times: 4, read: 'ThrottlingException, 3', write: 'ThrottlingException, 3', walk: 'ok, 9' },
  {
    fault: faults.lostToken,
    read: 'InvalidNextTokenException, 1',
    write: 'InvalidNextTokenException, 1',
    walk: 'ok, 6',
  },
  {
    fault: faults.accessDenied,
    read: 'AccessDeniedException, 1',
    write: 'AccessDeniedException, 1',
    walk: 'AccessDeniedException, 2',
  },
]

type Kind = 'read' | 'write' | 'walk'

type Call = (cloudtrail: CloudTrail, signal: AbortSignal, events: unknown[]) => Promise<unknown>

const calls: Record<Kind, Call> = {
  read: (cloudtrail, signal) => cloudtrail.describeTrails({}, { signal }),
  write: (cloudtrail, signal) => cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs' }, { signal }),
  walk: async (cloudtrail, signal, events) => {
    for await (const { EventId } of cloudtrail.lookupEvents({ MaxResults: 10 }, { signal })) events.push(EventId)
  },
}

/** What a call meets. */
interface Scene {
  readonly script?: readonly (Fault | undefined)[]
  readonly waitMs?: number
  readonly serverAheadMs?: number
  /** Whether another call has been made before, which meets the first fault. */
  readonly isSecondCall?: boolean
  /** Whether nothing listens at the endpoint. */
  readonly isDown?: boolean
}

/** Makes one call that meets its fate, and looks at what it did and what it leaves behind. */
async function outcomeOf(kind: Kind, scene: Scene): Promise<string> {
  const { script = [], waitMs = 0, serverAheadMs = 0, isSecondCall = false, isDown = false } = scene
  // A connection of the first call that is idle for 4 s would not be used for a write.
  const clock = isSecondCall ? new FastClock(1) : new FastClock()
  const emulator = createEmulator({ now: () => clock.now() + serverAheadMs, records, credentials: [credentials] })
  const remaining = [...script]
  const server = await startFaultServer(emulator.transport, () => remaining.shift())
  const attempts: unknown[] = []
  const delays: number[] = []
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials,
    endpoint: isDown ? await unusedUrl() : server.url,
    clock,
    limiter: false,
    requestTimeoutMs: 40_000,
    on: { attempt: (attempt) => attempts.push(attempt), retry: ({ delayMs }) => delays.push(delayMs) },
  })
  if (isSecondCall) await cloudtrail.getTrailStatus({ Name: 'other' }).catch(() => undefined)
  for (const list of [server.requests, attempts]) list.length = 0

  const { signal } = new AbortController()
  const events: unknown[] = []
  const error = await calls[kind](cloudtrail, signal, events).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(server.requests).toHaveLength(isDown ? 0 : attempts.length)
  for (const delayMs of delays) expect(delayMs).toBeGreaterThanOrEqual(waitMs)
  if (kind === 'walk') expectEventsOnce(events, error, server.requests)
  if (kind === 'write') expectWrittenOnce(error, server.requests)
  expect(clock.pending).toBe(0)
  expect(getEventListeners(signal, 'abort')).toEqual([])
  // The server learns a moment later than the client that a connection has ended; an idle one may stay.
  await vi.waitFor(
    () => {
      expect(server.busySockets.size).toBe(0)
      expect(server.sockets.size).toBeLessThanOrEqual(1)
    },
    { interval: 1 },
  )
  return `${error === undefined ? 'ok' : codeOf(error)}, ${String(attempts.length)}`
}

const codeOf = (error: unknown): string => (error instanceof CloudTrailError ? error.code : 'none of our errors')

/** Every event once and in order: all of them, or those of the pages that came through. */
function expectEventsOnce(events: readonly unknown[], error: unknown, requests: readonly FaultedRequest[]): void {
  const pages = requests.filter(({ fault }) => fault === undefined).length
  const given = error === undefined ? records : records.slice(0, pages * 10)
  expect(events).toEqual(given.map(({ eventID }) => eventID))
}

/** One trail where the call succeeded, at most one where it failed; and who may have made one is told so. */
function expectWrittenOnce(error: unknown, requests: readonly FaultedRequest[]): void {
  const executed = requests.filter(({ isExecuted }) => isExecuted).length
  if (error === undefined) expect(executed).toBe(1)
  else expect(executed).toBeLessThanOrEqual(1)
  const isOpen = error instanceof ConnectionError || error instanceof TimeoutError
  if (isOpen && executed === 1) expect(error.mayBeSent).toBe(true)
}

const seen: { fault: string; read: string; write: string; walk: string }[] = []

/** A row as it turns out; it is printed at the end. */
async function rowOf(fault: string, scene: Scene, sceneOfWalk = scene) {
  const read = await outcomeOf('read', scene)
  const write = await outcomeOf('write', scene)
  const walk = await outcomeOf('walk', sceneOfWalk)
  seen.push({ fault, read, write, walk })
  return { read, write, walk }
}

test.each(matrix)('$fault.name', async ({ fault, times = 1, waitMs = 0, read, write, walk }) => {
  const name = times === 1 ? fault.name : `${fault.name}, ${String(times)} times`
  const script = Array.from({ length: times }, () => fault)
  // The second page of a walk comes over the connection of the first one, so only that one can fail at its beginning.
  const scriptOfWalk = fault.at === 'accept' || fault.at === 'next' ? script : [undefined, ...script]
  expect(await rowOf(name, { script, waitMs }, { script: scriptOfWalk, waitMs })).toEqual({ read, write, walk })
})

test('a connection that is closed just when it is used again', async () => {
  const row = await rowOf('a connection closed between two calls', {
    script: [faults.closedWhenReused],
    isSecondCall: true,
  })
  expect(row).toEqual({ read: 'ok, 2', write: 'ConnectionFailed, 1', walk: 'ok, 6' })
})

test('nothing listens', async () => {
  const row = await rowOf('nothing listens', { isDown: true })
  expect(row).toEqual({ read: 'ConnectionFailed, 3', write: 'ConnectionFailed, 3', walk: 'ConnectionFailed, 3' })
})

test.each([
  ['10 minutes ahead', 600_000],
  ['10 minutes behind', -600_000],
])('a server whose clock is %s', async (name, serverAheadMs) => {
  const row = await rowOf(`its clock is ${name}`, { serverAheadMs })
  expect(row).toEqual({ read: 'ok, 2', write: 'ok, 2', walk: 'ok, 6' })
})

test.each([600_000, -600_000])('a clock that differs by %d ms costs one attempt in all', async (serverAheadMs) => {
  const row = await rowOf(`after a call, its clock ${String(serverAheadMs)} ms off`, {
    serverAheadMs,
    isSecondCall: true,
  })
  expect(row).toEqual({ read: 'ok, 1', write: 'ok, 1', walk: 'ok, 5' })
})

// The matrix as a table in the output of the tests: what came of a call, and the requests that it took.
afterAll(() => {
  const columns = ['fault', 'read', 'write', 'walk'] as const
  const rows = [{ fault: 'fault', read: 'read', write: 'write', walk: 'walk' }, ...seen]
  const widths = columns.map((name) => Math.max(...rows.map((row) => row[name].length)))
  const lines = rows.map((row) => columns.map((name, column) => row[name].padEnd(widths[column] ?? 0)).join('  '))
  console.log(lines.map((line) => line.trimEnd()).join('\n'))
})
