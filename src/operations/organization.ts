/** The delegated administrator of an organization. */
import * as z from 'zod/mini'
import type { WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import type { MembersOf } from '../schema/members-of.js'

/** Input of {@link OrganizationOperations.registerOrganizationDelegatedAdmin | registerOrganizationDelegatedAdmin}. */
export interface RegisterOrganizationDelegatedAdminInput {
  /** Id of the member account to make an administrator, 12 to 16 characters; a string, because it can start with zeros. */
  MemberAccountId: string
}

/** Output of {@link OrganizationOperations.registerOrganizationDelegatedAdmin | registerOrganizationDelegatedAdmin}. */
export interface RegisterOrganizationDelegatedAdminOutput extends WithMetadata {}

/**
 * Input of {@link OrganizationOperations.deregisterOrganizationDelegatedAdmin | deregisterOrganizationDelegatedAdmin}.
 */
export interface DeregisterOrganizationDelegatedAdminInput {
  /** Id of the account that is an administrator now, 12 to 16 characters; a string, because it can start with zeros. */
  DelegatedAdminAccountId: string
}

/**
 * Output of {@link OrganizationOperations.deregisterOrganizationDelegatedAdmin | deregisterOrganizationDelegatedAdmin}.
 */
export interface DeregisterOrganizationDelegatedAdminOutput extends WithMetadata {}

/** The methods for the delegated administrator of an organization. */
export interface OrganizationOperations {
  /**
   * Lets a member account manage CloudTrail for the whole organization.
   *
   * Only the organization's management account may call it. Trails and event data stores that the administrator
   * creates for the organization belong to the management account.
   *
   * @param input - The member account.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `AccountRegisteredException`, `AccountNotFoundException`,
   * `DelegatedAdminAccountLimitExceededException`.
   * @example
   * ```ts
   * await cloudtrail.registerOrganizationDelegatedAdmin({ MemberAccountId: '111122223333' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html
   * @group Organization
   */
  registerOrganizationDelegatedAdmin(
    input: RegisterOrganizationDelegatedAdminInput,
    options?: CallOptions,
  ): Promise<RegisterOrganizationDelegatedAdminOutput>

  /**
   * Revokes a member account's right to manage CloudTrail for the organization.
   *
   * Only the organization's management account may call it. What the administrator created for the organization stays.
   *
   * @param input - The account that is an administrator now.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `AccountNotRegisteredException`, `AccountNotFoundException`,
   * `NotOrganizationManagementAccountException`.
   * @example
   * ```ts
   * await cloudtrail.deregisterOrganizationDelegatedAdmin({ DelegatedAdminAccountId: '111122223333' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeregisterOrganizationDelegatedAdmin.html
   * @group Organization
   */
  deregisterOrganizationDelegatedAdmin(
    input: DeregisterOrganizationDelegatedAdminInput,
    options?: CallOptions,
  ): Promise<DeregisterOrganizationDelegatedAdminOutput>
}

const accountId = /* @__PURE__ */ lazy(() => z.string().check(z.minLength(12), z.maxLength(16), z.regex(/\d+/u)))

export const RegisterOrganizationDelegatedAdmin = /* @__PURE__ */ operation<
  'RegisterOrganizationDelegatedAdmin',
  RegisterOrganizationDelegatedAdminInput,
  RegisterOrganizationDelegatedAdminOutput
>({
  name: 'RegisterOrganizationDelegatedAdmin',
  input: () => z.strictObject<MembersOf<RegisterOrganizationDelegatedAdminInput>>({ MemberAccountId: accountId() }),
  output: () => z.looseObject<MembersOf<RegisterOrganizationDelegatedAdminOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'AccountRegisteredException' },
  readOnly: false,
})

export const DeregisterOrganizationDelegatedAdmin = /* @__PURE__ */ operation<
  'DeregisterOrganizationDelegatedAdmin',
  DeregisterOrganizationDelegatedAdminInput,
  DeregisterOrganizationDelegatedAdminOutput
>({
  name: 'DeregisterOrganizationDelegatedAdmin',
  input: () =>
    z.strictObject<MembersOf<DeregisterOrganizationDelegatedAdminInput>>({ DelegatedAdminAccountId: accountId() }),
  output: () => z.looseObject<MembersOf<DeregisterOrganizationDelegatedAdminOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'AccountNotRegisteredException' },
  readOnly: false,
})
