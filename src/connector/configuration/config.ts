/** The configuration of a connector, and how it becomes that of a client. */
import type { FixedConfig } from '../../config/client-config.js'
import { ownMembers } from '../../contracts/options.js'
import { kindOf } from '../../schema/kind-of.js'
import { forms, type ResultForm } from '../forms/form.js'
import { flag } from '../parameters/kinds.js'
import { ambientCredentials } from './ambient.js'
import { foreignHostOf, type ForeignHost } from './endpoints.js'
import { refuse } from './refuse.js'
import { regionCode } from './regions.js'
import { ofServerUrl } from './server-url.js'
import { settingsByName, type PlatformSettings } from './setting-names.js'

/** Configuration of a connector: that of a client, and options that platforms use. */
export interface ConnectorConfig extends FixedConfig, PlatformSettings {
  /**
   * The URL of the service, instead of `region`: the Region is taken from a host of AWS, e.g.
   * `https://cloudtrail.eu-west-1.amazonaws.com`. Any other host is used as `endpoint`, and needs `region`.
   */
  serverUrl?: string | URL | undefined
  /** The id of an access key, together with `secretKey`, instead of `credentials`. */
  accessKey?: string | undefined
  /** The secret that belongs to `accessKey`. */
  secretKey?: string | undefined
  /**
   * With `true` the role of the container or instance that the program runs in is used; keys in `accessKey` and `secretKey` are
   * passed over then. With `false` no credentials of the machine are used, neither roles nor environment nor profiles: without keys
   * every call fails. Text such as `'true'` is taken too.
   *
   * @defaultValue keys where they are given, and otherwise whatever the machine has
   */
  useRole?: boolean | 'true' | 'false' | undefined
  /**
   * Whether a host that is not one of AWS is trusted: credentials of the machine may go there, and what it replies stands in
   * results. Otherwise such a host needs credentials of its own, and of its replies results have documented members only: no text of
   * an error. Set it in code; never take it from a form.
   *
   * @defaultValue false
   */
  allowForeignHost?: boolean | undefined
  /**
   * The form of results: `splunk` and `d3` have the status words, times, counts, messages and rows that these platforms show.
   *
   * @defaultValue `'default'`
   */
  resultForm?: ResultForm | undefined
}

/** A configuration that has been read. */
export interface ConnectorSettings {
  /** That of the client. */
  readonly client: FixedConfig
  /** The host whose words stay out of results. */
  readonly foreignHost: ForeignHost
  readonly resultForm: ResultForm
}

/**
 * Reads a configuration.
 *
 * @throws InputError when options contradict each other.
 */
export function readConnectorConfig(config: ConnectorConfig): ConnectorSettings {
  if (typeof config !== 'object' || (config as unknown) === null) {
    refuse('', `the configuration must be an object, got ${kindOf(config)}`)
  }
  const {
    serverUrl,
    useRole,
    accessKey,
    secretKey,
    allowForeignHost,
    resultForm = 'default',
    ...others
  } = settingsByName(ownMembers(config))
  if (allowForeignHost !== undefined && typeof allowForeignHost !== 'boolean') {
    refuse('allowForeignHost', `must be true or false, got ${kindOf(allowForeignHost)}`)
  }
  if (!isForm(resultForm)) refuse('resultForm', `must be one of ${Object.keys(forms).join(', ')}`)
  const given = ownMembers(others) as FixedConfig
  const named = typeof given.region === 'string' ? { ...given, region: regionCode(given.region) } : given
  const client = { ...named, ...ofServerUrl(serverUrl, named) }
  const foreignHost = allowForeignHost === true ? () => Promise.resolve(undefined) : foreignHostOf(client)
  const withRole = roleFlag(useRole)
  const keys = withRole === true ? undefined : keysOf(accessKey, secretKey)
  if (client.credentials !== undefined) {
    if (withRole === true) refuse('useRole', 'cannot be combined with `credentials`: leave one of the two out')
    if (keys !== undefined) refuse('accessKey', 'cannot be combined with `credentials`: leave one of the two out')
    return { client, foreignHost, resultForm }
  }
  return {
    client: { ...client, credentials: keys ?? ambientCredentials(withRole, client, foreignHost) },
    foreignHost,
    resultForm,
  }
}

const isForm = (value: unknown): value is ResultForm => typeof value === 'string' && Object.hasOwn(forms, value)

function roleFlag(useRole: unknown): boolean | undefined {
  if (useRole === undefined) return undefined
  if (!flag.accepts().safeParse(useRole).success) refuse('useRole', `must be true or false, got ${kindOf(useRole)}`)
  return flag.read(useRole as boolean) // sound: it is accepted
}

function keysOf(accessKey: unknown, secretKey: unknown) {
  if (accessKey === undefined && secretKey === undefined) return undefined
  return {
    accessKeyId: keyOf('accessKey', accessKey, 'secretKey'),
    secretAccessKey: keyOf('secretKey', secretKey, 'accessKey'),
  }
}

function keyOf(name: string, key: unknown, other: string): string {
  if (key === undefined) refuse(name, `is required together with \`${other}\``)
  return typeof key === 'string' ? key.trim() : refuse(name, `must be a string, got ${kindOf(key)}`)
}
