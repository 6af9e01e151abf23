/** Outages that last longer than all receives of a message together: nothing goes to the dead-letter queue, and everything arrives. */
import { ConnectionError, type Transport } from 'cloudtrail-client'
import {
  createIntake,
  type IntakeBatch,
  type IntakeOptions,
  type PausedEvent,
  type ResumedEvent,
} from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'
import { reaching } from '../../support/backfill.js'
import { cloudTrailMessage, keyOf } from '../../support/intake-setting.js'
import { ScriptedBucket, type BucketFault } from '../../support/scripted-bucket.js'
import { ScriptedQueue, type QueueFault } from '../../support/scripted-queue.js'
import { inVirtualTime } from '../../support/virtual-time.js'

const visibilitySeconds = 60
const outageMs = 10 * visibilitySeconds * 1000
const tenNames = Array.from({ length: 10 }, (_, index) => `file${String(index)}`)

const refused = () =>
  new ConnectionError('no connection', {
    mayBeSent: false,
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  })

/** A queue of ten messages, a bucket with their files, and what happened. */
class Scene {
  readonly clock = new FakeClock()
  readonly queue = new ScriptedQueue(this.clock)
  readonly bucket = new ScriptedBucket()
  readonly startMs = this.clock.now()
  readonly paused: PausedEvent[] = []
  readonly resumed: ResumedEvent[] = []
  readonly calls = new Map<string, number>()
  readonly accepted = new Map<string, number>()
  readonly sent: string[] = []

  constructor(names: readonly string[] = tenNames) {
    this.deliver(...names)
  }

  deliver(...names: readonly string[]): void {
    for (const name of names) {
      this.bucket.put(keyOf(name), '2026-01-01T12:00:00Z')
      this.queue.send(cloudTrailMessage(keyOf(name)))
    }
  }

  get lastsMs(): number {
    return this.clock.now() - this.startMs
  }

  get isOutage(): boolean {
    return this.lastsMs < outageMs
  }

  intake(options: Partial<IntakeOptions> = {}) {
    const { bucket: _, transport: toBucket, ...connection } = reaching(this.bucket)
    const transport: Transport = (request) =>
      request.headers['x-amz-target'] === undefined ? toBucket!(request) : this.queue.transport(request)
    return createIntake({
      ...connection,
      endpoints: { s3: 'http://127.0.0.1:9', sqs: 'http://127.0.0.1:9' },
      queueUrl: 'http://127.0.0.1:9/000000000000/trail',
      transport,
      clock: this.clock,
      visibilityTimeoutSeconds: visibilitySeconds,
      on: { paused: (event) => this.paused.push(event), resumed: (event) => this.resumed.push(event) },
      ...options,
    })
  }

  readonly handle = (isDown: (batch: IntakeBatch) => boolean) => (batch: IntakeBatch) => {
    const { key } = batch.source
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1)
    if (isDown(batch)) throw new Error('503')
    this.accepted.set(key, (this.accepted.get(key) ?? 0) + 1)
  }

  /** Runs intakes until the queue is empty. */
  async drain(
    isDown: (batch: IntakeBatch) => boolean = () => false,
    consumers = 1,
    options: Partial<IntakeOptions> = {},
  ) {
    const intakes = Array.from({ length: consumers }, () => this.intake(options))
    const runs = intakes.map((intake) => intake.run(this.handle(isDown)))
    const work = Promise.all(runs)
    const state = { isDone: false }
    work.then(
      () => (state.isDone = true),
      () => (state.isDone = true),
    )
    while (this.queue.size > 0 && !state.isDone && this.lastsMs < 100 * outageMs) {
      await settled()
      if (this.clock.nextMs !== undefined) this.clock.advanceToNext()
    }
    await inVirtualTime(this.clock, Promise.all([...intakes.map((intake) => intake.stop()), work]))
  }

  get keys(): string[] {
    return [...this.accepted.keys()].sort()
  }
}

