/** Credentials of an IAM Identity Center session that `aws sso login` has begun: its cached token is exchanged for keys. */
import { platform } from '#platform'
import type { Credentials } from '../../auth/credentials.js'
import { isServiceError } from '../../contracts/errors.js'
import { builtin } from '../../platform/node-builtin.js'
import type { Settings } from '../../profiles/ini.js'
import { call } from '../../request/call.js'
import { createPipeline } from '../../request/pipeline.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import { sourceFailed } from '../sources/not-configured.js'
import { failedCall, unsigned } from '../sources/sts.js'
import { withSettings, type ProfileContext } from './profile-context.js'
import { GetRoleCredentials, sso } from './sso-operations.js'

/** What a profile says of its session. */
interface Session {
  readonly region: string
  readonly accountId: string
  readonly roleName: string
  /** What the file of its token is named after: the name of the session, in older profiles its start URL. */
  readonly tokenKey: string
}

/**
 * Fetches the keys of a profile with `sso_session`, or with the older `sso_start_url`.
 *
 * @throws CredentialsError that says `aws sso login` when the token is absent, expired or refused.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export async function credentialsOfSession(
  profile: string,
  settings: Settings,
  context: ProfileContext,
): Promise<Credentials> {
  const source = `profile ${profile}`
  const { region, accountId, roleName, tokenKey } = sessionOf(source, settings, context)
  const accessToken = await tokenOf(source, profile, tokenKey, context)
  try {
    const { asked, connection } = context
    const config = { ...connection, region, profile: asked, credentials: withSettings(unsigned) }
    const reply = await call(createPipeline({ ...config, limiter: false }, sso), GetRoleCredentials, {
      accountId,
      roleName,
      accessToken,
    })
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = reply.roleCredentials
    return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration), accountId }
  } catch (cause) {
    if (isServiceError(cause, 'UnauthorizedException')) throw loginNeeded(source, profile, 'is no longer valid')
    throw failedCall(source, cause)
  }
}

function sessionOf(source: string, settings: Settings, { files }: ProfileContext): Session {
  const name = settings.get('sso_session')
  const shared = name ? files.ssoSessions.get(name) : settings
  if (shared === undefined) throw sourceFailed(source, `there is no section [sso-session ${String(name)}]`)
  const required = (of: Settings, setting: string): string => {
    const value = of.get(setting)
    if (value) return value
    throw sourceFailed(source, `${setting} is missing`)
  }
  const startUrl = required(shared, 'sso_start_url')
  return {
    region: required(shared, 'sso_region'),
    accountId: required(settings, 'sso_account_id'),
    roleName: required(settings, 'sso_role_name'),
    tokenKey: name || startUrl,
  }
}

async function tokenOf(source: string, profile: string, key: string, context: ProfileContext): Promise<string> {
  const name = builtin('node:crypto').createHash('sha1').update(key).digest('hex')
  const text = await platform.readFile(`${context.folder}/sso/cache/${name}.json`).catch(() => {
    throw loginNeeded(source, profile, 'has not begun')
  })
  const members = parseJson(text)
  const { accessToken, expiresAt } = isObject(members) ? members : {}
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'string') {
    throw loginNeeded(source, profile, 'cannot be read')
  }
  if (!(Date.parse(expiresAt) > context.clock.now())) throw loginNeeded(source, profile, 'has expired')
  return accessToken
}

const loginNeeded = (source: string, profile: string, what: string) =>
  sourceFailed(source, `its SSO session ${what}: run aws sso login --profile ${profile}`)
