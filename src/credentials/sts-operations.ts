/** The two operations of STS that give credentials. They are no part of the table: only `credentials/` calls them. */
import type { Service } from '../contracts/operation.js'
import { operation } from '../operations/define.js'
import { awsQuery } from '../protocol/aws-query.js'
import { listOf } from '../schema/collections.js'
import { text, wholeNumber } from '../schema/scalars.js'
import { optional, structureOf } from '../schema/structure.js'
import { tag, type Tag } from '../operations/shapes/tag.js'

export const sts: Service = {
  id: 'sts',
  signingName: 'sts',
  protocol: awsQuery,
  targetPrefix: '',
  apiVersion: '2011-06-15',
}

const duration = () => optional(wholeNumber({ min: 900, max: 43_200 }))
const roleArn = () => text({ min: 20, max: 2048, pattern: /^arn:[\w-]+:iam::\d{12}:role\/.+$/ })
const roleSessionName = () => text({ min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ })

interface AssumeRoleInput {
  RoleArn: string
  RoleSessionName: string
  ExternalId?: string | undefined
  DurationSeconds?: number | undefined
  Policy?: string | undefined
  Tags?: Tag[] | undefined
}

/** The elements of a reply that matter, whatever they are in. */
export interface AssumedRole {
  AccessKeyId: string
  SecretAccessKey: string
  SessionToken: string
  Expiration: string
  /** Of the session; the account of the role is in it. */
  Arn?: string | undefined
}

const assumedRole = () =>
  structureOf<AssumedRole>({
    AccessKeyId: text(),
    SecretAccessKey: text(),
    SessionToken: text(),
    Expiration: text(),
    Arn: optional(text()),
  })

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const AssumeRole = /* @__PURE__ */ operation({
  name: 'AssumeRole',
  service: sts,
  input: () =>
    structureOf<AssumeRoleInput>({
      RoleArn: roleArn(),
      RoleSessionName: roleSessionName(),
      ExternalId: optional(text({ min: 2, max: 1224, pattern: /^[\w+=,.@:/-]*$/ })),
      DurationSeconds: duration(),
      Policy: optional(text({ min: 1 })),
      Tags: optional(listOf(tag(), { max: 50 })),
    }),
  output: assumedRole,
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

interface AssumeRoleWithWebIdentityInput {
  RoleArn: string
  RoleSessionName: string
  WebIdentityToken: string
  DurationSeconds?: number | undefined
  Policy?: string | undefined
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const AssumeRoleWithWebIdentity = /* @__PURE__ */ operation({
  name: 'AssumeRoleWithWebIdentity',
  service: sts,
  input: () =>
    structureOf<AssumeRoleWithWebIdentityInput>({
      RoleArn: roleArn(),
      RoleSessionName: roleSessionName(),
      WebIdentityToken: text({ min: 4, max: 20_000 }),
      DurationSeconds: duration(),
      Policy: optional(text({ min: 1 })),
    }),
  output: assumedRole,
  quota: 'other',
  retry: 'always',
  readOnly: false,
  isUnsigned: true,
})
