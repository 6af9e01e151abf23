/** `validateFiles`: copies of the files of a trail, without a network. */
import { systemClock } from '../runtime/clock.js'
import { hourMs, seriesOfKey, stampOf, type Series } from './chain/series.js'
import { IntegrityError } from './findings/integrity-error.js'
import type { ListedKey } from './keys/key-ring.js'
import { integrityEmitter } from './options/integrity-hooks.js'
import { readValidateFilesOptions, type ValidateFilesOptions } from './options/validate-files-options.js'
import { defaultConcurrency } from './options/validate-logs-options.js'
import { Slots } from './run/slots.js'
import type { SeriesPlace } from './run/run.js'
import { createValidation, type Plan, type Validation } from './run/validation.js'
import { SourceStore } from './store/file-source.js'
import { folderSource, publicKeysIn } from './store/folder.js'
import type { Store } from './store/store.js'
import { trailNameOf } from './trail.js'
import { windowOf } from './validate-logs.js'

/**
 * Validates copies of digests and log files, offline: a folder, or whatever lists and reads them.
 *
 * The verdicts are those of {@link validateLogs}. The copies must have the keys and, for digests, the metadata that they had in
 * their bucket; which bucket they are in now plays no part. [The guide](../../docs/integrity.md) tells how to make such a folder.
 *
 * @param options - Source, keys and the rest; see {@link ValidateFilesOptions}.
 * @returns Findings to iterate over, and a report. Accounts, Regions and trails follow each other in the order of their names.
 * Both throw IntegrityError `NoPublicKeys` when the folder has none, and what the source throws when it is listed.
 * @throws InputError for options that are not valid.
 * @example
 * ```ts
 * import { validateFiles } from 'cloudtrail-client/integrity'
 *
 * const { isValid, digests, logs } = await validateFiles({ source: 'copies', originalBucket: 'trail-logs' }).report()
 * console.log(isValid, digests.valid, logs.valid)
 * ```
 */
export function validateFiles(options: ValidateFilesOptions): Validation {
  const read = readValidateFilesOptions(options)
  const { source, concurrency = defaultConcurrency } = read
  const store = new SourceStore(typeof source === 'string' ? folderSource(source) : source)
  return createValidation({
    plan: (signal) => plan(read, store, signal),
    signal: read.signal,
    emit: integrityEmitter(read.on),
    window: windowOf(concurrency),
  })
}

async function plan(options: ValidateFilesOptions, store: Store, signal: AbortSignal): Promise<Plan> {
  const { concurrency = defaultConcurrency, findUnlisted = false, from, to } = options
  const keys = await keysOf(options)
  const { places, oldestMs, newestMs } = await placesIn(options, store, signal)
  const slots = new Slots(concurrency)
  const run: Plan['run'] = {
    store,
    slots,
    fromMs: from?.getTime() ?? Math.min(oldestMs, newestMs) - hourMs,
    toMs: to?.getTime() ?? newestMs,
    nowMs: systemClock.now(),
    ahead: concurrency,
    findUnlisted,
    keysOf: () => Promise.resolve(keys),
  }
  return { run, places }
}

async function keysOf({ source, publicKeys }: ValidateFilesOptions): Promise<readonly ListedKey[]> {
  const folder = typeof source === 'string' ? source : ''
  const keys = publicKeys ?? (await publicKeysIn(folder))
  if (keys !== undefined) return keys
  const message = `validateFiles: there is no ${folder}/public-keys.json: save the output of \`aws cloudtrail list-public-keys\` there, or give publicKeys`
  throw new IntegrityError('NoPublicKeys', message)
}

interface Found {
  readonly places: readonly SeriesPlace[]
  readonly oldestMs: number
  readonly newestMs: number
}

/** Finds the series by the names of their digests. A trail that changed its prefix is one series, found where it is newest. */
async function placesIn(options: ValidateFilesOptions, store: Store, signal: AbortSignal): Promise<Found> {
  const newest = new Map<string, SeriesPlace & { readonly stampMs: number }>()
  let [oldestMs, newestMs] = [Infinity, 0]
  for await (const key of store.list({ bucket: undefined, prefix: '' }, signal)) {
    const found = seriesOfKey(key)
    const stampMs = stampOf(key)
    if (found === undefined || Number.isNaN(stampMs) || !isWanted(options, found.series)) continue
    ;[oldestMs, newestMs] = [Math.min(oldestMs, stampMs), Math.max(newestMs, stampMs)]
    const id = Object.values(found.series).join('/')
    if ((newest.get(id)?.stampMs ?? -Infinity) <= stampMs) {
      newest.set(id, { ...found, bucket: options.originalBucket, stampMs })
    }
  }
  const places = [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place)
  return { places, oldestMs, newestMs }
}

function isWanted({ trailArn, accountIds, regions }: ValidateFilesOptions, series: Series): boolean {
  if (accountIds?.includes(series.accountId) === false || regions?.includes(series.region) === false) return false
  if (trailArn === undefined) return true
  const { trailName, homeRegion, accountId } = trailNameOf(trailArn)
  if (trailName !== series.trailName || homeRegion !== series.homeRegion) return false
  return accountIds !== undefined || series.organizationId !== undefined || accountId === series.accountId
}
