/** The settings of a client: from the configuration, else the environment, else the defaults. Read once. */
import { defaults, type CloudTrailConfig } from './client-config.js'
import { InputError } from '../contracts/errors.js'
import type { Service } from '../contracts/operation.js'
import { attemptCount } from './option-rules.js'
import { resolveEndpoint } from '../protocol/endpoint.js'

type Variables = Readonly<Record<string, string | undefined>>

export interface Settings {
  readonly region: string
  readonly maxAttempts: number
  readonly endpointOf: (service: Service) => URL
  /** Whether signing times follow the service's clock, as its replies report it. */
  readonly correctsClockSkew: boolean
}

/** @throws InputError when a setting is missing or wrong; it names the variable if the value is from the environment. */
export function settingsOf(config: CloudTrailConfig, variables: Variables): Settings {
  const { region, isFips } = regionOf(config, variables)
  const useFipsEndpoint = config.useFipsEndpoint ?? (isFips || isTrue(variables, 'AWS_USE_FIPS_ENDPOINT'))
  const useDualstackEndpoint = config.useDualstackEndpoint ?? isTrue(variables, 'AWS_USE_DUALSTACK_ENDPOINT')
  const resolved = new Map<Service['id'], URL>()
  const endpointOf = ({ id }: Service): URL => {
    const known = resolved.get(id)
    if (known !== undefined) return known
    const variable = config.endpoint === undefined ? endpointVariable(id, variables) : undefined
    const endpoint = variable === undefined ? config.endpoint : variables[variable]
    try {
      const url = resolveEndpoint({ service: id, region, endpoint, useFipsEndpoint, useDualstackEndpoint })
      if (endpoint !== undefined && config.allowInsecureEndpoint !== true) refuseInsecure(url)
      resolved.set(id, url)
      return url
    } catch (error) {
      throw variable === undefined ? error : namedAfter(variable, error)
    }
  }
  return {
    region,
    maxAttempts: config.maxAttempts ?? attemptsOf(variables),
    endpointOf,
    correctsClockSkew: variables['AWS_DISABLE_CLOCK_SKEW_CORRECTION'] !== 'true',
  }
}

/** `fips-us-east-1` and `us-east-1-fips` are older names for a Region with its FIPS endpoint. */
function regionOf(config: CloudTrailConfig, variables: Variables): { region: string; isFips: boolean } {
  const given = [config.region, variables['AWS_REGION'], variables['AWS_DEFAULT_REGION']].find(Boolean)
  if (given === undefined) {
    const message =
      'is required: neither the `region` option nor the environment variables AWS_REGION and AWS_DEFAULT_REGION are set'
    throw new InputError([{ path: 'region', message }])
  }
  const region = given.replace(/^fips-|-fips$/, '')
  const isGlobal = region === 'aws-global' || region === 'aws'
  return { region: region !== given && isGlobal ? 'us-east-1' : region, isFips: region !== given }
}

/** The variable that sets the endpoint of a service, if there is one. */
function endpointVariable(id: Service['id'], variables: Variables): string | undefined {
  if (isTrue(variables, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')) return undefined
  const own = `AWS_ENDPOINT_URL_${id.toUpperCase().replace('-', '_')}`
  return [own, 'AWS_ENDPOINT_URL'].find((name) => variables[name])
}

/** The same error, with the variable's name in place of the option's. */
function namedAfter(variable: string, error: unknown): unknown {
  if (!(error instanceof InputError)) return error
  return new InputError(error.issues.map((issue) => (issue.path === 'endpoint' ? { ...issue, path: variable } : issue)))
}

/** Over plain http, anyone on the network path could read signed requests and replies. */
function refuseInsecure({ protocol, hostname }: URL): void {
  if (protocol !== 'http:' || /^(127(\.\d+){3}|(.+\.)?localhost|\[::1\])$/.test(hostname)) return
  const message = 'must be an https URL, unless it is on loopback; `allowInsecureEndpoint` allows plain http'
  throw new InputError([{ path: 'endpoint', message }])
}

function attemptsOf(variables: Variables): number {
  const text = variables['AWS_MAX_ATTEMPTS']
  if (!text) return defaults.maxAttempts
  if (attemptCount.is(Number(text))) return Number(text)
  throw new InputError([{ path: 'AWS_MAX_ATTEMPTS', message: `must be ${attemptCount.expected}` }])
}

function isTrue(variables: Variables, name: string): boolean {
  const text = variables[name]?.toLowerCase()
  if (text === undefined || text === '' || text === 'false') return false
  if (text === 'true') return true
  throw new InputError([{ path: name, message: 'must be true or false' }])
}
