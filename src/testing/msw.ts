/**
 * The emulator as handlers for msw 2 or 3, which intercept the requests of any client in the process.
 *
 * @module cloudtrail-client/testing/msw
 */
import { http, type HttpHandler } from 'msw'
import type { Emulator } from './emulator.js'

/** Domains of all partitions, with and without dual stack, as in the endpoint rules of AWS. */
const suffixes = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'c2s.ic.gov',
  'api.aws.ic.gov',
  'sc2s.sgov.gov',
  'api.aws.scloud',
  'cloud.adc-e.uk',
  'api.cloud-aws.adc-e.uk',
  'csp.hci.ic.gov',
  'api.aws.hci.ic.gov',
]

const cloudTrailUrl = new RegExp(
  `^https?://cloudtrail(-data)?(-fips)?\\.[a-z0-9-]+\\.(${suffixes.join('|').replaceAll('.', '\\.')})(:\\d+)?(/|$)`,
)

/**
 * Redirects all requests to CloudTrail, in any Region and partition, to an emulator.
 *
 * @param emulator - Answers the requests.
 * @returns Handlers for msw's `setupServer` or `server.use`.
 * @example
 * ```ts
 * import { setupServer } from 'msw/node'
 * import { createEmulator } from 'cloudtrail-client/testing'
 * import { handlers } from 'cloudtrail-client/testing/msw'
 *
 * const server = setupServer(...handlers(createEmulator()))
 * server.listen({ onUnhandledRequest: 'error' })
 * ```
 * @see https://mswjs.io/docs/api/http
 */
export const handlers = (emulator: Pick<Emulator, 'fetch'>): HttpHandler[] => [
  http.all(cloudTrailUrl, ({ request }) => emulator.fetch(request)),
]