interface Outage {
  readonly bucket?: BucketFault
  readonly queue?: QueueFault
  readonly handler?: boolean
  readonly reason: string
  /** How often a message may be received. @defaultValue 1 */
  readonly receives?: number
}

const onGet =
  (fault: ReturnType<BucketFault>): BucketFault =>
  ({ operation }) =>
    operation === 'GetObject' ? fault : undefined
const kmsDenial = {
  status: 403,
  code: 'AccessDenied',
  message: 'User: arn:aws:sts::111111111111:assumed-role/r/s is not authorized to perform: kms:Decrypt on the resource',
}

const outages: readonly (readonly [string, Outage])[] = [
  ['S3 refuses connections', { bucket: onGet(refused()), reason: 'connection' }],
  ['S3 answers 500', { bucket: onGet({ status: 500, code: 'InternalError' }), reason: 'service' }],
  ['S3 slows down', { bucket: onGet({ status: 503, code: 'SlowDown' }), reason: 'throttling' }],
  ['KMS denies', { bucket: onGet(kmsDenial), reason: 'kms' }],
  ['the key is disabled', { bucket: onGet({ status: 400, code: 'KMS.DisabledException' }), reason: 'kms' }],
  ['S3 denies access', { bucket: onGet({ status: 403, code: 'AccessDenied' }), reason: 'access' }],
  ['the credentials have expired', { bucket: onGet({ status: 400, code: 'ExpiredToken' }), reason: 'credentials' }],
  ['the handler answers 503', { handler: true, reason: 'consumer' }],
  ['SQS refuses connections', { queue: () => refused(), reason: 'connection', receives: 2 }],
  [
    'SQS denies receives',
    {
      queue: ({ operation }) =>
        operation === 'ReceiveMessage' ? { status: 400, code: 'AccessDeniedException' } : undefined,
      reason: 'access',
    },
  ],
  [
    'the credentials of both have expired',
    {
      bucket: onGet({ status: 400, code: 'ExpiredToken' }),
      queue: () => ({ status: 403, code: 'ExpiredToken' }),
      reason: 'credentials',
      receives: 2,
    },
  ],
]

test.each(outages)('%s for ten visibility timeouts: no dead letters, everything delivered', async (_, outage) => {
  const { bucket, queue, handler = false, reason, receives = 1 } = outage
  const scene = new Scene()
  let isBegun = false
  scene.bucket.fault = (request) => (scene.isOutage ? bucket?.(request) : undefined)
  scene.queue.fault = (request) => {
    const fault = isBegun && scene.isOutage ? queue?.(request) : undefined
    isBegun ||= request.operation === 'ReceiveMessage' // a queue that refuses from the beginning is another matter
    return fault
  }
  await scene.drain(() => handler && scene.isOutage)
  const counts = {
    deadLetters: scene.queue.deadLetters.length,
    accepted: scene.accepted.size,
    paused: scene.paused.map(({ reason }) => reason),
    resumed: scene.resumed.map(({ reason }) => reason),
    receives: Math.max(...scene.queue.receives.values()),
  }
  expect(counts).toEqual({ deadLetters: 0, accepted: 10, paused: [reason], resumed: [reason], receives })
  expect(scene.resumed[0]?.pausedMs).toBeGreaterThan(outageMs - 60_000)
  expect(scene.clock.pending).toBe(0)
})

const onBad =
  (fault: ReturnType<BucketFault>): BucketFault =>
  ({ key }) =>
    key.includes('bad') ? fault : undefined

