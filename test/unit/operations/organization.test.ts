/** What the operations for the delegated administrator refuse. */
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import {
  DeregisterOrganizationDelegatedAdmin,
  RegisterOrganizationDelegatedAdmin,
} from '../../../src/operations/organization.js'
import { encodeInput } from '../../../src/request/validate.js'

test('an account id keeps the zeros in front', () => {
  const input = { MemberAccountId: '001122223333' }
  expect(encodeInput(RegisterOrganizationDelegatedAdmin, input)).toEqual(input)
})

test.each(['11112222333', '1'.repeat(17), 'my-account-x', 111122223333])('refuses the account id %j', (id) => {
  expect(() => encodeInput(RegisterOrganizationDelegatedAdmin, { MemberAccountId: id })).toThrow(InputError)
  expect(() => encodeInput(DeregisterOrganizationDelegatedAdmin, { DelegatedAdminAccountId: id })).toThrow(InputError)
})

test('each operation has its own name for the account', () => {
  const id = '111122223333'
  expect(() => encodeInput(RegisterOrganizationDelegatedAdmin, { DelegatedAdminAccountId: id })).toThrow(InputError)
  expect(() => encodeInput(DeregisterOrganizationDelegatedAdmin, { MemberAccountId: id })).toThrow(InputError)
})
