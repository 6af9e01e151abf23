/** Ten thousand calls on real sockets of which one in twenty meets a fault: all are accounted for, and nothing piles up. */
import { getEventListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { CloudTrail, ConnectionError, isServiceError, ResponseError, TimeoutError } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { credentials } from '../support/client.js'
import { drain } from '../support/drain.js'
import { FastClock } from '../support/fast-clock.js'
import { faults, startFaultServer, type Fault } from '../support/fault-server.js'

const calls = 10_000
const faultRate = 0.05
const callers = 16
/** Fewer than the trails that an account may have. */
const writers = 4
const choices: readonly Fault[] = Object.values(faults)

/** Three pages of events. */
const records = Array.from({ length: 30 }, (_, id) => ({
  eventID: String(id),
  eventTime: new Date(Date.UTC(2026, 0, 1, 11) - id * 1000).toISOString(),
}))
const eventIds = records.map(({ eventID }) => eventID)

/** The same numbers from 0 to 1 at every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void // sound: the flag above makes it one

function heapBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

/** Failures that the faults may cause. */
const isExpected = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof ResponseError ||
  error instanceof TimeoutError ||
  isServiceError(error)

/** Whether an error leaves open if its request was executed. */
const isOpen = (error: unknown): boolean =>
  error instanceof ResponseError ||
  (isServiceError(error) && error.status >= 500) ||
  ((error instanceof ConnectionError || error instanceof TimeoutError) && error.mayBeSent)

test(`${calls.toLocaleString('en')} calls with faults`, { timeout: 120_000 }, async () => {
  const randomFault = seeded(20)
  const randomCall = seeded(21)
  const clock = new FastClock()
  const emulator = createEmulator({
    now: clock.now,
    credentials: [credentials],
    records,
  })
  const met = new Set<Fault>()
  const server = await startFaultServer(emulator.transport, () => {
    const fault = randomFault() < faultRate ? choices[Math.floor(randomFault() * choices.length)] : undefined
    if (fault !== undefined) met.add(fault)
    return fault
  })
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials,
    endpoint: server.url,
    clock,
    limiter: false,
    requestTimeoutMs: 30_000,
  })
  const { signal } = new AbortController()
  const tally = {
    started: 0,
    succeeded: 0,
    failed: 0,
    executedButFailed: 0,
    unexpected: [] as unknown[],
    wrong: [] as unknown[],
  }
  const attempt = async <Result>(work: PromiseLike<Result>): Promise<{ result: Result } | { error: unknown }> => {
    tally.started++
    try {
      const result = await work
      tally.succeeded++
      return { result }
    } catch (error) {
      tally.failed++
      if (!isExpected(error)) tally.unexpected.push(error)
      return { error }
    }
  }

  const read = async () => attempt(cloudtrail.describeTrails({}, { signal }))
  const walk = async () => {
    const walked = await attempt(drain(cloudtrail.lookupEvents({ MaxResults: 10 }, { signal })))
    if (!('result' in walked)) return
    const ids = walked.result.map(({ EventId }) => EventId)
    if (ids.join() !== eventIds.join()) tally.wrong.push(ids)
  }
  const write = async () => {
    const Name = `trail-${String(tally.started)}`
    const created = await attempt(cloudtrail.createTrail({ Name, S3BucketName: 'audit-logs' }, { signal }))
    const times = executions(Name)
    const mayExist = 'result' in created || isOpen(created.error)
    const isRight = 'result' in created ? times === 1 : times === 0 || (times === 1 && mayExist)
    if (!isRight) tally.wrong.push([Name, times, created])
    if ('error' in created && times === 1) tally.executedButFailed++
    for (let tries = 0; mayExist && tries < 20; tries++) {
      const deleted = await attempt(cloudtrail.deleteTrail({ Name }, { signal }))
      if ('result' in deleted || isServiceError(deleted.error, 'TrailNotFoundException')) break
    }
  }
  const executions = (name: string): number =>
    server.requests.filter(
      ({ operation, body, isExecuted }) => operation === 'CreateTrail' && isExecuted && body.includes(`"${name}"`),
    ).length

  /** Makes calls until so many have been started: some callers write, the others read. */
  const work = async (untilStarted: number) => {
    const caller = async (makeCalls: () => Promise<unknown>) => {
      while (tally.started < untilStarted) await makeCalls()
    }
    const readOrWalk = async () => (randomCall() < 0.2 ? walk() : read())
    await Promise.all(Array.from({ length: callers }, async (_, index) => caller(index < writers ? write : readOrWalk)))
    // What the server and the emulator have noted is theirs, and would pass for a leak of the client.
    server.requests.length = 0
    ;(emulator.requests as unknown[]).length = 0
  }

  await work(calls / 5)
  const heapBefore = heapBytes()
  for (let part = 2; part <= 5; part++) await work((calls / 5) * part)
  const heapAfter = heapBytes()

  expect(tally.started).toBeGreaterThanOrEqual(calls)
  expect(tally.succeeded + tally.failed).toBe(tally.started)
  expect(tally.unexpected).toEqual([])
  expect(tally.wrong).toEqual([])
  expect(tally.succeeded).toBeGreaterThan(0.9 * tally.started)
  expect(tally.executedButFailed).toBeGreaterThan(0)
  expect([...met].map(({ name }) => name).sort()).toEqual(choices.map(({ name }) => name).sort())
  expect(heapAfter - heapBefore).toBeLessThan(2_000_000)
  expect(clock.pending).toBe(0)
  expect(getEventListeners(signal, 'abort')).toEqual([])
  // The server learns a moment later than the client that a connection has ended; idle ones may stay.
  await vi.waitFor(
    () => {
      expect(server.busySockets.size).toBe(0)
      expect(server.sockets.size).toBeLessThanOrEqual(callers)
    },
    { interval: 1 },
  )
})
