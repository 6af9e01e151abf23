/** Refuses what a request names and the test has not declared: buckets, topics and roles. */
import { Refusal } from '../front/refusal.js'
import { partitionOf } from './arn.js'
import type { Context } from './context.js'
import type { ExistingResource } from './existing-resources.js'

/** @throws Refusal for a bucket that is not there, or does not let CloudTrail write. */
export function checkBucket(bucket: string, { existing }: Context): void {
  const found = stateOf(existing.buckets, (name) => name === bucket)
  if (found === 'missing') throw new Refusal('S3BucketDoesNotExistException', `S3 bucket ${bucket} does not exist!`)
  if (found === 'usable') return
  throw new Refusal(
    'InsufficientS3BucketPolicyException',
    `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
  )
}

/** @throws Refusal for a topic that is not there, or does not let CloudTrail publish; the service does not tell which. */
export function checkTopic(topic: string, context: Context): void {
  const arn = topicArn(topic, context)
  if (stateOf(context.existing.topics, (name) => topicArn(name, context) === arn) === 'usable') return
  throw new Refusal('InsufficientSnsTopicPolicyException', 'SNS Topic does not exist or the topic policy is incorrect!')
}

/** @throws Refusal for a role that CloudTrail cannot assume, or that cannot write to the log group. */
export function checkLogRole(role: string, { existing }: Context): void {
  const found = stateOf(existing.roles, (name) => name === role)
  if (found === 'missing') {
    throw new Refusal(
      'InvalidCloudWatchLogsRoleArnException',
      'Access denied. Check the trust relationships for your role.',
    )
  }
  if (found === 'usable') return
  throw new Refusal('InvalidCloudWatchLogsLogGroupArnException', 'Access denied. Check the permissions for your role.')
}

/** Whether a bucket is there and can be used, for operations whose words for that are not known. */
export const isUsableBucket = (bucket: string, { existing }: Context): boolean =>
  stateOf(existing.buckets, (name) => name === bucket) === 'usable'

/** The same for a role. */
export const isUsableRole = (role: string, { existing }: Context): boolean =>
  stateOf(existing.roles, (name) => name === role) === 'usable'

/** A topic is given by ARN, or by name for one of the request's own Region and account. */
export const topicArn = (topic: string, { region, accountId }: Pick<Context, 'region' | 'accountId'>): string =>
  topic.startsWith('arn:') ? topic : `arn:${partitionOf(region)}:sns:${region}:${accountId}:${topic}`

function stateOf(
  declared: readonly ExistingResource[] | undefined,
  isMeant: (name: string) => boolean,
): 'usable' | 'closed' | 'missing' {
  if (declared === undefined) return 'usable'
  const found = declared.find((one) => isMeant(typeof one === 'string' ? one : one.name))
  if (found === undefined) return 'missing'
  return typeof found === 'string' || found.allowsCloudTrail ? 'usable' : 'closed'
}
