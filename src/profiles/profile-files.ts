/** The files with profiles, `~/.aws/config` and `~/.aws/credentials`: where they are, and what is in them. */
import { builtin } from '../platform/node-builtin.js'
import { foreignError } from '../runtime/foreign-error.js'
import { readIni, type Section, type Settings } from './ini.js'

type Variables = Readonly<Record<string, string | undefined>>

/** What both files hold. */
export interface ProfileFiles {
  /** By name. What both files set for a profile is that of `credentials`. */
  readonly profiles: ReadonlyMap<string, Settings>
  readonly ssoSessions: ReadonlyMap<string, Settings>
  /** Sections `[services …]`, with endpoints. */
  readonly services: ReadonlyMap<string, Settings>
  /** Both files, and why one could not be read, for messages. */
  readonly sources: readonly FileState[]
}

/** A file that was looked at. */
export interface FileState {
  readonly path: string
  readonly state: 'read' | 'absent' | 'unreadable'
  /** With `unreadable`: the runtime's code, e.g. `EACCES`. */
  readonly reason?: string
}

/** The profile to use, and whether it was asked for: then it must be there. */
export function profileName(given: string | undefined, variables: Variables): { name: string; isNamed: boolean } {
  const named = given || variables['AWS_PROFILE'] || variables['AWS_DEFAULT_PROFILE']
  return { name: named || 'default', isNamed: Boolean(named) }
}

/** Reads both files; one that has not changed since the last time is not read again. It does not reject. */
export async function profileFiles(variables: Variables): Promise<ProfileFiles> {
  const [config, credentials] = await Promise.all([
    sectionsOf(pathOf(variables, 'AWS_CONFIG_FILE', 'config')),
    sectionsOf(pathOf(variables, 'AWS_SHARED_CREDENTIALS_FILE', 'credentials')),
  ])
  const named = (kind: string) => config.sections.filter((section) => section.kind === kind)
  const plain = ({ sections }: FileContent) => sections.filter(({ kind }) => kind === '')
  const prefixed = named('profile')
  // `[profile default]` is the profile where a file has `[default]` too.
  const isDefaultPrefixed = prefixed.some(({ name }) => name === 'default')
  const defaults = isDefaultPrefixed ? [] : plain(config).filter(({ name }) => name === 'default')
  return {
    profiles: merged([...defaults, ...prefixed, ...plain(credentials)]),
    ssoSessions: merged(named('sso-session')),
    services: merged(named('services')),
    sources: [config.source, credentials.source],
  }
}

/** The settings of each name; of a setting that occurs more than once, the last one counts. */
function merged(sections: readonly Section[]): Map<string, Settings> {
  const all = new Map<string, Map<string, string>>()
  for (const { name, settings } of sections) {
    const known = all.get(name) ?? new Map<string, string>()
    for (const [setting, value] of settings) known.set(setting, value)
    all.set(name, known)
  }
  return all
}

/** The folder `.aws` of the user, for the files and for the tokens of `aws sso login`. */
export const awsFolder = (variables: Variables): string => `${homeOf(variables)}/.aws`

/** On Windows, `HOME` is mostly absent. */
function homeOf({ HOME, USERPROFILE, HOMEDRIVE, HOMEPATH }: Variables): string {
  return HOME || USERPROFILE || (HOMEPATH ? `${HOMEDRIVE ?? 'C:'}${HOMEPATH}` : builtin('node:os').homedir())
}

function pathOf(variables: Variables, variable: string, file: string): string {
  const given = variables[variable]
  if (!given) return `${awsFolder(variables)}/${file}`
  return given.replace(/^~(?=[/\\]|$)/, () => homeOf(variables))
}

interface FileContent {
  readonly source: FileState
  readonly sections: readonly Section[]
}

/** By path; the same for all clients of a process. */
const known = new Map<string, { readonly stamp: string; readonly content: Promise<FileContent> }>()

async function sectionsOf(path: string): Promise<FileContent> {
  try {
    const { mtimeMs, size, ino } = await builtin('node:fs').promises.stat(path)
    if (size > maxBytes) return { source: { path, state: 'unreadable', reason: 'it is too large' }, sections: [] }
    const stamp = `${String(mtimeMs)} ${String(size)} ${String(ino)}`
    const remembered = known.get(path)
    if (remembered?.stamp === stamp) return await remembered.content
    const content = read(path)
    known.set(path, { stamp, content })
    return await content
  } catch (cause) {
    known.delete(path)
    const { code, message } = foreignError(cause)
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR'
    const source: FileState = isAbsent
      ? { path, state: 'absent' }
      : { path, state: 'unreadable', reason: code || message }
    return { source, sections: [] }
  }
}

/** Files of profiles are a few KB; a wrong path must not fill the memory. */
const maxBytes = 4 * 1024 * 1024

async function read(path: string): Promise<FileContent> {
  const text = await builtin('node:fs').promises.readFile(path, 'utf8')
  return { source: { path, state: 'read' }, sections: readIni(text) }
}

/** The files that were looked at, for messages. */
export const lookedAt = ({ sources }: ProfileFiles): string => sources.map(described).join(' and ')

const described = ({ path, state, reason }: FileState): string =>
  state === 'read' ? path : `${path} (${state === 'absent' ? 'not there' : `cannot be read: ${reason ?? ''}`})`
