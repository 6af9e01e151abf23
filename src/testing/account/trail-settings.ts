/** Checks the settings that CreateTrail and UpdateTrail send, and merges them with those of the trail. */
import { readBoolean, readString, type Input } from '../front/input.js'
import type { RefusalCode } from '../front/refusal-codes.js'
import { Refusal } from '../front/refusal.js'
import { partitionOf } from './arn.js'
import type { Context } from './context.js'
import { checkBucket, checkLogRole, checkTopic } from './existing.js'
import type { TrailSettings } from './resources.js'

/** Default settings of a trail. */
const defaults: TrailSettings = {
  S3BucketName: '',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: false,
  LogFileValidationEnabled: false,
  IsOrganizationTrail: false,
  RecursiveLogging: true,
}

/**
 * The settings after a request: those it sends, and the previous ones where it sends none. An empty string clears an
 * optional setting.
 *
 * @throws Refusal for the first setting that is not valid.
 */
export function mergeTrailSettings(input: Input, context: Context, before: TrailSettings = defaults): TrailSettings {
  const optional = (name: keyof TrailSettings, old: string | undefined): string | undefined =>
    (readString(input, name) ?? old) || undefined
  const after: TrailSettings = {
    S3BucketName: readString(input, 'S3BucketName') ?? before.S3BucketName,
    S3KeyPrefix: optional('S3KeyPrefix', before.S3KeyPrefix),
    SnsTopicName: optional('SnsTopicName', before.SnsTopicName),
    IncludeGlobalServiceEvents: readBoolean(input, 'IncludeGlobalServiceEvents') ?? before.IncludeGlobalServiceEvents,
    IsMultiRegionTrail: readBoolean(input, 'IsMultiRegionTrail') ?? before.IsMultiRegionTrail,
    LogFileValidationEnabled: readBoolean(input, 'EnableLogFileValidation') ?? before.LogFileValidationEnabled,
    ...readLogGroup(input, before),
    KmsKeyId: keyArn(optional('KmsKeyId', before.KmsKeyId), context),
    IsOrganizationTrail: readBoolean(input, 'IsOrganizationTrail') ?? before.IsOrganizationTrail,
    RecursiveLogging: readBoolean(input, 'RecursiveLogging') ?? before.RecursiveLogging,
  }
  check(after)
  checkExisting(after, input, context)
  return after
}

/** Of what a setting names, the service looks only at what the request sets, after all else is right. */
function checkExisting(settings: TrailSettings, input: Input, context: Context): void {
  const { S3BucketName, SnsTopicName, CloudWatchLogsRoleArn } = settings
  if (input['S3BucketName'] != null) checkBucket(S3BucketName, context)
  if (input['SnsTopicName'] != null && SnsTopicName !== undefined) checkTopic(SnsTopicName, context)
  if (input['CloudWatchLogsRoleArn'] != null && CloudWatchLogsRoleArn !== undefined) {
    checkLogRole(CloudWatchLogsRoleArn, context)
  }
}

type LogGroup = Pick<TrailSettings, 'CloudWatchLogsLogGroupArn' | 'CloudWatchLogsRoleArn'>

/**
 * A log group is set together with its role, even where the trail has a role already. An empty text for the group clears
 * both.
 */
function readLogGroup(input: Input, before: TrailSettings): LogGroup {
  const group = readString(input, 'CloudWatchLogsLogGroupArn')
  const role = readString(input, 'CloudWatchLogsRoleArn')
  if (group && !role) {
    throw new Refusal('InvalidCloudWatchLogsRoleArnException', 'You must specify a role ARN as well as a log group.')
  }
  if (role && !group) {
    throw new Refusal(
      'InvalidCloudWatchLogsLogGroupArnException',
      'You must specify a log group as well as a role ARN.',
    )
  }
  if (group === undefined && role === undefined) {
    const { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn } = before
    return { CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn }
  }
  return { CloudWatchLogsLogGroupArn: group || undefined, CloudWatchLogsRoleArn: role || undefined }
}