test.each<[string, Partial<Outage>]>([
  ['a file that is no log file', {}],
  ['a file whose download always breaks', { bucket: onBad(refused()) }],
  ['a file that is always slowed down', { bucket: onBad({ status: 503, code: 'SlowDown' }) }],
  ['a file to which access is denied', { bucket: onBad({ status: 403, code: 'AccessDenied' }) }],
  ['a file whose key is disabled', { bucket: onBad({ status: 400, code: 'KMS.DisabledException' }) }],
  ['a file whose records the handler does not take', { handler: true }],
])('%s among good ones is alone in the dead-letter queue', async (name, { bucket, handler = false }) => {
  const scene = new Scene([...tenNames, 'bad'])
  if (name.includes('no log')) scene.bucket.objects.set(keyOf('bad'), new Uint8Array([1, 2, 3]))
  scene.bucket.fault = (request) => bucket?.(request)
  let count = 0
  const deliverMore = () => {
    if (scene.queue.deadLetters.length > 0 || scene.lastsMs > outageMs) return
    scene.deliver(`more${String(count++)}`)
    scene.clock.after(20_000, deliverMore)
  }
  deliverMore()
  await scene.drain(({ source }) => handler && source.key.includes('bad'))
  expect(scene.queue.deadLetters).toEqual([cloudTrailMessage(keyOf('bad'))])
  expect(scene.keys).toHaveLength(10 + count)
  expect([...scene.accepted.values()].every((times) => times === 1)).toBe(true)
})

test('three consumers of one queue: an outage for all of them costs no receive', async () => {
  const scene = new Scene(Array.from({ length: 60 }, (_, index) => `file${String(index)}`))
  scene.bucket.fault = (request) => (scene.isOutage ? onGet(refused())(request) : undefined)
  await scene.drain(undefined, 3)
  expect(scene.queue.deadLetters).toEqual([])
  expect(scene.accepted.size).toBe(60)
  expect(Math.max(...scene.queue.receives.values())).toBe(1)
  expect([scene.paused.length, scene.resumed.length]).toEqual([3, 3])
})

test('a consumer whose credentials have expired leaves the rest of the queue to another', async () => {
  const scene = new Scene(Array.from({ length: 60 }, (_, index) => `file${String(index)}`))
  const good = { accessKeyId: 'AKIDGOOD', secretAccessKey: 'secret' }
  scene.bucket.fault = ({ headers }) =>
    headers['authorization']?.includes('AKIDGOOD') === true ? undefined : { status: 400, code: 'ExpiredToken' }
  const broken = scene.intake()
  const running = broken.run(() => undefined)
  const held = () => scene.queue.size - scene.queue.visible
  while (scene.paused.length === 0) await step(scene)
  expect(held()).toBeLessThanOrEqual(10)
  const other = scene.intake({ credentials: good })
  const otherRunning = other.run(scene.handle(() => false))
  while (scene.accepted.size < 50) await step(scene)
  await inVirtualTime(scene.clock, Promise.all([broken.stop(), running]))
  await inVirtualTime(
    scene.clock,
    untilEmpty(scene).then(() => Promise.all([other.stop(), otherRunning])),
  )
  expect({ accepted: scene.accepted.size, dead: scene.queue.deadLetters }).toEqual({ accepted: 60, dead: [] })
})

test('a few messages are enough to notice an outage', async () => {
  const scene = new Scene(['one'])
  await scene.drain(() => scene.isOutage)
  expect([scene.paused.map(({ reason }) => reason), scene.resumed.length]).toEqual([['consumer'], 1])
  expect(scene.queue.receives.get(cloudTrailMessage(keyOf('one')))).toBe(1)
  expect(scene.accepted.size).toBe(1)
})

test('probes come after 1, 2, 4 … 30 seconds, one at a time', async () => {
  const scene = new Scene()
  const readsAtMs: number[] = []
  scene.bucket.fault = ({ operation }) => {
    if (operation !== 'GetObject' || !scene.isOutage) return undefined
    readsAtMs.push(scene.lastsMs)
    return { status: 400, code: 'ExpiredToken' }
  }
  await scene.drain()
  const probes = readsAtMs.filter((atMs) => atMs > 500).map((atMs) => Math.round(atMs / 1000))
  expect(probes.slice(0, 7)).toEqual([1, 3, 7, 15, 31, 61, 91])
})

