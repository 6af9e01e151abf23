/** `validateLogs`: the files of a trail where CloudTrail delivered them. */
import { ObjectReader } from '../bucket/bucket.js'
import { systemClock } from '../runtime/clock.js'
import { rootOf, type Series } from './chain/series.js'
import { IntegrityError } from './findings/integrity-error.js'
import type { ListedKey } from './keys/key-ring.js'
import { integrityEmitter } from './options/integrity-hooks.js'
import {
  defaultConcurrency,
  readValidateLogsOptions,
  serviceOf,
  type ValidateLogsOptions,
} from './options/validate-logs-options.js'
import { Slots } from './run/slots.js'
import type { Run, SeriesPlace } from './run/run.js'
import { createValidation, type Plan, type Validation } from './run/validation.js'
import { BucketStore } from './store/bucket-store.js'
import { savePublicKeys, savingStore } from './store/folder.js'
import type { Store } from './store/store.js'
import { describeTrail, listKeys, trailNameOf, type TrailTarget } from './trail.js'

/**
 * Validates the digests of a trail and the log files that they name, as `aws cloudtrail validate-logs` does, with the same
 * verdicts in the same order, many files at a time. What that command cannot see is told in warnings.
 *
 * No request is sent before the validation is iterated or its report is asked for. An object that is denied, or fails, is a
 * finding. [The guide](../../docs/integrity.md) has permissions, costs, and what a verdict proves.
 *
 * @param options - Trail, range and the rest; see {@link ValidateLogsOptions}.
 * @returns Findings to iterate over, newest digest first, each followed by its log files; and a report. Both throw IntegrityError
 * when there is nothing to validate, as for a trail that does not exist, and the errors of the client when trail, keys or digests
 * cannot be listed.
 * @throws InputError for options that are not valid.
 * @example
 * ```ts
 * import { validateLogs } from 'cloudtrail-client/integrity'
 *
 * const validation = validateLogs({
 *   trailArn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit',
 *   from: new Date('2026-11-01T00:00:00Z'),
 *   to: new Date('2026-11-08T00:00:00Z'),
 * })
 * for await (const { verdict, key, message } of validation) if (verdict === 'invalid') console.log(key, message)
 * const { isValid, digests, logs, warnings } = await validation.report()
 * console.log(isValid, digests.valid, logs.valid, warnings.length)
 * ```
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
 */
export function validateLogs(options: ValidateLogsOptions): Validation {
  const read = readValidateLogsOptions(options)
  const { concurrency = defaultConcurrency } = read
  const { homeRegion } = trailNameOf(read.trailArn)
  const bucketStore = new BucketStore(new ObjectReader(serviceOf(read, 's3', homeRegion)))
  const store = read.save === undefined ? bucketStore : savingStore(bucketStore, read.save)
  return createValidation({
    plan: (signal) => plan(read, store, signal),
    signal: read.signal,
    emit: integrityEmitter(read.on),
    window: windowOf(concurrency),
  })
}

/** Findings that wait to be taken are small, and enough of them keep requests going while the first one is slow. */
export const windowOf = (concurrency: number): number => Math.max(256, 16 * concurrency)

async function plan(options: ValidateLogsOptions, store: Store, signal: AbortSignal): Promise<Plan> {
  const { from, to, concurrency = defaultConcurrency, findUnlisted = false, clock = systemClock } = options
  const nowMs = clock.now()
  const slots = new Slots(concurrency)
  const run: Omit<Run, 'signal'> = {
    store,
    slots,
    fromMs: from.getTime(),
    toMs: to?.getTime() ?? nowMs,
    nowMs,
    ahead: concurrency,
    findUnlisted,
    keysOf: rememberedKeys(options, signal),
  }
  return { run, places: await placesOf(options, store, signal) }
}

/** Keys are listed once for each Region and range. */
function rememberedKeys(options: ValidateLogsOptions, signal: AbortSignal): Run['keysOf'] {
  const known = new Map<string, Promise<readonly ListedKey[]>>()
  let saving = Promise.resolve()
  const load = async (region: string, fromMs: number, toMs: number) => {
    const keys = await listKeys(options, region, fromMs, toMs, signal)
    const { save } = options
    if (save !== undefined) await (saving = saving.then(() => savePublicKeys(save, keys)))
    return keys
  }
  return (region, fromMs, toMs) => {
    const id = `${region}/${String(fromMs)}/${String(toMs)}`
    const keys = known.get(id) ?? load(region, fromMs, toMs)
    known.set(id, keys)
    return keys
  }
}

async function placesOf(options: ValidateLogsOptions, store: Store, signal: AbortSignal): Promise<SeriesPlace[]> {
  const trail = trailNameOf(options.trailArn)
  const given = options.accountIds ?? (options.accountId === undefined ? undefined : [options.accountId])
  const target: TrailTarget =
    options.bucket === undefined
      ? await describeTrail(options, signal)
      : { bucket: options.bucket, prefix: options.prefix, isOrganization: false }
  if (target.isOrganization && given === undefined) {
    const message = 'validateLogs: accountId is required for an organization trail, which has files of many accounts'
    throw new IntegrityError('AccountIdRequired', message)
  }
  const { bucket, prefix } = target
  const organizationId = await organizationOf(options, target, store, signal)
  const series = (accountId: string, region: string): Series => ({ ...trail, accountId, region, organizationId })
  return (given ?? [trail.accountId]).flatMap((accountId) =>
    (options.regions ?? [options.region ?? trail.homeRegion]).map((region) => ({
      series: series(accountId, region),
      bucket,
      prefix,
    })),
  )
}

/** The organization that the folders of the bucket name, where it is not given. */
async function organizationOf(
  { organizationId }: ValidateLogsOptions,
  { bucket, prefix, isOrganization }: TrailTarget,
  store: Store,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (organizationId !== undefined || !isOrganization) return organizationId
  const root = rootOf(prefix)
  const found: string[] = []
  for await (const folder of store.folders({ bucket, prefix: root }, signal)) {
    const name = folder.slice(root.length, -1)
    if (/^o-[a-z\d]{10,32}$/.test(name)) found.push(name)
  }
  const [only] = found
  if (found.length === 1) return only
  const names = found.length === 0 ? 'none' : found.join(', ')
  const message = `validateLogs: organizationId is required: the bucket has folders of these organizations: ${names}`
  throw new IntegrityError('OrganizationIdRequired', message)
}
