/** Checks the settings that CreateTrail and UpdateTrail send, and merges them with those of the trail. */
import { readBoolean, readString, type Input } from '../front/input.js'
import type { RefusalCode } from '../front/refusal-codes.js'
import { Refusal } from '../front/refusal.js'
import { partitionOf } from './arn.js'
import type { Context } from './context.js'
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
    CloudWatchLogsLogGroupArn: optional('CloudWatchLogsLogGroupArn', before.CloudWatchLogsLogGroupArn),
    CloudWatchLogsRoleArn: optional('CloudWatchLogsRoleArn', before.CloudWatchLogsRoleArn),
    KmsKeyId: keyArn(optional('KmsKeyId', before.KmsKeyId), context),
    IsOrganizationTrail: readBoolean(input, 'IsOrganizationTrail') ?? before.IsOrganizationTrail,
    RecursiveLogging: readBoolean(input, 'RecursiveLogging') ?? before.RecursiveLogging,
  }
  check(after)
  return after
}

type Rule = readonly [isBroken: (settings: TrailSettings) => boolean, code: RefusalCode, message: string]

const rules: readonly Rule[] = [
  [({ S3BucketName }) => S3BucketName === '', 'InvalidS3BucketNameException', 'S3 bucket name cannot be blank!'],
  [
    ({ S3BucketName }) => !/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i.test(S3BucketName) || S3BucketName.includes('..'),
    'InvalidS3BucketNameException',
    'S3 bucket name is not valid.',
  ],
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
    'CloudWatch Logs log group ARN is not valid.',
  ],
  [
    ({ CloudWatchLogsRoleArn: arn }) => arn !== undefined && !/^arn:[^:]+:iam::\d{12}:role\//.test(arn),
    'InvalidCloudWatchLogsRoleArnException',
    'CloudWatch Logs role ARN is not valid.',
  ],
  [
    ({ CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn }) => !CloudWatchLogsLogGroupArn !== !CloudWatchLogsRoleArn,
    'InvalidParameterCombinationException',
    'CloudWatch Logs log group ARN and role ARN must be given together.',
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
