/** The names that platforms give to settings of a connection. */
import { refuse } from './refuse.js'

const names = {
  access_key: 'accessKey',
  'Access Key': 'accessKey',
  secret_key: 'secretKey',
  'Secret Key': 'secretKey',
  access_secret: 'secretKey',
  'Access Secret': 'secretKey',
  use_role: 'useRole',
  Region: 'region',
  server_url: 'serverUrl',
  'Server URL': 'serverUrl',
} as const satisfies Record<keyof PlatformSettings, string>

/** Settings under the names that platforms give them, each of which stands for an option of the connector. */
export interface PlatformSettings {
  /** `accessKey` */
  readonly access_key?: unknown
  /** `accessKey` */
  readonly 'Access Key'?: unknown
  /** `secretKey` */
  readonly secret_key?: unknown
  /** `secretKey` */
  readonly 'Secret Key'?: unknown
  /** `secretKey` */
  readonly access_secret?: unknown
  /** `secretKey` */
  readonly 'Access Secret'?: unknown
  /** `useRole` */
  readonly use_role?: unknown
  /** `region` */
  readonly Region?: unknown
  /** `serverUrl` */
  readonly server_url?: unknown
  /** `serverUrl` */
  readonly 'Server URL'?: unknown
}

/** Settings that come from a form: what is blank there counts as omitted. */
const ofForms: readonly string[] = [...new Set<string>(Object.values(names))]

const isBlank = (value: unknown): boolean => value === null || (typeof value === 'string' && value.trim() === '')

/** The settings by our names, without those that are blank. @throws InputError when two names of one setting are given. */
export function settingsByName(given: object): Record<string, unknown> {
  const settings: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const own = Object.hasOwn(names, name) ? names[name as keyof typeof names] : name
    if (value === undefined || (ofForms.includes(own) && isBlank(value))) continue
    if (own in settings) refuse(name, `is another name for \`${own}\`: leave one of the two out`)
    settings[own] = value
  }
  return settings
}
