/** What follows a failed attempt: each rule a row. The jitter is at its greatest, so delays are whole. */
import { expect, test } from 'vitest'
import { ConnectionError, ServiceError, TimeoutError } from '../../../src/contracts/errors.js'
import type { AnyOperation } from '../../../src/contracts/operation.js'
import { PutAuditEvents } from '../../../src/operations/audit-events.js'
import { DescribeTrails } from '../../../src/operations/trails.js'
import { newProgress, type Call, type Outcome, type Progress } from '../../../src/request/call-state.js'
import { createPipeline } from '../../../src/request/pipeline.js'
import { decide, type Retry } from '../../../src/request/retry-decision.js'

const pipeline = createPipeline({ region: 'eu-west-1', stallTimeoutMs: 10_000 })

const route = await pipeline.route()

const callOf = (row: AnyOperation, isIterated: boolean, more: Partial<Call> = {}): Call => ({
  pipeline,
  route,
  row,
  options: {},
  signal: undefined,
  request: { method: 'POST', path: '/', query: [], headers: {}, body: '{}' },
  requestTimeoutMs: 4000,
  credentials: pipeline.credentials,
  maxAttempts: 3,
  deadlineMs: undefined,
  page: { isIterated, signal: undefined, queuedMs: 0 },
  wire: {},
  id: 'id',
  ...more,
})

const failure = (status: number, isThrottle = false) =>
  new ServiceError('Failure', 'failed', { operation: 'Op', region: 'eu-west-1', status, attempts: 1, isThrottle })
const throttle = failure(400, true)
const lost = new TimeoutError('late', { code: 'RequestTimeout', mayBeSent: true })
const named: Partial<Call> = { options: { retryCodes: ['Failure'] } }
/** The caller's clock is 5 s behind the service's, whose time is 0. */
const behind = { ...named, pipeline: { ...pipeline, skew: { ms: 5000, isLearnt: true } } }
const stale = new ConnectionError('broke', { mayBeSent: true, reusedConnection: true })

interface Case {
  readonly claim: string
  readonly row?: AnyOperation
  readonly call?: Partial<Call>
  readonly isIterated?: boolean
  readonly progress?: Partial<Progress>
  readonly outcome: Partial<Outcome>
  readonly retry: Retry | undefined
}

test.each<Case>([
  {
    claim: 'a transient fault is retried',
    outcome: { error: failure(503) },
    retry: { fault: 'transient', delayMs: 50 },
  },
  { claim: 'a throttle waits longer', outcome: { error: throttle }, retry: { fault: 'throttle', delayMs: 1000 } },
  { claim: 'a final fault is not retried', outcome: { error: failure(400) }, retry: undefined },
  {
    claim: 'unless a wrong clock explains it',
    outcome: { error: failure(400), isSkewed: true },
    retry: { fault: 'transient', delayMs: 50 },
  },
  {
    claim: 'the last attempt is not retried',
    progress: { attempt: 3 },
    outcome: { error: throttle },
    retry: undefined,
  },
  {
    claim: 'free attempts do not count',
    progress: { attempt: 3, free: 1 },
    outcome: { error: failure(503) },
    retry: { fault: 'transient', delayMs: 200 },
  },
  {
    claim: 'what may have been carried out is not repeated',
    row: PutAuditEvents,
    outcome: { error: lost },
    retry: undefined,
  },
  {
    claim: 'a connection that was dead costs nothing, even in the last attempt',
    progress: { attempt: 3, stalledMs: 500 },
    outcome: { error: stale, durationMs: 100 },
    retry: { fault: 'transient', delayMs: 0, stalledMs: 500 },
  },
  {
    claim: 'the second one does',
    progress: { attempt: 2, free: 1 },
    outcome: { error: stale },
    retry: { fault: 'transient', delayMs: 100 },
  },
  {
    claim: 'and ends a call that has no attempt left',
    progress: { attempt: 4, free: 1 },
    outcome: { error: stale },
    retry: undefined,
  },
  {
    claim: 'what may have been carried out is not repeated for it',
    row: PutAuditEvents,
    outcome: { error: stale },
    retry: undefined,
  },
  {
    claim: 'nor is what would fail again',
    outcome: {
      error: new ConnectionError('broke', { mayBeSent: true, reusedConnection: true, cause: new Error('no HTTP') }),
    },
    retry: undefined,
  },
  {
    claim: 'a throttled page of an iterator is retried beyond maxAttempts, with the time lost',
    isIterated: true,
    progress: { attempt: 3, stalledMs: 500 },
    outcome: { error: throttle, durationMs: 100 },
    retry: { fault: 'throttle', delayMs: 4000, stalledMs: 4600 },
  },
  {
    claim: 'no request counts for longer than its time limit',
    isIterated: true,
    outcome: { error: throttle, durationMs: 9_000_000 },
    retry: { fault: 'throttle', delayMs: 1000, stalledMs: 5000 },
  },
  {
    claim: 'nor for less than nothing, when the clock was set back',
    isIterated: true,
    outcome: { error: throttle, durationMs: -9_000_000 },
    retry: { fault: 'throttle', delayMs: 1000, stalledMs: 1000 },
  },
  {
    claim: 'a page that has lost stallTimeoutMs is given up',
    isIterated: true,
    progress: { stalledMs: 9900 },
    outcome: { error: throttle, durationMs: 100 },
    retry: undefined,
  },
  {
    claim: 'the wait that the service asks for is followed',
    outcome: { error: failure(503), response: { status: 503, headers: { 'retry-after': '2' }, body: '' } },
    retry: { fault: 'transient', delayMs: 2000 },
  },
  {
    claim: 'a code that the caller names is retried, although the operation may not be repeated otherwise',
    row: PutAuditEvents,
    call: named,
    outcome: { error: failure(500) },
    retry: { fault: 'transient', delayMs: 50 },
  },
  {
    claim: 'with a deadline it is, until the delay would reach it, by the clock of the caller',
    call: { ...behind, deadlineMs: -4949 },
    progress: { stalledMs: 500 },
    outcome: { error: failure(400) },
    retry: { fault: 'transient', delayMs: 50, stalledMs: 500 },
  },
  {
    claim: 'and no longer',
    call: { ...behind, deadlineMs: -4950 },
    outcome: { error: failure(400) },
    retry: undefined,
  },
])('$claim', ({ row = DescribeTrails, call, isIterated = false, progress, outcome, retry }) => {
  const found = decide(
    callOf(row, isIterated, call),
    { ...newProgress(), ...progress },
    { durationMs: 0, isSkewed: false, ...outcome },
    0,
    1,
  )
  expect(found).toEqual(retry)
})
