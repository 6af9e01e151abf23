/** Validates several series one after the other; the next one is listed while one is walked. */
import { throwIfAborted } from '../../runtime/abort.js'
import { folderOf } from '../chain/series.js'
import type { Finding } from '../findings/finding.js'
import { IntegrityError } from '../findings/integrity-error.js'
import type { Begun } from './in-order.js'
import type { Run, SeriesPlace, Step } from './run.js'
import { keysUntil, noKeys, prepareSeries, validateSeries, type Prepared } from './validate-series.js'

/** How many series are listed before their turn. */
const preparedAhead = 4

/** @throws What keeps the only series from being begun; of several, it is a finding. */
export async function* validateAll(run: Run, places: readonly SeriesPlace[]): AsyncGenerator<Begun<Step>, void> {
  for (const { place, preparing } of begunAhead(run, places)) {
    const outcome = await settled(preparing)
    if (outcome.prepared === undefined) {
      throwIfAborted(run.signal)
      if (places.length === 1) throw outcome.error
      yield { result: { place, finding: unreachable(run, place, outcome.error) } }
      continue
    }
    if (places.length === 1 && outcome.prepared.keys.size === 0) {
      throw new IntegrityError('NoPublicKeys', noKeys(run.fromMs, keysUntil(run.toMs)).message)
    }
    yield* validateSeries(run, place, outcome.prepared)
  }
}

/** The series in their order. What has had its turn is not kept. */
function* begunAhead(run: Run, places: readonly SeriesPlace[]): Generator<Turn, void> {
  const begun: Turn[] = []
  for (const place of places) {
    begun.push({ place, preparing: begin(run, place) })
    if (begun.length > preparedAhead) yield* begun.splice(0, 1)
  }
  while (begun.length > 0) yield* begun.splice(0, 1)
}

interface Turn {
  readonly place: SeriesPlace
  readonly preparing: Promise<Prepared>
}

function begin(run: Run, place: SeriesPlace): Promise<Prepared> {
  const prepared = prepareSeries(run, place)
  prepared.catch(() => undefined) // heard of in its turn
  return prepared
}

type Outcome = { readonly prepared: Prepared } | { readonly prepared?: undefined; readonly error: unknown }

const settled = (work: Promise<Prepared>): Promise<Outcome> =>
  work.then(
    (prepared) => ({ prepared }),
    (error: unknown) => ({ error }),
  )

/** What cannot be listed stands for all of its digests. */
function unreachable(run: Run, { series, bucket, prefix }: SeriesPlace, error: unknown): Finding {
  return {
    kind: 'digest',
    isBackfill: false,
    accountId: series.accountId,
    region: series.region,
    ...(bucket === undefined ? {} : { bucket }),
    key: folderOf(series, prefix, 'CloudTrail-Digest'),
    verdict: 'invalid',
    ...run.store.failureOf(error),
  }
}
