/** What may stand for a bucket: its name, or an access point in one Region. Pure. */
import { accessPointOf } from '../protocol/access-point.js'
import { bucketName } from '../protocol/rest-xml.js'

/** What S3 reaches in other ways, and what to give instead. */
const refused: readonly (readonly [form: RegExp, reason: string])[] = [
  [
    /^arn:[^:]*:s3::\d*:accesspoint[:/]|\.mrap$/,
    'is a multi-Region access point, which is not supported: give the bucket, or an access point of one Region',
  ],
  [/^arn:[^:]*:s3-outposts:|--op-s3$/, 'is on Outposts, which is not supported: give a bucket in a Region'],
  [
    /^arn:[^:]*:s3-object-lambda:|--ol-s3$/,
    'is an Object Lambda access point, which is not supported: give the bucket',
  ],
  [
    /^arn:[^:]*:s3express:|--xa?-s3$/,
    'is a directory bucket, which is not supported: CloudTrail does not deliver there',
  ],
  [/^arn:[^:]*:s3:::/, "must be the bucket's name alone, without the rest of its ARN"],
]

/** Why a text cannot stand for a bucket; `undefined` for one that can. */
export function bucketIssue(text: string): string | undefined {
  const reason = refused.find(([form]) => form.test(text))?.[1]
  if (reason !== undefined || bucketName.test(text) || accessPointOf(text) !== undefined) return reason
  return "must be the bucket's name alone, or the ARN of an access point"
}

/** Why a text is no access point, by its ARN or its alias; `undefined` for one that is. */
export const accessPointIssue = (text: string): string | undefined =>
  bucketIssue(text) ??
  (accessPointOf(text) !== undefined || text.endsWith('-s3alias')
    ? undefined
    : 'must be the ARN of an access point, or its alias')
