/** Behaviour of the operations that make, show, change and delete trails. */
import { arnOf } from '../account/arn.js'
import type { Context } from '../account/context.js'
import type { Trail } from '../account/resources.js'
import { mergeTags } from '../account/tag-rules.js'
import { checkTrailName, findTrail, findTrailToChange, isShadow, toArn, trailsIn } from '../account/trail-names.js'
import { mergeTrailSettings } from '../account/trail-settings.js'
import { trailDescription, trailOutput } from '../account/trail.js'
import { readBoolean, readString, readStrings, readStructures } from '../front/input.js'
import { pageAfter } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most trails in a Region, including the shadows of multi-Region trails. */
const maxTrailsPerRegion = 5

/** Trails in a page of ListTrails; the service's own number is not documented. */
const pageSize = 100

const CreateTrail: Behaviour = (input, context) => {
  const name = readString(input, 'Name')
  checkTrailName(name)
  const arn = arnOf('trail', name, context)
  if (context.account.trails.has(arn)) {
    throw new Refusal('TrailAlreadyExistsException', `Trail ${name} already exists for customer: ${context.accountId}`)
  }
  const trail: Trail = {
    name,
    arn,
    homeRegion: context.region,
    settings: mergeTrailSettings(input, context),
    isLogging: false,
  }
  const tags = mergeTags(new Map(), readStructures(input, 'TagsList') ?? [])
  checkRoom(trail.settings.IsMultiRegionTrail, context)
  context.account.trails.set(arn, trail)
  context.account.tags.set(arn, tags)
  return trailOutput(trail)
}

const GetTrail: Behaviour = (input, context) => ({
  Trail: trailDescription(findTrail(readString(input, 'Name'), context)),
})

const DescribeTrails: Behaviour = (input, context) => {
  const names = readStrings(input, 'trailNameList') ?? []
  const withShadows = readBoolean(input, 'includeShadowTrails') ?? true
  const found =
    names.length === 0
      ? trailsIn(context.region, context)
      : [...new Set(names.map((name) => toArn(name, context)))].flatMap((arn) => context.account.trails.get(arn) ?? [])
  return { trailList: found.filter((trail) => withShadows || !isShadow(trail, context.region)).map(trailDescription) }
}

const ListTrails: Behaviour = (input, { account }) => {
  const { page, nextToken } = pageAfter(
    [...account.trails.values()],
    ({ arn }) => arn,
    readString(input, 'NextToken'),
    pageSize,
  )
  return {
    Trails: page.map(({ arn, name, homeRegion }) => ({ TrailARN: arn, Name: name, HomeRegion: homeRegion })),
    NextToken: nextToken,
  }
}

const UpdateTrail: Behaviour = (input, context) => {
  const trail = findTrailToChange(readString(input, 'Name'), context)
  const settings = mergeTrailSettings(input, context, trail.settings)
  if (settings.IsMultiRegionTrail && !trail.settings.IsMultiRegionTrail) checkRoom(true, context, trail)
  trail.settings = settings
  return trailOutput(trail)
}

const DeleteTrail: Behaviour = (input, context) => {
  const { arn } = findTrailToChange(readString(input, 'Name'), context)
  context.account.trails.delete(arn)
  context.account.detachAll(arn)
  return {}
}

/**
 * Checks the limit in the trail's own Region; for a multi-Region trail, in every Region that is the home of a trail.
 */
function checkRoom(isMultiRegion: boolean, context: Context, except?: Trail): void {
  const homes = [...context.account.trails.values()].map(({ homeRegion }) => homeRegion)
  const regions = isMultiRegion ? new Set([context.region, ...homes]) : [context.region]
  for (const region of regions) {
    const others = trailsIn(region, context).filter((trail) => trail !== except)
    if (others.length < maxTrailsPerRegion) continue
    throw new Refusal(
      'MaximumNumberOfTrailsExceededException',
      `User: ${context.accountId} already has ${others.length} trails in ${region}.`,
    )
  }
}

export const trails: Behaviours = { CreateTrail, GetTrail, DescribeTrails, ListTrails, UpdateTrail, DeleteTrail }
