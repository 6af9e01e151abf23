/** The two operations of STS that give credentials. They are no part of the table: only `credentials/` calls them. */
import * as z from 'zod/mini'
import type { Service } from '../../contracts/operation.js'
import { operation } from '../../operations/define.js'
import { awsQuery } from '../../protocol/aws-query.js'
import { tag, type Tag } from '../../operations/shapes/tag.js'
import type { MembersOf } from '../../schema/members-of.js'
import { sent } from '../../schema/side.js'

export const sts: Service = {
  id: 'sts',
  signingName: 'sts',
  protocol: awsQuery,
  targetPrefix: '',
  apiVersion: '2011-06-15',
}

const duration = () => z.optional(z.int().check(z.gte(900), z.lte(43_200)))
const roleArn = () => z.string().check(z.minLength(20), z.maxLength(2048), z.regex(/^arn:[\w-]+:iam::\d{12}:role\/.+$/))
const roleSessionName = () => z.string().check(z.minLength(2), z.maxLength(64), z.regex(/^[\w+=,.@-]*$/))

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
  Expiration: Date
  /** Of the session; the account of the role is in it. */
  Arn?: string | undefined
}

const assumedRole = () =>
  z.looseObject<MembersOf<AssumedRole>>({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.date(),
    Arn: z.optional(z.string()),
  })

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const AssumeRole = /* @__PURE__ */ operation<'AssumeRole', AssumeRoleInput, AssumedRole>({
  name: 'AssumeRole',
  service: sts,
  input: () =>
    z.strictObject<MembersOf<AssumeRoleInput>>({
      RoleArn: roleArn(),
      RoleSessionName: roleSessionName(),
      ExternalId: z.optional(z.string().check(z.minLength(2), z.maxLength(1224), z.regex(/^[\w+=,.@:/-]*$/))),
      DurationSeconds: duration(),
      Policy: z.optional(z.string().check(z.minLength(1))),
      Tags: z.optional(z.array(tag(sent)).check(z.maxLength(50))),
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
export const AssumeRoleWithWebIdentity = /* @__PURE__ */ operation<
  'AssumeRoleWithWebIdentity',
  AssumeRoleWithWebIdentityInput,
  AssumedRole
>({
  name: 'AssumeRoleWithWebIdentity',
  service: sts,
  input: () =>
    z.strictObject<MembersOf<AssumeRoleWithWebIdentityInput>>({
      RoleArn: roleArn(),
      RoleSessionName: roleSessionName(),
      WebIdentityToken: z.string().check(z.minLength(4), z.maxLength(20_000)),
      DurationSeconds: duration(),
      Policy: z.optional(z.string().check(z.minLength(1))),
    }),
  output: assumedRole,
  quota: 'other',
  retry: 'always',
  readOnly: false,
  isUnsigned: true,
  secretMember: 'WebIdentityToken',
})
