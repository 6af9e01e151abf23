/** The transport through a proxy. undici is loaded for it, with the first request: no one else pays for that. */
import { ConnectionError, InputError } from '../errors.js'
import type { Clock } from '../runtime/clock.js'
import type { Dispatcher } from 'undici'
import type { Transport } from './transport.js'
import { ProxyClosedError, ProxyLateError, undiciTransport } from './undici-transport.js'

/** The proxies to go through, and the hosts to reach without one. */
export interface ProxySettings {
  readonly http: string | undefined
  readonly https: string | undefined
  /** Hosts, separated by commas; a domain stands for all below it, `*` for every host. */
  readonly except: string
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The proxies that are configured; `undefined` for none.
 *
 * @param proxy - The option: a URL for every host, `false` for no proxy, `undefined` for those of the environment.
 * @throws InputError for something that is no URL of a proxy; it is not shown, because it may have a password in it.
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
  // `proxy.example:3128`, as curl takes it.
  return value ? proxyUrl(name, /^\w+:\/\//.test(value) ? value : `http://${value}`) : undefined
}

function proxyUrl(path: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.href
  throw new InputError([
    { path, message: "must be the http or https URL of a proxy, e.g. 'http://proxy.example:3128'" },
  ])
}

/** A transport through proxies. */
export function createProxyTransport(
  settings: ProxySettings,
  clock: Clock,
  load: () => Promise<typeof import('undici')> = loadUndici,
): Transport {
  let loading: Promise<Transport> | undefined
  return async (request) => {
    loading ??= connect(settings, clock, request.connectTimeoutMs, load)
    const transport = await loading.catch((cause: unknown) => {
      loading = undefined
      throw unavailable(request.operation, cause)
    })
    return transport(request)
  }
}

async function connect(
  { http, https, except }: ProxySettings,
  clock: Clock,
  timeout: number,
  load: () => Promise<typeof import('undici')>,
): Promise<Transport> {
  const { EnvHttpProxyAgent, Pool } = await load()
  class TunnelPool extends Pool {
    override async connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
      return super.connect(options).catch((cause: unknown) => {
        const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
        // With undici's own error, its client would ask for a tunnel again and again, thousands of times a second.
        if (code === 'UND_ERR_SOCKET') throw new ProxyClosedError()
        throw code === 'UND_ERR_HEADERS_TIMEOUT' ? new ProxyLateError() : cause
      })
    }
  }
  // Empty texts, for what is left out would come from the environment. Without a proxy for https, it takes that for http.
  const agent = new EnvHttpProxyAgent({
    httpProxy: http ?? '',
    httpsProxy: https ?? '',
    noProxy: except,
    connect: { timeout },
    proxyTls: { timeout },
    clientFactory: (origin, options) => new TunnelPool(origin, { ...options, headersTimeout: timeout }),
  })
  return undiciTransport(agent, clock)
}

/** Bundlers must not find undici here: half a megabyte that hardly anyone needs. */
function loadUndici(): Promise<typeof import('undici')> {
  const name = 'undici'
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name) as Promise<typeof import('undici')>
}

function unavailable(operation: string, cause: unknown): ConnectionError {
  return new ConnectionError(
    `${operation}: a proxy is configured, which needs the package undici, and it cannot be loaded: install it beside ` +
      `this program, or give the client transport: undiciTransport(dispatcher) of 'cloudtrail-client/undici'`,
    { operation, mayBeSent: false, cause },
  )
}
