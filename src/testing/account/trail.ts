/** The two forms in which replies show a trail. */
import type { Trail } from './resources.js'

/** A trail in the replies of CreateTrail and UpdateTrail. */
export function trailOutput({ name, arn, settings }: Trail): Record<string, unknown> {
  return { Name: name, TrailARN: arn, ...settings, SnsTopicARN: topicArn(arn, settings.SnsTopicName) }
}

/** A trail in the replies of GetTrail and DescribeTrails. */
export function trailDescription(trail: Trail): Record<string, unknown> {
  return {
    ...trailOutput(trail),
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: trail.selectors !== undefined,
    HasInsightSelectors: trail.insightSelectors !== undefined,
  }
}

/** A topic is given by ARN, or by name for one of the trail's own Region and account. */
function topicArn(trailArn: string, topic: string | undefined): string | undefined {
  if (topic === undefined || topic.startsWith('arn:')) return topic
  const [, partition, , region, account] = trailArn.split(':')
  return `arn:${partition}:sns:${region}:${account}:${topic}`
}
