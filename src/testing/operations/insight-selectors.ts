/** Behaviour of the operations on the Insights selectors of trails and event data stores. */
import type { Context } from '../account/context.js'
import { findActiveStore } from '../account/event-data-store.js'
import type { EventDataStore } from '../account/resources.js'
import { findTrail, findTrailToChange } from '../account/trail-names.js'
import { readString, readStrings, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'
import { readTrailOrStore } from './trail-or-store.js'

const insightTypes = ['ApiCallRateInsight', 'ApiErrorRateInsight']
const categories = ['Management', 'Data']

const GetInsightSelectors: Behaviour = (input, context) => {
  const target = readTrailOrStore(input)
  if (target.kind === 'store') return storeSelectors(storeOf(target.name, context), context)
  const trail = findTrail(target.name, context)
  if (trail.insightSelectors === undefined) throw notEnabled(`Trail ${trail.arn}`)
  return { TrailARN: trail.arn, InsightSelectors: trail.insightSelectors }
}

function storeSelectors({ arn }: EventDataStore, { account }: Context): Record<string, unknown> {
  const insights = account.storeInsights.get(arn)
  if (insights === undefined) throw notEnabled(`Event data store ${arn}`)
  return { EventDataStoreArn: arn, ...insights }
}

const notEnabled = (subject: string): Refusal =>
  new Refusal(
    'InsightNotEnabledException',
    `${subject} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
  )

const PutInsightSelectors: Behaviour = (input, context) => {
  const target = readTrailOrStore(input)
  const selectors = readStructures(input, 'InsightSelectors')
  if (selectors === undefined) throw invalid('InsightSelectors is required; an empty list turns Insights off.')
  check(selectors)
  if (target.kind === 'store') return putStoreSelectors(target.name, selectors, input, context)
  if (readString(input, 'InsightsDestination') !== undefined) {
    throw new Refusal('InvalidParameterCombinationException', 'InsightsDestination is for event data stores.')
  }
  const trail = findTrailToChange(target.name, context)
  trail.insightSelectors = selectors.length > 0 ? selectors : undefined
  return { TrailARN: trail.arn, InsightSelectors: selectors }
}

/** Insights events go to another store than the events that they are found in. */
function putStoreSelectors(name: string, selectors: readonly Input[], input: Input, context: Context) {
  const { arn } = storeOf(name, context)
  const destination = readString(input, 'InsightsDestination')
  if (selectors.length > 0 && destination === undefined) {
    throw new Refusal(
      'InvalidParameterCombinationException',
      'Specify InsightsDestination together with EventDataStore.',
    )
  }
  if (selectors.length === 0) {
    context.account.storeInsights.delete(arn)
    return { EventDataStoreArn: arn, InsightSelectors: [] }
  }
  const insights = { InsightSelectors: selectors, InsightsDestination: storeOf(destination, context).arn }
  context.account.storeInsights.set(arn, insights)
  return { EventDataStoreArn: arn, ...insights }
}

/**
 * The operations on Insights selectors have no error codes for stores; all refusals become InvalidParameterException.
 */
function storeOf(arnOrId: string | undefined, context: Context): EventDataStore {
  try {
    return findActiveStore(arnOrId, context)
  } catch (cause) {
    throw cause instanceof Refusal ? new Refusal('InvalidParameterException', cause.message) : cause
  }
}

function check(selectors: readonly Input[]): void {
  const types = selectors.map((selector) => readString(selector, 'InsightType') ?? '')
  const unknown = types.find((type) => !insightTypes.includes(type))
  if (unknown !== undefined) throw invalid(`InsightType is not valid: ${unknown}`)
  if (new Set(types).size < types.length) throw invalid('Each InsightType can be given once.')
  const other = selectors
    .flatMap((selector) => readStrings(selector, 'EventCategories') ?? [])
    .find((category) => !categories.includes(category))
  if (other !== undefined) throw invalid(`EventCategories cannot have: ${other}`)
}

const invalid = (message: string): Refusal => new Refusal('InvalidInsightSelectorsException', message)

export const insightSelectors: Behaviours = { GetInsightSelectors, PutInsightSelectors }
