/** Behaviour of the operations on delegated administrators. The emulated account is the management account. */
import { readString } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most delegated administrators of an organization. */
const maxAdministrators = 3

const RegisterOrganizationDelegatedAdmin: Behaviour = (input, { account, accountId }) => {
  const member = accountIn(readString(input, 'MemberAccountId'))
  if (member === accountId) {
    throw new Refusal(
      'CannotDelegateManagementAccountException',
      'The management account cannot be a delegated administrator.',
    )
  }
  if (account.administrators.has(member)) {
    throw new Refusal('AccountRegisteredException', `Account ${member} is a delegated administrator already.`)
  }
  if (account.administrators.size >= maxAdministrators) {
    throw new Refusal(
      'DelegatedAdminAccountLimitExceededException',
      `There are ${maxAdministrators} delegated administrators.`,
    )
  }
  account.administrators.add(member)
  return {}
}

const DeregisterOrganizationDelegatedAdmin: Behaviour = (input, { account }) => {
  const member = accountIn(readString(input, 'DelegatedAdminAccountId'))
  if (account.administrators.delete(member)) return {}
  throw new Refusal('AccountNotRegisteredException', `Account ${member} is not a delegated administrator.`)
}

function accountIn(id = ''): string {
  if (/^\d{12,16}$/.test(id)) return id
  throw new Refusal('InvalidParameterException', `The account id is not valid: ${id}`)
}

export const organization: Behaviours = { RegisterOrganizationDelegatedAdmin, DeregisterOrganizationDelegatedAdmin }
