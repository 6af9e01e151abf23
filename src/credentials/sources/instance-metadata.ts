/** Credentials of an EC2 instance's role, from version 2 of the instance metadata service (IMDSv2). */
import { platform } from '#platform'
import { readOptions } from '../../contracts/options.js'
import type { Credentials, CredentialsProvider } from '../../auth/credentials.js'
import type { TransportResponse } from '../../contracts/transport.js'
import { systemClock } from '../../runtime/clock.js'
import { errorText } from '../../runtime/foreign-error.js'
import { credentialsIn, reasonIn, metadataRules, requestMetadata, type MetadataOptions } from './metadata-request.js'
import { sharedFetch } from './shared-fetch.js'
import { notConfigured, sourceFailed } from './not-configured.js'

const source = 'instance metadata'

const addresses = { IPv4: 'http://169.254.169.254', IPv6: 'http://[fd00:ec2::254]' }

/** The lifetime of a session token to ask for, in seconds; the longest that the service allows. */
const tokenSeconds = '21600'

const rolePath = '/latest/meta-data/iam/security-credentials/'

/** How much longer old credentials are used while the service has no newer ones: 10 to 15 minutes. */
const extendedMs = (random: number): number => (10 + 5 * random) * 60_000

/**
 * Fetches the credentials of an instance's role. When the service does not answer, or returns expired credentials, the last
 * ones stay in use, because AWS accepts them for some time.
 *
 * AWS_EC2_METADATA_DISABLED, AWS_EC2_METADATA_SERVICE_ENDPOINT and AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE are respected.
 *
 * @param given - Time limit and number of requests.
 * @returns A provider; it reads the environment each time it is called.
 * @throws InputError at once, for an option that does not exist, or out of range.
 * @throws CredentialsError from the provider, when the service is disabled, does not answer, or the instance has no role.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromInstanceMetadata() })
 * ```
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
export function fromInstanceMetadata(given: MetadataOptions = {}): CredentialsProvider {
  return instanceMetadata(readOptions(given, metadataRules, 'fromInstanceMetadata'))
}

/** @param silentAttempts - The most requests where nobody answers. @defaultValue those of the options */
export function instanceMetadata(options: MetadataOptions, silentAttempts?: number): CredentialsProvider {
  const { clock = systemClock } = options
  let last: Credentials | undefined
  const extended = (credentials: Credentials): Credentials => ({
    ...credentials,
    expiration: new Date(clock.now() + extendedMs(Math.random())),
  })
  return async () => {
    try {
      const origin = metadataOrigin()
      const { timeoutMs, maxAttempts } = options
      const key = JSON.stringify([origin.href, timeoutMs, maxAttempts, silentAttempts])
      const credentials = await sharedFetch(key, () => fetchCredentials(origin, options, silentAttempts))
      const { expiration } = credentials
      last = expiration !== undefined && expiration.getTime() <= clock.now() ? extended(credentials) : credentials
      return last
    } catch (error) {
      if (last === undefined) throw error
      return extended(last)
    }
  }
}

async function fetchCredentials(
  origin: URL,
  options: MetadataOptions,
  silentAttempts: number | undefined,
): Promise<Credentials> {
  let token = await sessionToken(origin, options, silentAttempts)
  const get = async (path: string): Promise<TransportResponse> => {
    const url = new URL(path, origin)
    if (url.pathname !== path) throw sourceFailed(source, 'the name of its role is not valid')
    const ask = () => send('GET', url, { 'x-aws-ec2-metadata-token': token }, options)
    const response = await ask()
    if (response.status !== 401) return response
    token = await sessionToken(origin, options, silentAttempts)
    return ask()
  }
  const roles = await get(rolePath)
  const [role = ''] = roles.body.trim().split('\n', 1)
  if (roles.status !== 200 || role === '') {
    throw notConfigured(source, `the instance has no role (${reasonIn(roles, token)})`)
  }
  const response = await get(rolePath + encodeURIComponent(role))
  const credentials = credentialsIn(response)
  if (credentials === undefined) throw sourceFailed(source, `no credentials for its role: ${reasonIn(response, token)}`)
  return credentials
}

function metadataOrigin(): URL {
  const {
    AWS_EC2_METADATA_DISABLED: disabled,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint,
    AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: mode,
  } = platform.environment()
  if (disabled?.toLowerCase() === 'true') throw notConfigured(source, 'AWS_EC2_METADATA_DISABLED is true')
  const text = endpoint || (mode?.toLowerCase() === 'ipv6' ? addresses.IPv6 : addresses.IPv4)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url
  throw sourceFailed(
    source,
    'AWS_EC2_METADATA_SERVICE_ENDPOINT must be an http or https URL, without user and password',
  )
}

async function sessionToken(
  origin: URL,
  options: MetadataOptions,
  silentAttempts: number | undefined,
): Promise<string> {
  const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': tokenSeconds }
  const response = await send('PUT', new URL('/latest/api/token', origin), headers, options, silentAttempts)
  const token = response.body.trim()
  if (response.status === 200 && /^[\x21-\x7e]+$/.test(token)) return token
  throw notConfigured(source, `no session token from ${origin.host}: ${reasonIn(response)}`)
}

const send = (
  method: 'GET' | 'PUT',
  url: URL,
  headers: Readonly<Record<string, string>>,
  options: MetadataOptions,
  silentAttempts?: number,
) =>
  requestMetadata({ source, method, url, headers }, options, silentAttempts).catch((cause: unknown) => {
    throw notConfigured(
      source,
      `no answer from ${url.host}; in a container the instance must allow a hop limit of 2 or more (${errorText(cause)})`,
    )
  })
