/** What the emulator keeps of a trail, and the two forms in which the service shows one. */
import type { Trail } from './resources.js'

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
