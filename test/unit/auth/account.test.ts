/** Which account credentials belong to. */
import { expect, test } from 'vitest'
import { accountOf } from '../../../src/auth/account.js'

const secretAccessKey = 'secret'

test('the account that the source gives is taken', () => {
  expect(accountOf({ accessKeyId: 'ASIAQNZGKIQY56JQ7WML', secretAccessKey, accountId: '111122223333' })).toBe(
    '111122223333',
  )
})

test.each([
  ['ASIAQNZGKIQY56JQ7WML', '029608264753'],
  ['AKIAQNZGKIQY56JQ7WML', '029608264753'],
])('%s tells its account, %s', (accessKeyId, account) => {
  expect(accountOf({ accessKeyId, secretAccessKey })).toBe(account)
})

test.each(['AKIAIOSFODNN7EXAMPLE', 'AKIDEXAMPLE', 'ASIAQNZGKIQY56JQ7WM', 'ASIAQNZGKIQY56JQ7WM1', 'anything', ''])(
  '%j tells no account, and is not shown',
  (accessKeyId) => {
    const account = accountOf({ accessKeyId, secretAccessKey })
    expect(account).toMatch(/^key-[\da-f]{8}$/)
    expect(accountOf({ accessKeyId, secretAccessKey: 'other' })).toBe(account)
  },
)

test('two keys that tell no account are told apart', () => {
  const [one, other] = ['AKIDEXAMPLE', 'AKIDEXAMPLF'].map((accessKeyId) => accountOf({ accessKeyId, secretAccessKey }))
  expect(one).not.toBe(other)
})
