/** Finds the endpoint of a service in a Region. */
import { InputError } from '../contracts/errors.js'
import { partitionOf } from './partitions.js'

/** The facts that decide an endpoint. */
export interface EndpointInput {
  /**
   * `cloudtrail`, `cloudtrail-data` for `putAuditEvents`, `sts` and `sso` for the credentials of roles and sessions, or `sqs` and
   * `s3` for delivered log files.
   *
   * @defaultValue `'cloudtrail'`
   */
  service?: 'cloudtrail' | 'cloudtrail-data' | 'sts' | 'sso' | 'sqs' | 's3' | undefined
  /** The Region, e.g. `eu-west-1`; needed unless `endpoint` is given. */
  region?: string | undefined
  /** Use the endpoint with FIPS 140 validated cryptography. @defaultValue false */
  useFipsEndpoint?: boolean | undefined
  /** Use the endpoint that answers over IPv6 too. @defaultValue false */
  useDualstackEndpoint?: boolean | undefined
  /** A custom endpoint, e.g. of a VPC or an emulator; it cannot be combined with FIPS or dual stack. */
  endpoint?: string | URL | undefined
}

/** In GovCloud the plain hosts of CloudTrail, STS and SQS are FIPS hosts: there is no `-fips` name without dual stack. */
const govRegions: ReadonlySet<string> = /* @__PURE__ */ new Set(['us-gov-east-1', 'us-gov-west-1'])

/** Services with `-fips` names in GovCloud too. */
const ownFipsHosts = ['cloudtrail-data', 's3']

/**
 * One label of a host name in lower case; other strings in the place of a Region could lead to another host. Labels that begin
 * with `xn--` are refused, because they are encoded ones: a URL takes only those that can be decoded.
 */
export const hostLabel = /^(?!-|xn--)[a-z\d-]{1,63}(?<!-)$/

/**
 * Finds the base URL of a service.
 *
 * @param input - Region, service and kind of endpoint, or a custom endpoint.
 * @returns The base URL, with a slash at its end and without credentials or query.
 * @throws InputError when the Region is missing, a value is not valid, or values contradict each other.
 * @example
 * ```ts
 * resolveEndpoint({ region: 'eu-west-1' }).href // https://cloudtrail.eu-west-1.amazonaws.com/
 * ```
 * @see https://docs.aws.amazon.com/general/latest/gr/ct.html
 */
export function resolveEndpoint(input: EndpointInput): URL {
  const { service = 'cloudtrail', region, useFipsEndpoint = false, useDualstackEndpoint = false, endpoint } = input
  if (region !== undefined && !hostLabel.test(region))
    refuse('region', "must be a single host label in lower case, e.g. 'eu-west-1'")
  if (endpoint !== undefined) {
    if (useFipsEndpoint)
      refuse('endpoint', 'cannot be combined with useFipsEndpoint: FIPS and custom endpoint are not supported')
    if (useDualstackEndpoint)
      refuse(
        'endpoint',
        'cannot be combined with useDualstackEndpoint: Dualstack and custom endpoint are not supported',
      )
    return customEndpoint(endpoint)
  }
  if (region === undefined) refuse('region', 'is required: Missing Region')
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region)
  const isPlainInGov = !ownFipsHosts.includes(service) && !useDualstackEndpoint && govRegions.has(region)
  const fips = useFipsEndpoint && !isPlainInGov ? '-fips' : ''
  // S3 had dual stack before there was a domain for it.
  if (service === 's3')
    return new URL(`https://s3${fips}${useDualstackEndpoint ? '.dualstack' : ''}.${region}.${dnsSuffix}`)
  const host = service === 'sso' ? 'portal.sso' : service
  return new URL(`https://${host}${fips}.${region}.${useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix}`)
}

function customEndpoint(endpoint: string | URL): URL {
  const url = URL.canParse(String(endpoint)) ? new URL(endpoint) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    refuse('endpoint', "must be an http or https URL, e.g. 'https://cloudtrail.eu-west-1.amazonaws.com'")
  }
  if (url.username !== '' || url.password !== '') refuse('endpoint', 'must not contain a user name or password')
  if (/[?#]/.test(url.href)) refuse('endpoint', 'must not contain a query or fragment')
  // Paths of requests are appended to the endpoint's own path.
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

function refuse(path: string, message: string): never {
  throw new InputError([{ path, message }])
}
