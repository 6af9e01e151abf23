/** Credentials of a container: ECS tasks, EKS Pod Identity, and services with the same protocol. */
import { platform } from '#platform'
import { readOptions } from '../../contracts/options.js'
import type { CredentialsProvider } from '../../auth/credentials.js'
import { credentialsIn, reasonIn, metadataRules, requestMetadata, type MetadataOptions } from './metadata-request.js'
import { sharedFetch } from './shared-fetch.js'
import { notConfigured, sourceFailed } from './not-configured.js'

const source = 'container'

/** The origin of the ECS endpoint, for the paths in AWS_CONTAINER_CREDENTIALS_RELATIVE_URI. */
const ecsOrigin = 'http://169.254.170.2'

/** Hosts that are trusted over plain http: loopback, ECS, and both addresses of EKS Pod Identity. */
const plainHosts = /^(127(\.\d{1,3}){3}|localhost|\[::1\]|169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/

/**
 * Fetches the credentials of a task's or pod's role, from the address in AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or
 * AWS_CONTAINER_CREDENTIALS_FULL_URI, with the token of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE or
 * AWS_CONTAINER_AUTHORIZATION_TOKEN. The file is read each time.
 *
 * @param given - Time limit and number of requests.
 * @returns A provider; it reads the environment each time it is called.
 * @throws InputError at once, for an option that does not exist, or out of range.
 * @throws CredentialsError from the provider: before a request when neither address is set, or it is not trusted.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromContainer({ timeoutMs: 2000 }) })
 * ```
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function fromContainer(given: MetadataOptions = {}): CredentialsProvider {
  const options = readOptions(given, metadataRules, 'fromContainer')
  return async () => {
    const url = containerUrl()
    const token = await authorizationToken()
    const headers = { accept: 'application/json', ...(token === undefined ? {} : { authorization: token }) }
    const { timeoutMs, maxAttempts } = options
    const key = JSON.stringify([url.href, token, timeoutMs, maxAttempts])
    return sharedFetch(key, async () => {
      const response = await requestMetadata({ source, method: 'GET', url, headers }, options).catch(
        (cause: unknown) => {
          throw sourceFailed(source, `no answer from ${url.host}`, cause)
        },
      )
      const credentials = credentialsIn(response)
      if (credentials !== undefined) return credentials
      throw sourceFailed(source, `no credentials from ${url.host}: ${reasonIn(response, token)}`)
    })
  }
}

/** Compared after parsing, because an address can be written in many ways. */
function containerUrl(): URL {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
    platform.environment()
  if (!path && !full) {
    throw notConfigured(
      source,
      'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set',
    )
  }
  const variable = path ? 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' : 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
  const text = path ? ecsOrigin + path : (full ?? '')
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isAllowed = path ? path.startsWith('/') && url?.origin === ecsOrigin : url !== undefined && isTrusted(url)
  if (url === undefined || !isAllowed || url.username !== '' || url.password !== '') {
    const allowed = path ? 'a path that begins with /' : 'an https URL, or one of loopback, ECS or EKS'
    throw sourceFailed(source, `${variable} must be ${allowed}, without user and password`)
  }
  return url
}

const isTrusted = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && plainHosts.test(hostname))

async function authorizationToken(): Promise<string | undefined> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: token } =
    platform.environment()
  const text = file ? await tokenOfFile(file) : token || undefined
  // A line break would start another header.
  if (text !== undefined && !/^[\t\x20-\x7e]*$/.test(text)) {
    throw sourceFailed(source, 'the authorization token must be printable ASCII text without line breaks')
  }
  return text
}

const tokenOfFile = (file: string): Promise<string> =>
  platform.readFile(file).catch((cause: unknown) => {
    throw sourceFailed(source, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read', cause)
  })