test('an outage that comes and goes costs no receive', async () => {
  const scene = new Scene()
  scene.bucket.fault = (request) =>
    scene.isOutage && scene.lastsMs % 120_000 < 100_000 ? onGet(refused())(request) : undefined
  let count = 0
  const deliverMore = () => {
    if (!scene.isOutage) return
    scene.deliver(`more${String(count++)}`)
    scene.clock.after(15_000, deliverMore)
  }
  deliverMore()
  await scene.drain()
  expect({ dead: scene.queue.deadLetters, accepted: scene.accepted.size }).toEqual({ dead: [], accepted: 10 + count })
  expect(Math.max(...scene.queue.receives.values())).toBe(1)
})

test('an outage of the handler is noticed beside files without any record for it', async () => {
  const scene = new Scene(
    Array.from({ length: 40 }, (_, index) => `${index % 2 === 0 ? 'file' : 'dull'}${String(index)}`),
  )
  await scene.drain(() => scene.isOutage, 1, { recordFilter: ({ eventID }) => eventID?.includes('file') === true })
  expect({ dead: scene.queue.deadLetters, accepted: scene.accepted.size }).toEqual({ dead: [], accepted: 20 })
  expect(Math.max(...scene.queue.receives.values())).toBe(1)
})

test('batches that a loop gives up are tried again in place', async () => {
  const scene = new Scene()
  const intake = scene.intake()
  const accepted = new Set<string>()
  const loop = (async () => {
    for await (const batch of intake) {
      if (scene.isOutage) {
        batch.fail()
        continue
      }
      await batch.ack()
      accepted.add(batch.source.key)
      if (accepted.size === 10) break
    }
  })()
  await inVirtualTime(scene.clock, loop)
  expect(scene.paused.map(({ reason }) => reason)).toEqual(['consumer'])
  expect(Math.max(...scene.queue.receives.values())).toBe(1)
  expect(scene.queue.size).toBe(0)
})

test('with stopWhenEmpty an outage is waited for, and then the iteration ends', async () => {
  const scene = new Scene()
  scene.bucket.fault = (request) => (scene.isOutage ? onGet(refused())(request) : undefined)
  await inVirtualTime(scene.clock, scene.intake({ stopWhenEmpty: true }).run(scene.handle(() => false)))
  expect([scene.accepted.size, scene.queue.size, scene.resumed.length]).toEqual([10, 0, 1])
})

test('with stopWhenEmpty files that fail beside good ones fail, and the iteration ends', async () => {
  const scene = new Scene(['bad'])
  const intake = scene.intake({ stopWhenEmpty: true })
  await inVirtualTime(scene.clock, intake.run(scene.handle(() => true)))
  expect([scene.queue.size, scene.paused.length, intake.counts.failures]).toEqual([1, 0, 1])
})

test('stop in a pause ends at once, and releases the messages', async () => {
  const scene = new Scene()
  scene.bucket.fault = onGet(refused())
  const intake = scene.intake()
  const running = intake.run(() => undefined)
  while (scene.lastsMs < 200_000) await step(scene)
  const stoppedAtMs = scene.clock.now()
  await inVirtualTime(scene.clock, Promise.all([intake.stop(), running]))
  expect(scene.clock.now() - stoppedAtMs).toBeLessThanOrEqual(250)
  expect([scene.queue.visible, scene.clock.pending]).toEqual([10, 0])
})

test('what a process held that is gone in a pause can be received after the visibility timeout', async () => {
  const scene = new Scene()
  scene.bucket.fault = onGet(refused())
  let isGone = false
  scene.queue.fault = () => (isGone ? refused() : undefined)
  void scene.intake().run(() => undefined)
  while (scene.lastsMs < 200_000) await step(scene)
  expect(scene.queue.visible).toBe(0)
  isGone = true
  scene.clock.advance(visibilitySeconds * 1000)
  expect(scene.queue.visible).toBe(10)
})

/** One turn of the event loop, and the next timer. */
async function step({ clock }: Scene): Promise<void> {
  await settled()
  if (clock.nextMs !== undefined) clock.advanceToNext()
}

async function untilEmpty({ queue }: Scene): Promise<void> {
  while (queue.size > 0) await settled()
}
