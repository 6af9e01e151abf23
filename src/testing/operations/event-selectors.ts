/** Behaviour of the operations on the event selectors of a trail. */
import { readAdvancedSelectors, readBasicSelectors } from '../account/selector-rules.js'
import { findTrail, findTrailToChange } from '../account/trail-names.js'
import { readString, readStructures } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** The selectors of a trail for which none were set: every management event. */
const defaults = {
  EventSelectors: [
    { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
  ],
}

const GetEventSelectors: Behaviour = (input, context) => {
  const trail = findTrail(readString(input, 'TrailName'), context, 'arn')
  return { TrailARN: trail.arn, ...(trail.selectors ?? defaults) }
}

const PutEventSelectors: Behaviour = (input, context) => {
  const trail = findTrailToChange(readString(input, 'TrailName'), context)
  const given = {
    basic: readStructures(input, 'EventSelectors'),
    advanced: readStructures(input, 'AdvancedEventSelectors'),
  }
  // An empty list beside selectors of the other kind counts as left out.
  const basic = given.advanced?.length && given.basic?.length === 0 ? undefined : given.basic
  const advanced = given.basic?.length && given.advanced?.length === 0 ? undefined : given.advanced
  if ((basic === undefined) === (advanced === undefined)) {
    throw new Refusal('InvalidEventSelectorsException', 'Specify either EventSelectors or AdvancedEventSelectors.')
  }
  trail.selectors =
    advanced === undefined
      ? { EventSelectors: readBasicSelectors(basic ?? []) }
      : { AdvancedEventSelectors: readAdvancedSelectors(advanced) }
  return { TrailARN: trail.arn, ...trail.selectors }
}

export const eventSelectors: Behaviours = { GetEventSelectors, PutEventSelectors }
