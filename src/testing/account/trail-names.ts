/** Names and ARNs of trails: which are valid, and which trail they refer to. */
import { Refusal } from '../front/refusal.js'
import { arnInvalid, checkAccount, checkRegion, readArn } from './arn-owner.js'
import { arnOf, partitionOf } from './arn.js'
import type { Context } from './context.js'
import type { Trail } from './resources.js'

/**
 * Refuses a name that is not valid for a trail.
 *
 * @throws Refusal `InvalidTrailNameException`.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function checkTrailName(name: string | undefined): asserts name is string {
  const problem = problemOf(name ?? '')
  if (problem !== undefined) throw new Refusal('InvalidTrailNameException', problem)
}

function problemOf(name: string): string | undefined {
  if (name.trim() === '') return 'Trail name cannot be blank!'
  const length = `Specified name length: ${name.length} characters.`
  if (name.length < 3) return `Trail name too short. Minimum allowed length: 3 characters. ${length}`
  if (name.length > 128) return `Trail name too long. Maximum allowed length: 128 characters. ${length}`
  if (!/^[A-Za-z0-9]/.test(name)) return 'Trail name must starts with a letter or number.'
  if (!/[A-Za-z0-9]$/.test(name)) return 'Trail name must ends with a letter or number.'
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    return (
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, ' +
      'periods (.), hyphens (-), and underscores (_).'
    )
  }
  if (/[._-]{2}/.test(name)) return 'Trail name cannot have adjacent periods, hyphens or underscores.'
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return 'Trail name must not be formatted as an IP address.'
  return undefined
}

/**
 * The trail that a reading request names: a name refers to a trail of this Region, an ARN to one of this Region, or to
 * the shadow of one of another.
 *
 * @param shows - How the refusal of an unknown trail calls it: as the request does, or by ARN.
 * @throws Refusal for a bad name or ARN, and `TrailNotFoundException`.
 */
export function findTrail(nameOrArn: string | undefined, context: Context, shows: 'given' | 'arn' = 'given'): Trail {
  const arn = toArn(nameOrArn, context)
  const trail = context.account.trails.get(arn)
  if (trail !== undefined && isListed(trail, context.region)) return trail
  checkRegion(readArn(arn, context), context)
  const subject = shows === 'arn' ? arn : nameOrArn
  throw new Refusal('TrailNotFoundException', `Unknown trail: ${subject} for the user: ${context.accountId}`)
}

/**
 * The trail that a changing request names. A trail can be changed in its home Region only.
 *
 * @throws Refusal like {@link findTrail}, and `InvalidHomeRegionException`.
 */
export function findTrailToChange(nameOrArn: string | undefined, context: Context): Trail {
  const known = shadowByName(nameOrArn, context) ?? context.account.trails.get(toArn(nameOrArn, context))
  const trail = known ?? findTrail(nameOrArn, context)
  if (trail.homeRegion === context.region) return trail
  throw new Refusal(
    'InvalidHomeRegionException',
    `Trail ${trail.arn} can only be changed in its home Region ${trail.homeRegion}, not in ${context.region}.`,
  )
}

/**
 * The ARN for a name or an ARN.
 *
 * @throws Refusal for a bad name, and for an ARN that is none of a trail of this account.
 */
export function toArn(nameOrArn: string | undefined, context: Context): string {
  if (nameOrArn?.startsWith('arn:')) {
    const read = readArn(nameOrArn, context)
    if (read.kind !== 'trail' || !/^[A-Za-z0-9._-]+$/.test(read.id))
      throw arnInvalid(`The ARN ${nameOrArn} is invalid.`)
    checkAccount(read, context)
    return nameOrArn
  }
  checkTrailName(nameOrArn)
  return arnOf('trail', nameOrArn, context)
}

/** A multi-Region trail of that name from another Region, unless this Region has its own trail of that name. */
function shadowByName(name: string | undefined, context: Context): Trail | undefined {
  if (name === undefined || name.startsWith('arn:')) return undefined
  if (context.account.trails.has(toArn(name, context))) return undefined
  return [...context.account.trails.values()].find((trail) => trail.name === name && trail.settings.IsMultiRegionTrail)
}

/** Trails that a Region lists: its own, and the shadows of multi-Region trails of other Regions. */
export const trailsIn = (region: string, { account }: Context): Trail[] =>
  [...account.trails.values()].filter((trail) => isListed(trail, region))

const isListed = (trail: Trail, region: string): boolean => trail.homeRegion === region || isShadow(trail, region)

/** Whether a Region lists a trail as the shadow of a multi-Region trail from another Region of the same partition. */
export const isShadow = (trail: Trail, region: string): boolean =>
  trail.homeRegion !== region &&
  trail.settings.IsMultiRegionTrail &&
  partitionOf(trail.homeRegion) === partitionOf(region)
