/** What the emulator keeps of a trail, and the two forms in which the service shows one. */
import type { TrailDelivery } from '../delivery/deliver-logs.js'
import type { Input } from '../front/input.js'

/** Settings that CreateTrail and UpdateTrail change. */
export interface TrailSettings {
  S3BucketName: string
  S3KeyPrefix?: string | undefined
  SnsTopicName?: string | undefined
  IncludeGlobalServiceEvents: boolean
  IsMultiRegionTrail: boolean
  LogFileValidationEnabled: boolean
  CloudWatchLogsLogGroupArn?: string | undefined
  CloudWatchLogsRoleArn?: string | undefined
  KmsKeyId?: string | undefined
  IsOrganizationTrail: boolean
  RecursiveLogging: boolean
}

/** A trail. */
export interface Trail {
  readonly name: string
  readonly arn: string
  readonly homeRegion: string
  settings: TrailSettings
  isLogging: boolean
  /** Epoch milliseconds. */
  startedAtMs?: number | undefined
  /** Epoch milliseconds. */
  stoppedAtMs?: number | undefined
  /** Set by PutEventSelectors; one kind replaces the other. */
  selectors?: { EventSelectors: Input[] } | { AdvancedEventSelectors: Input[] } | undefined
  /** Set by PutInsightSelectors; `undefined` while Insights is off. */
  insightSelectors?: readonly Input[] | undefined
  /** Made with the first delivery of log files. */
  delivery?: TrailDelivery | undefined
}

/** The form in replies of CreateTrail and UpdateTrail. */
export function trailOutput({ name, arn, settings }: Trail): Record<string, unknown> {
  return { Name: name, TrailARN: arn, ...settings, SnsTopicARN: topicArn(arn, settings.SnsTopicName) }
}

/** The form in replies of GetTrail and DescribeTrails. */
export function trailDescription(trail: Trail): Record<string, unknown> {
  return {
    ...trailOutput(trail),
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: trail.selectors !== undefined,
    HasInsightSelectors: trail.insightSelectors !== undefined,
  }
}

/** A topic may be given by name or by ARN; a name means the trail's own Region and account. */
function topicArn(trailArn: string, topic: string | undefined): string | undefined {
  if (topic === undefined || topic.startsWith('arn:')) return topic
  const [, partition, , region, account] = trailArn.split(':')
  return `arn:${partition}:sns:${region}:${account}:${topic}`
}
