/** The platform of runtimes that have web APIs only. */
import { afterEach, expect, test, vi } from 'vitest'
import { platform } from '../../../src/platform/web.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the environment is empty where there is no process', () => {
  vi.stubGlobal('process', undefined)
  expect(platform.environment()).toEqual({})
})

test('the environment of a process is used where there is one, as in workers with nodejs_compat', () => {
  vi.stubGlobal('process', { env: { AWS_REGION: 'eu-west-1' } })
  expect(platform.environment()).toEqual({ AWS_REGION: 'eu-west-1' })
})