type Rule = readonly [isBroken: (settings: TrailSettings) => boolean, code: RefusalCode, message: string]

/** What a bucket name must not match, with the words of the AWS SDK for Java, which the service repeats. */
const bucketNameRules: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^.{0,2}$|^.{64}/s, 'Bucket name should be between 3 and 63 characters long'],
  [/[A-Z]/, 'Bucket name should not contain uppercase characters'],
  [/\s/, 'Bucket name should not contain white space'],
  [/_/, "Bucket name should not contain '_'"],
  [/[^a-z0-9.-]/, 'Bucket name is not valid'],
  [/^\d+\.\d+\.\d+\.\d+$/, 'Bucket name must not be formatted as an IP Address'],
  [/\.\./, 'Bucket name should not contain two adjacent periods'],
  [/-\.|\.-/, 'Bucket name should not contain dashes next to periods'],
  [/[-.]$/, "Bucket name should not end with '-' or '.'"],
  [/^[-.]/, 'Bucket name should begin with a lowercase letter or a number'],
]

const rules: readonly Rule[] = [
  [({ S3BucketName }) => S3BucketName === '', 'InvalidS3BucketNameException', 'S3 bucket name cannot be blank!'],
  ...bucketNameRules.map(([pattern, message]): Rule => [
    ({ S3BucketName }) => pattern.test(S3BucketName),
    'InvalidS3BucketNameException',
    message,
  ]),
  [
    ({ S3KeyPrefix = '' }) => S3KeyPrefix.length > 200,
    'InvalidS3PrefixException',
    'S3 prefix is longer than maximum length: 200.',
  ],
  [
    ({ SnsTopicName = '' }) => SnsTopicName.length > 256,
    'InvalidSnsTopicNameException',
    'SNS topic name is longer than maximum length: 256.',
  ],
  [
    ({ SnsTopicName }) =>
      SnsTopicName !== undefined && !/^(arn:[^:]+:sns:[^:]+:\d{12}:)?[A-Za-z0-9_.-]+$/.test(SnsTopicName),
    'InvalidSnsTopicNameException',
    'SNS topic name is not valid.',
  ],
  [
    ({ IsMultiRegionTrail, IncludeGlobalServiceEvents }) => IsMultiRegionTrail && !IncludeGlobalServiceEvents,
    'InvalidParameterCombinationException',
    'Multi-Region trail must include global service events.',
  ],
  [
    ({ CloudWatchLogsLogGroupArn: arn }) => arn !== undefined && !/^arn:[^:]+:logs:[^:]+:\d{12}:log-group:/.test(arn),
    'InvalidCloudWatchLogsLogGroupArnException',
    "Check the log group ARN: CloudTrail can't validate it.",
  ],
  [
    ({ CloudWatchLogsRoleArn: arn }) => arn !== undefined && !/^arn:[^:]+:iam::\d{12}:role\//.test(arn),
    'InvalidCloudWatchLogsRoleArnException',
    'CloudWatch Logs role ARN is not valid.',
  ],
]

function check(settings: TrailSettings): void {
  const broken = rules.find(([isBroken]) => isBroken(settings))
  if (broken !== undefined) throw new Refusal(broken[1], broken[2])
}

/** The service always replies with an ARN, whether the request names the key by ARN, alias or id. */
function keyArn(key: string | undefined, { region, accountId }: Context): string | undefined {
  if (key === undefined || /^arn:[^:]+:kms:[^:]+:\d{12}:(key|alias)\/.+$/.test(key)) return key
  const resource = key.startsWith('alias/') ? key : `key/${key}`
  if (!/^(alias\/[A-Za-z0-9/_-]+|key\/(mrk-)?[0-9a-f-]{32,36})$/.test(resource)) {
    throw new Refusal('InvalidKmsKeyIdException', `KMS key is not valid: ${key}`)
  }
  return `arn:${partitionOf(region)}:kms:${region}:${accountId}:${resource}`
}
