/** The setting `serverUrl`: what it says of Region and endpoint. */
import type { FixedConfig } from '../../config/client-config.js'
import { resolveEndpoint } from '../../protocol/endpoint.js'
import { isInPartitionOf } from '../../protocol/partitions.js'
import { isUrl, kindOf } from '../../schema/kind-of.js'
import { hostOfAws, regionNamedBy } from './aws-hosts.js'
import { refuse } from './refuse.js'

const example = 'https://cloudtrail.eu-west-1.amazonaws.com'

/** What a form shows until somebody fills it in. */
const placeholder = /<[^>]*>|\$?\{[^}]*\}|\[[a-z_ -]+\]|%[a-z_]+%/i

/** The options of a client that a server URL stands for. @throws InputError */
export function ofServerUrl(serverUrl: unknown, config: FixedConfig): Partial<FixedConfig> {
  if (serverUrl === undefined) return {}
  if (config.endpoint !== undefined) refuse('serverUrl', 'is another name for `endpoint`: leave one of the two out')
  const text = isUrl(serverUrl) ? serverUrl.href : serverUrl
  if (typeof text !== 'string') refuse('serverUrl', `must be a URL, got ${kindOf(serverUrl)}`)
  const url = urlOf(text.trim())
  const known = hostOfAws(url)
  if (known === undefined) return ofForeignUrl(url, config)
  const { isVpcEndpoint, ...kind } = known
  if (config.region !== undefined && config.region !== kind.region) {
    refuse('region', `must be ${kind.region}, as in \`serverUrl\`, or left out`)
  }
  return isVpcEndpoint ? { region: kind.region, endpoint: url } : kind
}

function urlOf(text: string): URL {
  const [untouched] = placeholder.exec(text) ?? []
  if (untouched !== undefined) {
    refuse(
      'serverUrl',
      `still has the placeholder ${untouched.slice(0, 40)}: put a Region in its place, e.g. ${example}`,
    )
  }
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(text) ?? []
  if (scheme !== undefined && !/^https?$/i.test(scheme)) {
    refuse('serverUrl', `must begin with https://, got ${scheme.slice(0, 20)}://`)
  }
  const url = scheme === undefined ? `https://${text}` : text
  if (!URL.canParse(url)) refuse('serverUrl', `must be a URL, e.g. ${example}`)
  return new URL(url)
}

/** A host that is not one of AWS: an endpoint of its own, unless it is one of AWS with a slip in it. */
function ofForeignUrl(url: URL, { region, allowInsecureEndpoint }: FixedConfig): Partial<FixedConfig> {
  const secure = new URL(url.href.replace(/^http:/, 'https:'))
  if (hostOfAws(secure) !== undefined && allowInsecureEndpoint !== true) {
    refuse('serverUrl', 'must begin with https://, got http://')
  }
  const named = regionNamedBy(url)
  if (named !== undefined && isInPartitionOf(named, named) && /\.(amazonaws|api\.aws)\b/.test(url.host)) {
    const { host } = resolveEndpoint({ region: named })
    if (hostOfAws(secure) === undefined) refuse('serverUrl', `is not a host of AWS: that of ${named} is ${host}`)
  }
  if (region === undefined) refuse('region', `is required: the host ${url.host} does not tell it`)
  return { endpoint: url }
}
