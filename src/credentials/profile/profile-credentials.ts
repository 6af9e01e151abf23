/** The credentials of a profile, of whichever kind it is. */
import type { Credentials } from '../../auth/credentials.js'
import { awsFolder, lookedAt, profileFiles, profileName } from '../../profiles/profile-files.js'
import type { Settings } from '../../profiles/ini.js'
import { fromContainer } from '../sources/container.js'
import { fromEnv } from '../sources/environment.js'
import { fromInstanceMetadata } from '../sources/instance-metadata.js'
import { notConfigured, sourceFailed } from '../sources/not-configured.js'
import { assumeByWebIdentity } from '../sources/web-identity.js'
import { AssumeRole } from '../sources/sts-operations.js'
import { assumeRole, defaultSessionName, unsigned } from '../sources/sts.js'
import { credentialsOfProcess } from './process.js'
import { withSettings, type ProfileContext } from './profile-context.js'
import { credentialsOfSession } from './sso.js'

/** A kind of profile: the settings that show it, and how its credentials are got. */
interface Kind {
  readonly settings: readonly string[]
  readonly credentials: (profile: NamedProfile, context: ProfileContext) => Credentials | Promise<Credentials>
}

/** A profile on the way from the one that was asked for to its source. */
interface NamedProfile {
  readonly name: string
  /** As errors name it. */
  readonly source: string
  readonly settings: Settings
  /** The profiles whose source this one is, to find circles. */
  readonly visited: readonly string[]
}

const elsewhere = 'pass `credentials` of the package @aws-sdk/credential-provider-node, which can do it'

/** In the order in which a profile with several is read. */
const kinds: readonly Kind[] = [
  {
    settings: ['mfa_serial', 'role_arn'],
    credentials: ({ source }) => unsupported(source, 'mfa_serial asks for a code'),
  },
  { settings: ['role_arn', 'web_identity_token_file'], credentials: ofWebIdentity },
  { settings: ['role_arn'], credentials: ofRole },
  { settings: ['aws_access_key_id'], credentials: ofKeys },
  { settings: ['aws_secret_access_key'], credentials: ofKeys },
  {
    settings: ['credential_process'],
    credentials: ({ source, settings }, { clock }) =>
      credentialsOfProcess(source, settings.get('credential_process') ?? '', clock.now()),
  },
  { settings: ['sso_session'], credentials: ofSession },
  { settings: ['sso_start_url'], credentials: ofSession },
  { settings: ['login_session'], credentials: ({ source }) => unsupported(source, 'it is one of aws login') },
]

/**
 * Fetches the credentials of a profile.
 *
 * @param given - The profile that was asked for; otherwise it is that of the environment, or the default one.
 * @throws CredentialsError: final for a profile that was asked for and is absent, or that fails; otherwise a chain goes on.
 */
export async function credentialsOfProfile(
  given: string | undefined,
  caller: Pick<ProfileContext, 'connection' | 'clock'>,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Credentials> {
  const { name, isNamed } = profileName(given, variables)
  const context = { ...caller, asked: name, files: await profileFiles(variables), folder: awsFolder(variables) }
  const settings = context.files.profiles.get(name)
  const source = `profile ${name}`
  if (settings === undefined)
    throw (isNamed ? sourceFailed : notConfigured)(source, `it is not in ${lookedAt(context.files)}`)
  const profile: NamedProfile = { name, source, settings, visited: [] }
  const kind = kindOf(settings)
  if (kind === undefined) throw notConfigured(source, 'it has no keys, role, process or session')
  return kind.credentials(profile, context)
}

const kindOf = (settings: Settings): Kind | undefined =>
  kinds.find((kind) => kind.settings.every((setting) => settings.get(setting)))

function unsupported(source: string, reason: string): never {
  throw sourceFailed(source, `${reason}: ${elsewhere}`)
}

function ofKeys({ source, settings }: NamedProfile): Credentials {
  const [accessKeyId, secretAccessKey] = ['aws_access_key_id', 'aws_secret_access_key'].map((setting) => {
    const value = settings.get(setting)
    if (value) return value
    throw sourceFailed(source, `${setting} is missing`)
  })
  const sessionToken = settings.get('aws_session_token')
  const accountId = settings.get('aws_account_id')
  return {
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
    ...(sessionToken ? { sessionToken } : {}),
    ...(accountId ? { accountId } : {}),
  }
}

function ofSession({ name, settings }: NamedProfile, context: ProfileContext): Promise<Credentials> {
  return credentialsOfSession(name, settings, context)
}

function ofWebIdentity({ source, settings }: NamedProfile, context: ProfileContext): Promise<Credentials> {
  const options = {
    ...connectionOf(settings, context),
    roleArn: settings.get('role_arn'),
    webIdentityTokenFile: settings.get('web_identity_token_file'),
    roleSessionName: settings.get('role_session_name') || undefined,
    durationSeconds: secondsOf(source, settings),
  }
  return assumeByWebIdentity(options, withSettings(unsigned))
}

async function ofRole(profile: NamedProfile, context: ProfileContext): Promise<Credentials> {
  const { source, settings } = profile
  const input = {
    RoleArn: settings.get('role_arn') ?? '',
    RoleSessionName: settings.get('role_session_name') || defaultSessionName,
    ExternalId: settings.get('external_id') || undefined,
    DurationSeconds: secondsOf(source, settings),
  }
  const credentials = withSettings(await sourceOf(profile, context))
  return assumeRole(source, AssumeRole, input, connectionOf(settings, context), credentials)
}

/** The Region of a role is that of its profile, before that of the caller. */
const connectionOf = (settings: Settings, { asked, connection }: ProfileContext) => ({
  ...connection,
  profile: asked,
  region: settings.get('region') || connection.region,
})

function secondsOf(source: string, settings: Settings): number | undefined {
  const text = settings.get('duration_seconds')
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  throw sourceFailed(source, 'duration_seconds must be a whole number')
}

/** The values of `credential_source`. */
const sources = {
  Environment: fromEnv,
  Ec2InstanceMetadata: fromInstanceMetadata,
  EcsContainer: fromContainer,
}

async function sourceOf(profile: NamedProfile, context: ProfileContext): Promise<Credentials> {
  const { name, source, settings, visited } = profile
  const from = settings.get('source_profile')
  const where = settings.get('credential_source')
  if (from && where) throw sourceFailed(source, 'source_profile and credential_source exclude each other')
  if (where) {
    const provider = Object.entries(sources).find(([known]) => known === where)?.[1]
    const names = Object.keys(sources).join(', ')
    if (provider === undefined) throw sourceFailed(source, `credential_source must be one of ${names}`)
    return provider()().catch((cause: unknown) => {
      throw sourceFailed(source, `its credential_source ${where} has none`, cause)
    })
  }
  if (!from) throw sourceFailed(source, 'role_arn needs source_profile or credential_source')
  const found = context.files.profiles.get(from)
  if (found === undefined) throw sourceFailed(source, `its source_profile ${from} is not in ${lookedAt(context.files)}`)
  const path = [...visited, name]
  const next: NamedProfile = { name: from, source: `profile ${from}`, settings: found, visited: path }
  // A profile with keys may be its own source, and a source with keys is one even if it has a role too.
  if (found.get('aws_access_key_id')) return ofKeys(next)
  if (path.includes(from)) throw sourceFailed(source, `source_profile leads in a circle: ${[...path, from].join(', ')}`)
  const kind = kindOf(found)
  if (kind === undefined) throw sourceFailed(source, `its source_profile ${from} has no keys, role, process or session`)
  return kind.credentials(next, context)
}
