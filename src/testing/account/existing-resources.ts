/** What exists beside CloudTrail, as a test declares it: buckets, topics and roles. */

/** A bucket, topic or role: its name or ARN, or both that and whether its policy lets CloudTrail use it. */
export type ExistingResource = string | NamedResource

/** A bucket, topic or role. */
export interface NamedResource {
  /** Its name or ARN. */
  readonly name: string
  /** Whether its policy lets CloudTrail use it. */
  readonly allowsCloudTrail: boolean
}

/** What exists in the account. Of a kind that is left out, everything exists and can be used. */
export interface ExistingResources {
  /** Names of buckets. */
  readonly buckets?: readonly ExistingResource[] | undefined
  /** Names of topics of the account, in every Region, or ARNs of topics. */
  readonly topics?: readonly ExistingResource[] | undefined
  /** ARNs of roles. */
  readonly roles?: readonly ExistingResource[] | undefined
}

const kinds = ['buckets', 'topics', 'roles']

/** @throws TypeError for a kind that is not known: in silence, everything would exist. */
export function readExisting(existing: ExistingResources = {}): ExistingResources {
  const unknown = Object.keys(existing).find((kind) => !kinds.includes(kind))
  if (unknown === undefined) return existing
  throw new TypeError(`createEmulator: existing.${unknown} is not a kind; the kinds are ${kinds.join(', ')}`)
}
