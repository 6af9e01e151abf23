/** Behaviour of the operations on the Insights selectors of a trail. */
import type { Behaviour, Behaviours } from '../behaviour.js'
import { Fault } from '../fault.js'
import { structures, text, texts, type Input } from '../input.js'
import { findTrail, findTrailToChange } from '../trail-names.js'

const insightTypes = ['ApiCallRateInsight', 'ApiErrorRateInsight']
const categories = ['Management', 'Data']

const GetInsightSelectors: Behaviour = (input, context) => {
  const trail = findTrail(trailOf(input), context)
  if (trail.insightSelectors === undefined) {
    throw new Fault(
      'InsightNotEnabledException',
      `Trail ${trail.arn} does not have Insights enabled. ` +
        'Edit the trail settings to enable Insights, and then try the operation again.',
    )
  }
  return { TrailARN: trail.arn, InsightSelectors: trail.insightSelectors }
}

const PutInsightSelectors: Behaviour = (input, context) => {
  const trail = findTrailToChange(trailOf(input), context)
  const selectors = structures(input, 'InsightSelectors')
  if (selectors === undefined) throw invalid('InsightSelectors is required; an empty list turns Insights off.')
  check(selectors)
  trail.insightSelectors = selectors.length > 0 ? selectors : undefined
  return { TrailARN: trail.arn, InsightSelectors: selectors }
}

/** The trail a request names. Event data stores carry Insights selectors too, but the emulator has none of them yet. */
function trailOf(input: Input): string {
  const trail = text(input, 'TrailName')
  const store = text(input, 'EventDataStore') ?? text(input, 'InsightsDestination')
  if (trail !== undefined && store === undefined) return trail
  if (trail === undefined && store !== undefined) {
    throw new Fault('UnsupportedOperationException', 'The emulator does not have event data stores yet.')
  }
  throw new Fault('InvalidParameterCombinationException', 'Specify either TrailName or EventDataStore.')
}

function check(selectors: readonly Input[]): void {
  const types = selectors.map((selector) => text(selector, 'InsightType') ?? '')
  const unknown = types.find((type) => !insightTypes.includes(type))
  if (unknown !== undefined) throw invalid(`InsightType is not valid: ${unknown}`)
  if (new Set(types).size < types.length) throw invalid('Each InsightType can be given once.')
  const other = selectors
    .flatMap((selector) => texts(selector, 'EventCategories') ?? [])
    .find((category) => !categories.includes(category))
  if (other !== undefined) throw invalid(`EventCategories cannot have: ${other}`)
}

const invalid = (message: string): Fault => new Fault('InvalidInsightSelectorsException', message)

export const insightSelectors: Behaviours = { GetInsightSelectors, PutInsightSelectors }
