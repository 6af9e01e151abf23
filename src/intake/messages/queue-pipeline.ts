/** The pipeline of a queue: its requests go to the host in the queue's URL, or the URL is refused. */
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { fromChain } from '../../credentials/index.js'
import { partitionOf } from '../../protocol/partitions.js'
import { createPipeline, type Pipeline, type Route } from '../../request/pipeline.js'
import { serviceConfigOf, type ServiceConfig } from '../../config/service-config.js'
import { queueHostOf } from './queue-host.js'
import { sqs } from './sqs-operations.js'

/**
 * @param queueUrl - `undefined` for a queue whose name alone is known.
 * @throws InputError for a configuration that is not valid, and for a URL whose host is not to be called.
 */
export function queuePipeline(config: ServiceConfig, queueUrl: string | undefined): Pipeline {
  const create = (others: ServiceConfig) => createPipeline({ ...serviceConfigOf(config), ...others }, sqs, fromChain())
  if (queueUrl === undefined) return create({})
  const url = parsed(queueUrl)
  const { kind, region = config.region } = queueHostOf(url)
  const useFipsEndpoint = config.useFipsEndpoint ?? (/^fips-|-fips$/.test(config.region ?? '') || undefined)
  const byUrl = () => namedAfterUrl(() => create({ region, endpoint: url.origin, useFipsEndpoint }))
  const told = create({ region, useFipsEndpoint })
  const route = told.routeByOptions
  if (route === undefined) return byUrl()
  const endpoint = route.endpointOf(sqs)
  if (addressOf(endpoint) === addressOf(url)) return fixedTo(route, told)
  const isDefault = queueHostOf(endpoint).kind === 'region' && config.endpoint === undefined
  if (!isDefault) refuse(`names the host ${url.host}, and the endpoint for SQS is ${endpoint.origin}: ${oneHost}`)
  // Options, or the environment, chose among the hosts of the Region.
  if (kind === 'region' && isChosen(endpoint, route.region)) return fixedTo(route, told)
  if (kind === 'other' && url.protocol === 'https:' && config.allowInsecureEndpoint !== true) {
    refuse(
      `names the host ${url.host}, which is not one of AWS: if it is yours, say so by endpoints.sqs: '${url.origin}'`,
    )
  }
  return byUrl()
}

/** The same pipeline, whose endpoint no profile changes: the URL of the queue says where it is. */
const fixedTo = ({ region, partition, endpointOf }: Route, pipeline: Pipeline): Pipeline => ({
  ...pipeline,
  route: async () => ({ ...(await pipeline.route()), region, partition, endpointOf }),
})

/** Emulators give queues another name of loopback than the one by which programs reach them. */
const loopback = /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost(\.localstack\.cloud)?)$/

const addressOf = ({ protocol, hostname, port, origin }: URL): string =>
  loopback.test(hostname) ? `${protocol}//loopback:${port}` : origin

const oneHost = 'give both the same host, or leave one of the two out'

/** Whether an endpoint is another than the plain one of its Region: with FIPS or for IPv6 too. */
const isChosen = ({ hostname }: URL, region: string): boolean =>
  hostname !== `sqs.${region}.${partitionOf(region).dnsSuffix}`

function parsed(queueUrl: string): URL {
  const url = URL.canParse(queueUrl) ? new URL(queueUrl) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) refuse(`must be an http or https URL: ${example}`)
  const { username, password, search, hash, pathname } = url
  if (username + password + search + hash !== '' || pathname === '/') refuse(`must be the URL of a queue: ${example}`)
  return url
}

const example = 'https://sqs.{region}.amazonaws.com/{account}/{name}'

/** What is wrong with an endpoint is wrong with the URL that names it. */
function namedAfterUrl(create: () => Pipeline): Pipeline {
  try {
    return create()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return refuseAll(error.issues.map((issue) => (issue.path === 'endpoint' ? { ...issue, path: 'queueUrl' } : issue)))
  }
}

function refuse(message: string): never {
  return refuseAll([{ path: 'queueUrl', message }])
}

function refuseAll(issues: readonly InputIssue[]): never {
  throw new InputError(issues, { operation: 'createIntake' })
}
