/** A queue, its dead-letter queue and a bucket behind a fault layer, and what an intake on them was given and told of. */
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { CloudTrailRecord } from '../../src/records/cloudtrail-record.js'
import {
  createIntake,
  type Intake,
  type IntakeBatch,
  type IntakeHooks,
  type IntakeOptions,
} from 'cloudtrail-client/intake'
import { faultLayerInTest, type FaultLayer } from './fault-layer.js'
import { fauxqsInTest, type Fauxqs, type MadeQueue, type QueueContent } from './fauxqs.js'

export const bucket = 'trail-logs'

/** What the hooks were told. */
export type Told = {
  readonly [Name in 'failure' | 'skip' | 'poison' | 'warning' | 'remove' | 'object']: Parameters<
    NonNullable<IntakeHooks[Name]>
  >[0][]
}

export interface IntakeSetting {
  readonly fauxqs: Fauxqs
  readonly layer: FaultLayer
  readonly queue: MadeQueue
  readonly deadLetters: MadeQueue
  readonly told: Told
  /** Of an intake that ends when the queue is empty. */
  readonly options: IntakeOptions
  intake(options?: Partial<IntakeOptions>): Intake
  /** Puts a log file of so many records, whose ids are `name-0` and on; or these bytes. @returns Its key. */
  putFile(name: string, content?: number | Uint8Array): Promise<string>
  /** Puts such files, and sends a message about each. @returns The ids of their records. */
  deliver(names: readonly string[], records?: number): Promise<string[]>
  send(...bodies: readonly string[]): Promise<void>
  content(): Promise<QueueContent>
  /** All visibility timeouts run out. */
  expire(): Promise<void>
}

export interface SettingOptions {
  /** @defaultValue 3 */
  readonly maxReceiveCount?: number
}

export async function intakeSetting({ maxReceiveCount = 3 }: SettingOptions = {}): Promise<IntakeSetting> {
  const fauxqs = await fauxqsInTest()
  const layer = await faultLayerInTest(fauxqs.connection.endpoint)
  const deadLetters = await fauxqs.createQueue('dead-letters')
  const queue = await fauxqs.createQueue('trail', { deadLetterQueue: deadLetters, maxReceiveCount })
  await fauxqs.createBucket(bucket)
  const told: Told = { failure: [], skip: [], poison: [], warning: [], remove: [], object: [] }
  const { endpoint: _, ...connection } = fauxqs.connection
  const options: IntakeOptions = {
    ...connection,
    queueUrl: urlBehind(layer, queue),
    endpoints: { sqs: layer.url, s3: layer.url },
    waitSeconds: 0,
    stopWhenEmpty: true,
    on: hooksInto(told),
  }
  const putFile = async (name: string, content: number | Uint8Array = 3) => {
    const key = keyOf(name)
    await fauxqs.putObject(bucket, key, typeof content === 'number' ? logFile(name, content) : content)
    return key
  }
  return {
    fauxqs,
    layer,
    queue,
    deadLetters,
    told,
    options,
    intake: (others) => createIntake({ ...options, ...others }),
    putFile,
    deliver: async (names, records = 3) => {
      const keys: string[] = []
      for (const name of names) keys.push(await putFile(name, records))
      await fauxqs.sendMessages(
        queue,
        keys.map((key) => cloudTrailMessage(key)),
      )
      return names.flatMap((name) => idsOf(name, records))
    },
    send: (...bodies) => fauxqs.sendMessages(queue, bodies),
    content: () => fauxqs.contentOf(queue),
    expire: () => fauxqs.expireHidden(queue),
  }
}

/** The URL of a queue for those who reach it through a layer. */
export const urlBehind = ({ url }: FaultLayer, queue: MadeQueue): string => url + new URL(queue.url).pathname

function hooksInto(told: Told): IntakeHooks {
  return Object.fromEntries(
    Object.entries(told).map(([name, events]) => [name, (event: unknown) => (events as unknown[]).push(event)]),
  ) // sound: each list takes the events of its name
}

/** A key as CloudTrail makes them. */
export const keyOf = (name: string): string => `AWSLogs/123456789012/CloudTrail/eu-west-1/2026/01/01/${name}.json.gz`

export const idsOf = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index)}`)

/** A compressed log file. */
export const logFile = (name: string, count: number): Uint8Array =>
  gzipSync(JSON.stringify({ Records: idsOf(name, count).map((eventID) => recordOf(eventID)) }))

export const recordOf = (eventID: string, others: object = {}): object => ({
  eventVersion: '1.11',
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketPolicy',
  eventID,
  ...others,
})

/** CloudTrail's own notification. */
export const cloudTrailMessage = (...keys: readonly string[]): string =>
  JSON.stringify({ s3Bucket: bucket, s3ObjectKey: keys })

/** What was received, and how often. */
export class Received {
  readonly times = new Map<string, number>()

  take({ records }: Pick<IntakeBatch<CloudTrailRecord | string>, 'records'>): void {
    for (const record of records) {
      const { eventID } = typeof record === 'string' ? (JSON.parse(record) as CloudTrailRecord) : record // sound: they were made so
      const id = String(eventID)
      this.times.set(id, (this.times.get(id) ?? 0) + 1)
    }
  }

  /** In the order of the alphabet. */
  get ids(): string[] {
    return [...this.times.keys()].sort()
  }

  /** Deliveries beyond the first. */
  get repeats(): number {
    return [...this.times.values()].reduce((sum, times) => sum + times - 1, 0)
  }
}

/** Takes and acknowledges everything. */
export async function accept(intake: Intake, received = new Received()): Promise<Received> {
  for await (const batch of intake) {
    received.take(batch)
    await batch.ack()
  }
  return received
}

/** Waits for what happens elsewhere, e.g. in the emulator or in another process. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const endMs = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error('it did not come about')
    await wait(5)
  }
}
