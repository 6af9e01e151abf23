/** Which proxies are configured, and the transport through them, which is loaded when it is first used. */
import { ConnectionError, InputError } from '../contracts/errors.js'
import type { Transport } from '../contracts/transport.js'
import type { Clock } from '../runtime/clock.js'
import type { TrustedAuthorities } from './certificate-authorities.js'
import { loadPackage } from './load-package.js'

/** The proxies to use, and the hosts to reach without one. */
export interface ProxySettings {
  readonly http: string | undefined
  readonly https: string | undefined
  /** Hosts, separated by commas; a domain includes its subdomains, `*` is every host. */
  readonly except: string
  /** The certificate authorities of services and of proxies that speak TLS. */
  readonly trusted?: TrustedAuthorities
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The proxies that are configured; `undefined` for none.
 *
 * @param proxy - The option: a URL for all hosts, `false` for no proxy, `undefined` for those of the environment.
 * @throws InputError for anything but the URL of a proxy; the value is not shown, because it may contain a password.
 */
export function proxySettings(
  proxy: string | URL | false | undefined,
  variables: Variables,
): ProxySettings | undefined {
  if (proxy === false) return undefined
  if (proxy !== undefined) {
    const url = proxyUrl('proxy', String(proxy))
    return { http: url, https: url, except: '' }
  }
  const [http, https] = ['http_proxy', 'https_proxy'].map((name) => fromVariable(variables, name))
  if (http === undefined && https === undefined) return undefined
  return { http, https, except: variables['no_proxy'] ?? variables['NO_PROXY'] ?? '' }
}

function fromVariable(variables: Variables, lowerCase: string): string | undefined {
  const name = variables[lowerCase] ? lowerCase : lowerCase.toUpperCase()
  const value = variables[name]
  // curl accepts `proxy.example:3128`, without a scheme.
  return value ? proxyUrl(name, /^\w+:\/\//.test(value) ? value : `http://${value}`) : undefined
}

function proxyUrl(path: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const message = "must be the http or https URL of a proxy, e.g. 'http://proxy.example:3128'"
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new InputError([{ path, message }])
  if (isEncoded(url.username) && isEncoded(url.password)) return url.href
  throw new InputError([{ path, message: 'must have its user and password percent-encoded, a % itself as %25' }])
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** The entry that has the transport. Hidden from bundlers: it would be a twentieth of the smallest bundle. */
const entry = 'cloudtrail-client/undici'

/** A transport through proxies. */
export function lazyProxyTransport(
  settings: ProxySettings,
  clock: Clock,
  load: (name: string) => Promise<unknown> = loadPackage,
): Transport {
  let loading: Promise<unknown> | undefined
  let transport: Transport | undefined
  return async (request) => {
    loading ??= load(entry)
    const loaded = await loading.catch((cause: unknown) => {
      loading = undefined
      throw cannotLoad('cloudtrail-client', request.operation, cause)
    })
    transport ??= (loaded as Entry).createProxyTransport(settings, clock) // sound: what the entry exports
    return transport(request)
  }
}

interface Entry {
  readonly createProxyTransport: (settings: ProxySettings, clock: Clock) => Transport
}

/** The error of a request that needs a package which is not there. */
export function cannotLoad(name: string, operation: string, cause: unknown): ConnectionError {
  return new ConnectionError(
    `${operation}: a proxy is configured, which needs the package ${name}, and it cannot be loaded: install it beside ` +
      `this program, or give the client transport: undiciTransport(dispatcher) of '${entry}'`,
    { operation, mayBeSent: false, cause },
  )
}
