/** One account in one Region: how its events are read, how long its replies take, and what time it is there. */
import { methodOf } from '../../client/create-client.js'
import type { CredentialsProvider } from '../../auth/credentials.js'
import type { CallOptions } from '../../config/call-options.js'
import type { CloudTrailConfig } from '../../config/client-config.js'
import type { AttemptEvent } from '../../contracts/hooks.js'
import type { Paged } from '../../contracts/output.js'
import { LookupEvents, type Event, type LookupEventsInput, type LookupEventsOutput } from '../../operations/events.js'
import { createPipeline } from '../../request/pipeline.js'

/** An account in a Region. */
export interface Target {
  readonly region: string
  /** As the options name it; absent where they name no accounts. */
  readonly accountId: string | undefined
  readonly lookup: (input: LookupEventsInput, options: CallOptions) => Paged<LookupEventsOutput, Event>
  /** The time by the service's clock, as far as its replies have shown it. */
  readonly nowMs: () => number
  /** How long a reply takes, in milliseconds; 0 before the first one. */
  readonly latencyMs: () => number
}

/** How much the newest reply counts. */
const newestShare = 0.3

/** @throws InputError when the configuration breaks a rule. */
export function createTarget(
  config: CloudTrailConfig,
  region: string,
  accountId: string | undefined,
  defaultCredentials: CredentialsProvider,
): Target {
  let latencyMs = 0
  const attempt = (event: AttemptEvent) => {
    const { durationMs, status } = event
    if (status === 200) latencyMs = latencyMs === 0 ? durationMs : latencyMs + newestShare * (durationMs - latencyMs)
    config.on?.attempt?.(event)
  }
  const pipeline = createPipeline({ ...config, region, on: { ...config.on, attempt } }, undefined, defaultCredentials)
  return {
    region,
    accountId,
    // sound: the method of this row
    lookup: methodOf(pipeline, LookupEvents) as Target['lookup'],
    nowMs: () => pipeline.clock.now() + pipeline.skew.ms,
    latencyMs: () => latencyMs,
  }
}

/** Region and account, in the order in which events of one second are returned. */
export const targetName = ({ region, accountId = '' }: Pick<Target, 'region' | 'accountId'>): string =>
  `${region} ${accountId}`
