/** Which errors are of the network, and over which of them nothing was sent. */
import { expect, test } from 'vitest'
import { networkFault } from '../../../src/contracts/network-fault.js'

const coded = (code: string, syscall?: string) => Object.assign(new Error('failed'), { code, syscall })

test.each([
  ['ECONNREFUSED', 'connect', 'unsent'],
  ['ENOTFOUND', 'getaddrinfo', 'unsent'],
  ['EHOSTUNREACH', 'connect', 'unsent'],
  ['ENETUNREACH', 'connect', 'unsent'],
  ['EHOSTUNREACH', 'read', 'broken'],
  ['ENETUNREACH', undefined, 'broken'],
  ['ECONNRESET', 'read', 'broken'],
  ['ETIMEDOUT', 'connect', 'broken'],
  ['HPE_INVALID_CONSTANT', undefined, undefined],
] as const)('%s of %s is %s', (code, syscall, fault) => {
  expect(networkFault(coded(code, syscall))).toBe(fault)
  expect(networkFault(new TypeError('fetch failed', { cause: coded(code, syscall) }))).toBe(fault)
})
