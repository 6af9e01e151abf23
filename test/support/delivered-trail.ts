/** A trail of the emulator that has delivered its files to a bucket in memory, for tests that tamper with them. */
import { gunzipSync } from 'node:zlib'
import { CloudTrail, type PublicKey } from 'cloudtrail-client'
import type { ValidateLogsOptions } from 'cloudtrail-client/integrity'
import { createEmulator, type DeliveredObject, type Emulator } from 'cloudtrail-client/testing'
import { DeliveredBucket } from './delivered-bucket.js'

const region = 'us-east-1'

export interface DeliveredTrail {
  readonly bucket: DeliveredBucket
  readonly emulator: Emulator
  readonly cloudtrail: CloudTrail
  readonly options: ValidateLogsOptions
  readonly publicKeys: readonly PublicKey[]
  /** Paths of the digests, oldest first. */
  readonly digests: string[]
  /** Paths of the log files, oldest first. */
  readonly logs: string[]
  /** Delivers what is new. */
  deliver(options?: { backfill?: boolean; until?: Date }): Promise<void>
}

const hourMs = 3_600_000
/** The end of the last hour that is delivered; the emulator's time is later. */
const endMs = Date.UTC(2026, 0, 11)

/** One record for each quarter of an hour. */
export const recordsOf = (hours: number, awsRegion = region) =>
  Array.from({ length: hours * 4 }, (_, index) => {
    const eventTime = new Date(endMs - hours * hourMs + index * 900_000 + 60_000).toISOString().replace('.000', '')
    return { eventID: `${awsRegion}/${eventTime}`, eventTime, awsRegion, eventName: 'GetObject' }
  })

export interface TrailSetup {
  /** So many hours of one account and Region, one digest each. */
  readonly hours?: number
  readonly records?: Iterable<Readonly<Record<string, unknown>>>
  /** Of the trail. */
  readonly settings?: object
  readonly nowMs?: number
}

type Delivered = Awaited<ReturnType<typeof deliver>>

async function deliver({ hours = 6, records = recordsOf(hours), settings = {}, nowMs = endMs + 60_000 }: TrailSetup) {
  const emulator = createEmulator({ records, now: () => nowMs })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const cloudtrail = new CloudTrail({ region, credentials, transport: emulator.transport, limiter: false })
  const { TrailARN: trailArn = '' } = await cloudtrail.createTrail({
    Name: 'audit',
    S3BucketName: 'trail-logs',
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    ...settings,
  })
  await cloudtrail.startLogging({ Name: 'audit' })
  const files = await emulator.deliverLogs({ putObject: () => undefined })
  const { PublicKeyList: publicKeys = [] } = await cloudtrail.listPublicKeys()
  return { emulator, cloudtrail, trailArn, files, publicKeys, hours, nowMs }
}

/** Making keys takes a third of a second, so a trail is used by many tests; each gets its own copy of the files. */
const delivered = new Map<string, Promise<Delivered>>()

export async function deliveredTrail(setup: TrailSetup = {}): Promise<DeliveredTrail> {
  const id = JSON.stringify(setup)
  const isShared = setup.records === undefined && setup.settings === undefined
  const trail = (isShared ? delivered.get(id) : undefined) ?? deliver(setup)
  delivered.set(id, trail)
  return trailOf(await trail)
}

function trailOf({ emulator, cloudtrail, trailArn, files, publicKeys, hours, nowMs }: Delivered): DeliveredTrail {
  const bucket = new DeliveredBucket()
  bucket.cloudtrail = emulator.transport
  const put = ({ bucket: name, key, body, metadata }: DeliveredObject): void => {
    bucket.put(`${name}/${key}`, body, metadata)
  }
  files.forEach(put)
  const paths = (part: string) => [...bucket.files.keys()].filter((path) => path.includes(part)).sort()
  return {
    bucket,
    emulator,
    cloudtrail,
    options: {
      ...bucket.connection,
      clock: { now: () => nowMs, after: () => () => undefined },
      trailArn,
      from: new Date(endMs - hours * hourMs),
      to: new Date(endMs),
    },
    publicKeys,
    get digests() {
      return paths('/CloudTrail-Digest/')
    },
    get logs() {
      return paths('/CloudTrail/')
    },
    deliver: async (options = {}) => {
      await emulator.deliverLogs({ putObject: put }, options)
    },
  }
}

/** The text of a delivered file. */
export const textOf = ({ bucket }: DeliveredTrail, path: string): string =>
  gunzipSync(bucket.files.get(path)?.body ?? new Uint8Array()).toString()
