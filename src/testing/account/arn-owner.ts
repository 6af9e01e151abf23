/** ARNs that requests name: whether they have the right form, and whether their Region and account are the request's. */
import { Refusal } from '../front/refusal.js'
import { partitionOf } from './arn.js'
import type { Context } from './context.js'

/** The parts of the ARN of a resource of CloudTrail. */
export interface ResourceArn {
  readonly arn: string
  readonly region: string
  readonly accountId: string
  /** `trail`, `eventdatastore`, `channel` or `dashboard`; another text where the ARN has one. */
  readonly kind: string
  readonly id: string
}

const pattern = /^arn:(aws[a-z-]*):cloudtrail:([a-z0-9-]+):(\d{12}):([a-z-]+)\/(.+)$/i

/**
 * Reads an ARN.
 *
 * @throws Refusal `CloudTrailARNInvalidException` for a text that is none, or one of another partition than the request.
 */
export function readArn(arn: string, context: Context): ResourceArn {
  const [, partition, region = '', accountId = '', kind = '', id = ''] = pattern.exec(arn) ?? []
  if (partition === partitionOf(context.region)) return { arn, region, accountId, kind, id }
  throw arnInvalid(`The ARN ${arn} is invalid.`)
}

/** @throws Refusal `CloudTrailARNInvalidException` for the ARN of another account. */
export function checkAccount({ accountId }: ResourceArn, context: Context): void {
  if (accountId === context.accountId) return
  throw arnInvalid(`AccountID in ARN is wrong, you can only access resources with AccountID ${context.accountId}.`)
}

/** @throws Refusal `CloudTrailARNInvalidException` for the ARN of another Region. */
export function checkRegion({ region }: ResourceArn, context: Context): void {
  if (region === context.region) return
  throw arnInvalid(`Region in ARN is wrong, you can only access resources in region ${context.region}.`)
}

/** The refusal of an ARN. */
export const arnInvalid = (message: string): Refusal => new Refusal('CloudTrailARNInvalidException', message)
