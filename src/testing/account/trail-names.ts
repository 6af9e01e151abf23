/** Names and ARNs of trails: what a valid one is, and which trail one means. */
import { Refusal } from '../front/refusal.js'
import { arnOf, partitionOf } from './arn.js'
import type { Context } from './context.js'
import type { Trail } from './resources.js'

const arnPattern = /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[A-Za-z0-9._-]+$/

/**
 * Refuses a name that the service would not take for a trail.
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
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    return (
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, ' +
      'periods (.), hyphens (-), and underscores (_).'
    )
  }
  if (!/^[A-Za-z0-9]/.test(name)) return 'Trail name must starts with a letter or number.'
  if (!/[A-Za-z0-9]$/.test(name)) return 'Trail name must ends with a letter or number.'
  if (/[._-]{2}/.test(name)) return 'Trail name cannot have adjacent periods, hyphens or underscores.'
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return 'Trail name cannot be in IP address format.'
  return undefined
}

/**
 * The trail that a request to read means: by name one of this Region, by ARN one of any Region.
 *
 * @throws Refusal for a bad name or ARN, and `TrailNotFoundException`.
 */
export function findTrail(nameOrArn: string | undefined, context: Context): Trail {
  const arn = toArn(nameOrArn, context)
  const trail = context.account.trails.get(arn)
  if (trail !== undefined) return trail
  throw new Refusal('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${context.accountId}`)
}

/**
 * The trail that a request to change means. Changes are made in the trail's home Region only.
 *
 * @throws Refusal like {@link findTrail}, and `InvalidHomeRegionException`.
 */
export function findTrailToChange(nameOrArn: string | undefined, context: Context): Trail {
  const trail = shadowByName(nameOrArn, context) ?? findTrail(nameOrArn, context)
  if (trail.homeRegion === context.region) return trail
  throw new Refusal(
    'InvalidHomeRegionException',
    `Trail ${trail.arn} can only be changed in its home Region ${trail.homeRegion}, not in ${context.region}.`,
  )
}

/** ARN that a name or ARN stands for. */
export function toArn(nameOrArn: string | undefined, context: Context): string {
  if (nameOrArn?.startsWith('arn:')) {
    if (arnPattern.test(nameOrArn)) return nameOrArn
    throw new Refusal('CloudTrailARNInvalidException', `The trail ARN is not valid: ${nameOrArn}`)
  }
  checkTrailName(nameOrArn)
  return arnOf('trail', nameOrArn, context)
}

/** A multi-Region trail of that name which shows here but lives elsewhere, unless this Region has one of its own. */
function shadowByName(name: string | undefined, context: Context): Trail | undefined {
  if (name === undefined || name.startsWith('arn:')) return undefined
  if (context.account.trails.has(toArn(name, context))) return undefined
  return [...context.account.trails.values()].find((trail) => trail.name === name && trail.settings.IsMultiRegionTrail)
}

/** Trails that show in a Region: its own, and the multi-Region trails of the others. */
export const trailsIn = (region: string, { account }: Context): Trail[] =>
  [...account.trails.values()].filter((trail) => trail.homeRegion === region || isShadow(trail, region))

/** Whether a trail shows in a Region although it lives in another one of the same partition. */
export const isShadow = (trail: Trail, region: string): boolean =>
  trail.homeRegion !== region &&
  trail.settings.IsMultiRegionTrail &&
  partitionOf(trail.homeRegion) === partitionOf(region)
