/** The two forms in which replies show a trail. */
import { topicArn } from './existing.js'
import type { Trail } from './resources.js'

/** A trail in the replies of CreateTrail and UpdateTrail. */
export function trailOutput({ name, arn, settings }: Trail): Record<string, unknown> {
  return { Name: name, TrailARN: arn, ...settings, SnsTopicARN: topicOf(arn, settings.SnsTopicName) }
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

function topicOf(trailArn: string, topic: string | undefined): string | undefined {
  const [, , , region = '', accountId = ''] = trailArn.split(':')
  return topic === undefined ? undefined : topicArn(topic, { region, accountId })
}
