/** The settings of a client: from the configuration, else the environment, else the defaults. Read once. */
import { profileReaderOf } from '../auth/credentials.js'
import { defaults, type FixedConfig } from './client-config.js'
import { InputError } from '../contracts/errors.js'
import type { Service } from '../contracts/operation.js'
import { attemptCount } from './option-rules.js'
import { resolveEndpoint } from '../protocol/endpoint.js'

type Variables = Readonly<Record<string, string | undefined>>

export interface Settings {
  readonly region: string
  readonly maxAttempts: number
  readonly endpointOf: (service: Service) => URL
}

/**
 * @param variables - The environment, and what a profile adds to it.
 * @param lookedAt - The profile that was looked at too, for the message that there is no Region.
 * @throws InputError when a setting is missing or wrong; it names the variable if the value is from the environment.
 */
export function settingsOf(config: FixedConfig, variables: Variables, lookedAt?: string): Settings {
  const { region, isFips } = regionOf(config, variables, lookedAt)
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
  }
}

/**
 * Whether something may come from a profile. Otherwise no file is opened: not where Region and keys are given, nor where they stand
 * in the environment and no profile is named.
 */
export function needsProfile(config: FixedConfig, variables: Variables): boolean {
  const { profile, credentials } = config
  if (profile !== undefined || profileReaderOf(credentials) !== undefined) return true
  if (config.region && credentials !== undefined) return false
  const isNamed = variables['AWS_PROFILE'] || variables['AWS_DEFAULT_PROFILE']
  const hasKeys = credentials !== undefined || variables['AWS_ACCESS_KEY_ID']
  return Boolean(isNamed) || !hasKeys || givenRegion(config, variables) === undefined
}

/** Whether signing times follow the service's clock, as its replies report it. */
export const correctsClockSkew = (variables: Variables): boolean =>
  variables['AWS_DISABLE_CLOCK_SKEW_CORRECTION'] !== 'true'

/** The Region of the option or the environment. */
export const givenRegion = (config: FixedConfig, variables: Variables): string | undefined =>
  [config.region, variables['AWS_REGION'], variables['AWS_DEFAULT_REGION']].find(Boolean)

/** `fips-us-east-1` and `us-east-1-fips` are older names for a Region with its FIPS endpoint. */
function regionOf(config: FixedConfig, variables: Variables, lookedAt?: string): { region: string; isFips: boolean } {
  const given = givenRegion(config, variables)
  if (given === undefined) {
    const profile = lookedAt === undefined ? '' : `, nor does the ${lookedAt} have one`
    const message = `is required: neither the \`region\` option nor AWS_REGION nor AWS_DEFAULT_REGION is set${profile}`
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
