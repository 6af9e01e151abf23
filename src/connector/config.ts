/** What a connector is configured with, in the words of platforms, and the client's configuration that follows from it. */
import type { CloudTrailConfig } from '../config/client-config.js'
import { InputError } from '../contracts/errors.js'
import { fromChain } from '../credentials/chain.js'
import { fromContainer } from '../credentials/container.js'
import { fromInstanceMetadata } from '../credentials/instance-metadata.js'
import { resolveEndpoint } from '../protocol/endpoint.js'
import { kindOf } from '../schema/kind-of.js'

/** Configuration of a connector: that of a client, and two ways in which platforms put it. */
export interface ConnectorConfig extends CloudTrailConfig {
  /**
   * The URL of the service, instead of `region`: the Region is read from a host of AWS, e.g.
   * `https://cloudtrail.eu-west-1.amazonaws.com`. Any other host is taken as an `endpoint`, and needs `region`.
   */
  serverUrl?: string | URL | undefined
  /**
   * Whether to use the role of the container or the instance that the program runs in, instead of `credentials`; nothing
   * else is looked at then.
   *
   * @defaultValue false
   */
  useRole?: boolean | undefined
}

/** @throws InputError when parts of it contradict each other. */
export function clientConfig(config: ConnectorConfig): CloudTrailConfig {
  if (typeof config !== 'object' || (config as unknown) === null) {
    refuse('', `the configuration must be an object, got ${kindOf(config)}`)
  }
  const { serverUrl, useRole, ...rest } = config
  return { ...rest, ...ofServerUrl(serverUrl, rest), ...ofRole(useRole, rest) }
}

function ofServerUrl(serverUrl: string | URL | undefined, config: CloudTrailConfig): Partial<CloudTrailConfig> {
  if (serverUrl === undefined || serverUrl === '') return {}
  if (config.endpoint !== undefined) refuse('serverUrl', 'is another name for `endpoint`: leave one of the two out')
  const url = urlOf(serverUrl)
  const known = endpointOfAws(url)
  if (known === undefined) {
    if (config.region === undefined) refuse('region', `is required: the host ${url.host} does not tell it`)
    return { endpoint: url }
  }
  if (config.region !== undefined && config.region !== known.region) {
    refuse('region', `must be ${known.region}, as in \`serverUrl\`, or left out`)
  }
  return known
}

function urlOf(serverUrl: string | URL): URL {
  const text = String(serverUrl).trim()
  const url = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(url)) refuse('serverUrl', "must be a URL, e.g. 'https://cloudtrail.eu-west-1.amazonaws.com'")
  return new URL(url)
}

/** The Region and kind of a public endpoint. Its host is only believed when it is the one that they resolve to. */
function endpointOfAws({ protocol, host }: URL) {
  const region = /^cloudtrail(?:-fips)?\.([a-z\d-]+)\./.exec(host)?.[1]
  if (region === undefined || protocol !== 'https:') return undefined
  const kinds = [false, true].flatMap((useFipsEndpoint) =>
    [false, true].map((useDualstackEndpoint) => ({ region, useFipsEndpoint, useDualstackEndpoint })),
  )
  return kinds.find((kind) => resolveEndpoint(kind).host === host)
}

function ofRole(useRole: boolean | undefined, config: CloudTrailConfig): Partial<CloudTrailConfig> {
  if (useRole !== undefined && typeof useRole !== 'boolean') {
    refuse('useRole', `must be true or false, got ${kindOf(useRole)}`)
  }
  if (useRole !== true) return {}
  if (config.credentials !== undefined) refuse('useRole', 'goes without `credentials`: leave one of the two out')
  return { credentials: fromChain(fromContainer(), fromInstanceMetadata()) }
}

function refuse(path: string, message: string): never {
  throw new InputError([{ path, message }])
}
