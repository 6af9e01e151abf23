/** Resource policies: who may send to a channel, or read an event data store or dashboard, from outside the account. */
import * as z from 'zod/mini'
import type { WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import type { MembersOf } from '../schema/members-of.js'

/** Input of {@link ResourcePolicyOperations.getResourcePolicy | getResourcePolicy}. */
export interface GetResourcePolicyInput {
  /** ARN of the event data store, dashboard or channel, 3 to 256 characters. */
  ResourceArn: string
}

/** Output of {@link ResourcePolicyOperations.getResourcePolicy | getResourcePolicy}. */
export interface GetResourcePolicyOutput extends WithMetadata {
  /** ARN of the resource. */
  ResourceArn?: string | undefined
  /** The policy as JSON text. */
  ResourcePolicy?: string | undefined
  /**
   * A second policy, as JSON text, which CloudTrail writes by itself for the delegated administrators of an
   * organization; present on an organization's event data store only.
   */
  DelegatedAdminResourcePolicy?: string | undefined
}

/** Input of {@link ResourcePolicyOperations.putResourcePolicy | putResourcePolicy}. */
export interface PutResourcePolicyInput {
  /** ARN of the event data store, dashboard or channel, 3 to 256 characters. */
  ResourceArn: string
  /** The whole policy as JSON text, 1 to 8,192 characters; it replaces the existing one. */
  ResourcePolicy: string
}

/** Output of {@link ResourcePolicyOperations.putResourcePolicy | putResourcePolicy}. */
export interface PutResourcePolicyOutput extends WithMetadata {
  /** ARN of the resource. */
  ResourceArn?: string | undefined
  /** Its policy from now on, as JSON text. */
  ResourcePolicy?: string | undefined
  /**
   * A second policy, as JSON text, which CloudTrail writes by itself for the delegated administrators of an
   * organization; present on an organization's event data store only.
   */
  DelegatedAdminResourcePolicy?: string | undefined
}

/** Input of {@link ResourcePolicyOperations.deleteResourcePolicy | deleteResourcePolicy}. */
export interface DeleteResourcePolicyInput {
  /** ARN of the event data store, dashboard or channel, 3 to 256 characters. */
  ResourceArn: string
}

/** Output of {@link ResourcePolicyOperations.deleteResourcePolicy | deleteResourcePolicy}. */
export interface DeleteResourcePolicyOutput extends WithMetadata {}

/** The methods for resource policies. */
export interface ResourcePolicyOperations {
  /**
   * Reads the resource policy of an event data store, dashboard or channel.
   *
   * A resource without a policy is an error of the service, not an empty output.
   *
   * @param input - The resource.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The policy as JSON text.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ResourcePolicyNotFoundException`, `ResourceTypeNotSupportedException`.
   * @example
   * ```ts
   * const { ResourcePolicy } = await cloudtrail.getResourcePolicy({ ResourceArn: channelArn })
   * console.log(JSON.parse(ResourcePolicy ?? '{}'))
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetResourcePolicy.html
   * @group Resource policies
   */
  getResourcePolicy(input: GetResourcePolicyInput, options?: CallOptions): Promise<GetResourcePolicyOutput>

  /**
   * Sets the resource policy of an event data store, dashboard or channel, replacing the one it has.
   *
   * @param input - The resource and the whole policy.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The policy that is now in force.
   * @throws InputError before sending, e.g. for a policy of more than 8,192 characters.
   * @throws ServiceError after sending, e.g. `ResourcePolicyNotValidException`, `ResourceNotFoundException`.
   * @example
   * ```ts
   * const policy = {
   *   Version: '2012-10-17',
   *   Statement: [
   *     {
   *       Effect: 'Allow',
   *       Principal: { AWS: 'arn:aws:iam::123456789012:root' },
   *       Action: 'cloudtrail-data:PutAuditEvents',
   *       Resource: channelArn,
   *     },
   *   ],
   * }
   * await cloudtrail.putResourcePolicy({ ResourceArn: channelArn, ResourcePolicy: JSON.stringify(policy) })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutResourcePolicy.html
   * @group Resource policies
   */
  putResourcePolicy(input: PutResourcePolicyInput, options?: CallOptions): Promise<PutResourcePolicyOutput>

  /**
   * Takes the resource policy off an event data store, dashboard or channel.
   *
   * @param input - The resource.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ResourcePolicyNotFoundException`, `ConflictException`.
   * @example
   * ```ts
   * await cloudtrail.deleteResourcePolicy({ ResourceArn: channelArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteResourcePolicy.html
   * @group Resource policies
   */
  deleteResourcePolicy(input: DeleteResourcePolicyInput, options?: CallOptions): Promise<DeleteResourcePolicyOutput>
}

const resourceArn = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

export const GetResourcePolicy = /* @__PURE__ */ operation<
  'GetResourcePolicy',
  GetResourcePolicyInput,
  GetResourcePolicyOutput
>({
  name: 'GetResourcePolicy',
  input: () => z.strictObject<MembersOf<GetResourcePolicyInput>>({ ResourceArn: resourceArn() }),
  output: () =>
    z.looseObject<MembersOf<GetResourcePolicyOutput>>({
      ResourceArn: z.optional(z.string()),
      ResourcePolicy: z.optional(z.string()),
      DelegatedAdminResourcePolicy: z.optional(z.string()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const PutResourcePolicy = /* @__PURE__ */ operation<
  'PutResourcePolicy',
  PutResourcePolicyInput,
  PutResourcePolicyOutput
>({
  name: 'PutResourcePolicy',
  input: () =>
    z.strictObject<MembersOf<PutResourcePolicyInput>>({
      ResourceArn: resourceArn(),
      ResourcePolicy: z.string().check(z.minLength(1), z.maxLength(8192)),
    }),
  output: () =>
    z.looseObject<MembersOf<PutResourcePolicyOutput>>({
      ResourceArn: z.optional(z.string()),
      ResourcePolicy: z.optional(z.string()),
      DelegatedAdminResourcePolicy: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteResourcePolicy = /* @__PURE__ */ operation<
  'DeleteResourcePolicy',
  DeleteResourcePolicyInput,
  DeleteResourcePolicyOutput
>({
  name: 'DeleteResourcePolicy',
  input: () => z.strictObject<MembersOf<DeleteResourcePolicyInput>>({ ResourceArn: resourceArn() }),
  output: () => z.looseObject<MembersOf<DeleteResourcePolicyOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'ResourcePolicyNotFoundException' },
  readOnly: false,
})
