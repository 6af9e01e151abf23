/** Options that clients of the AWS SDK have and this one does not: those with a meaning here are translated. */
import type { CloudTrailConfig, Told } from '../config/client-config.js'
import type { AttemptEvent, Hooks } from '../contracts/hooks.js'
import { isPlainObject, ownMembers } from '../contracts/options.js'
import { quietly } from '../runtime/quietly.js'
import { handlerTransport, type HttpHandler } from './sdk-handler.js'

/** The `logger` of an AWS SDK client; `console` is one. */
export interface Logger {
  /** Told of each request that succeeded. */
  info?: ((...content: any[]) => void) | undefined // eslint-disable-line @typescript-eslint/no-explicit-any -- as the SDK has it
  /** Told of each request that failed. */
  error?: ((...content: any[]) => void) | undefined // eslint-disable-line @typescript-eslint/no-explicit-any -- as the SDK has it
}

/** The settings of the SDK's `NodeHttpHandler`. */
export interface HandlerSettings {
  /** Time to establish a connection, in milliseconds. */
  readonly connectionTimeout?: number | undefined
  /** Time for a request, in milliseconds; 0 for that of this client. */
  readonly requestTimeout?: number | undefined
  /** An older name of `requestTimeout`. */
  readonly socketTimeout?: number | undefined
  /** Of an agent, its certificate authorities and its proxy are used, not its connections. */
  readonly httpsAgent?: unknown
}

/** Options of the AWS SDK that have a meaning here. An option of this client with the same meaning goes before. */
export interface TakenSdkOptions {
  /** Retries beside the first request, from 0: `maxAttempts` less one. */
  readonly maxRetries?: number | undefined
  /** Accepted; this client always retries as `standard` says, at the pace of its limiter. */
  readonly retryMode?: string | Told<string> | undefined
  /** A handler of the SDK, which then sends the requests, or the settings of one. */
  readonly requestHandler?: HttpHandler | HandlerSettings | undefined
  /** Time for one request, in milliseconds: `requestTimeoutMs`. */
  readonly requestTimeout?: number | undefined
  /** Told of each request: its operation, and the `$metadata` of its reply. Inputs and outputs are not logged. */
  readonly logger?: Logger | undefined
  /** Text, or pairs of name and version, for the `User-Agent` header: `userAgent`. */
  readonly customUserAgent?: string | readonly (readonly [name: string, version?: string])[] | undefined
}

/** What has no meaning here. It is accepted, and named once to the hook `warning`. */
const withoutEffect = [
  'apiVersion', 'tls', 'sslEnabled', 'runtime', 'serviceId', 'defaultsMode', 'retryStrategy', 'systemClockOffset',
  'correctClockSkew', 'disableHostPrefix', 'useGlobalEndpoint', 'urlParser', 'signer', 'signingEscapePath', 'signingRegion',
  'signatureVersion', 'authScheme', 'authSchemePreference', 'httpAuthSchemes', 'httpAuthSchemeProvider', 'extensions',
  'cacheMiddleware', 'userAgentAppId', 'accountIdEndpointMode', 'bodyLengthChecker', 'streamCollector', 'base64Decoder',
  'base64Encoder', 'utf8Decoder', 'utf8Encoder', 'sha256', 'credentialDefaultProvider', 'defaultUserAgentProvider',
  'endpointProvider', 'computeChecksums', 'convertResponseTypes', 'protocol', 'protocolSettings', 'serviceConfiguredEndpoint',
  'signerConstructor',
] as const // prettier-ignore

type WithoutEffect = (typeof withoutEffect)[number]

/** What an AWS SDK client takes. What has no meaning here is accepted, and named once to the hook `warning`. */
export type SdkOptions = TakenSdkOptions & Partial<Record<WithoutEffect, unknown>>

type Given = SdkOptions & Omit<CloudTrailConfig, keyof SdkOptions>

/** What each option that has a meaning says in the words of this client. */
const translations: {
  readonly [Name in keyof TakenSdkOptions]-?: (
    value: NonNullable<TakenSdkOptions[Name]>,
    given: Given,
  ) => CloudTrailConfig
} = {
  maxRetries: (retries) => ({ maxAttempts: retries + 1 }),
  retryMode: () => ({}),
  requestHandler: (handler) => (isHandler(handler) ? { transport: handlerTransport(handler) } : settingsOf(handler)),
  requestTimeout: (requestTimeoutMs) => ({ requestTimeoutMs }),
  logger: (logger, { on }) => ({ on: loggingHooks(logger, on) }),
  customUserAgent: (agent) => ({
    userAgent: typeof agent === 'string' ? agent : agent.map((pair) => pair.filter(Boolean).join('/')).join(' '),
  }),
}

/** A configuration without options of the AWS SDK; those without an effect are named to the hook `warning`. */
export function withoutSdkOptions(given: CloudTrailConfig & SdkOptions): CloudTrailConfig {
  if (!isPlainObject(given)) return given // refused later, in the same words as for every client
  const own = ownMembers(given) as Given & Record<string, unknown>
  const taken: CloudTrailConfig = {}
  for (const [name, translate] of Object.entries(translations)) {
    const value = own[name] ?? undefined
    Reflect.deleteProperty(own, name)
    if (value === undefined) continue
    // Sound: a value of another type is refused as the option that it is translated to.
    Object.assign(taken, (translate as (value: unknown, given: Given) => CloudTrailConfig)(value, own))
  }
  const idle = withoutEffect.filter((name) => own[name] !== undefined)
  for (const name of withoutEffect) Reflect.deleteProperty(own, name)
  if (idle.length > 0) {
    const message = `CloudTrail: of the AWS SDK's options, these have no effect here: ${idle.join(', ')}`
    quietly(() => own.on?.warning?.({ message }))
  }
  // An option of this client goes before; the hooks of a logger have those of the client in them.
  const set = Object.entries(own).filter(([name, value]) => value !== undefined && !(name === 'on' && taken.on))
  return Object.assign(taken, Object.fromEntries(set))
}

const isHandler = (handler: HttpHandler | HandlerSettings): handler is HttpHandler =>
  typeof (handler as Partial<HttpHandler>).handle === 'function'

interface AgentLike {
  readonly options?: { readonly ca?: CloudTrailConfig['ca'] } | undefined
  readonly proxy?: string | URL | undefined
}

function settingsOf({
  connectionTimeout,
  requestTimeout,
  socketTimeout,
  httpsAgent,
}: HandlerSettings): CloudTrailConfig {
  const { options, proxy } = (httpsAgent ?? {}) as AgentLike // sound: what it may be of an agent, checked as options
  return {
    connectTimeoutMs: connectionTimeout || undefined,
    requestTimeoutMs: (requestTimeout ?? socketTimeout) || undefined,
    ca: options?.ca,
    proxy,
  }
}

function loggingHooks(logger: Logger, on: Hooks | undefined): Hooks {
  const attempt = (event: AttemptEvent) => {
    const { operation, status, requestId, attempt, code } = event
    const entry = {
      clientName: 'CloudTrailClient',
      commandName: `${operation}Command`,
      metadata: { httpStatusCode: status, requestId, attempts: attempt },
    }
    quietly(() => (code === undefined ? logger.info?.(entry) : logger.error?.({ ...entry, error: code })))
    quietly(() => on?.attempt?.(event))
  }
  return { ...on, attempt }
}
