/** Behaviour of the operations on the event configuration of a trail or an event data store. */
import type { Context } from '../account/context.js'
import { findActiveStore, findStore } from '../account/event-data-store.js'
import type { EventConfiguration } from '../account/resources.js'
import { findTrail, findTrailToChange } from '../account/trail-names.js'
import { readString, readStrings, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'
import { readTrailOrStore } from './trail-or-store.js'

const keyTypes = ['TagContext', 'RequestContext']
const templates = ['API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS']

const GetEventConfiguration: Behaviour = (input, context) => {
  const target = readTrailOrStore(input)
  if (target.kind === 'trail') {
    const { arn } = findTrail(target.name, context)
    return { TrailARN: arn, AggregationConfigurations: [], ...context.account.eventConfigurations.get(arn) }
  }
  return storeOutput(findStore(target.name, context).arn, context)
}

const storeOutput = (arn: string, { account }: Context): Record<string, unknown> => ({
  EventDataStoreArn: arn,
  MaxEventSize: 'Standard',
  ContextKeySelectors: [],
  ...account.eventConfigurations.get(arn),
})

const PutEventConfiguration: Behaviour = (input, context) => {
  const target = readTrailOrStore(input)
  if (target.kind === 'trail') {
    if (readString(input, 'MaxEventSize') !== undefined || readStructures(input, 'ContextKeySelectors')?.length) {
      throw combination('MaxEventSize and ContextKeySelectors are for event data stores.')
    }
    const { arn } = findTrailToChange(target.name, context)
    const AggregationConfigurations = readAggregations(input)
    context.account.eventConfigurations.set(arn, { AggregationConfigurations })
    return { TrailARN: arn, AggregationConfigurations }
  }
  if (readStructures(input, 'AggregationConfigurations')?.length) {
    throw combination('AggregationConfigurations are for trails.')
  }
  const { arn } = findActiveStore(target.name, context)
  context.account.eventConfigurations.set(arn, readStoreConfiguration(input))
  return storeOutput(arn, context)
}

function readStoreConfiguration(input: Input): EventConfiguration {
  const MaxEventSize = readString(input, 'MaxEventSize') ?? 'Standard'
  if (MaxEventSize !== 'Standard' && MaxEventSize !== 'Large')
    throw invalid(`MaxEventSize is not valid: ${MaxEventSize}`)
  const ContextKeySelectors = readStructures(input, 'ContextKeySelectors') ?? []
  const types = ContextKeySelectors.map((selector) => readString(selector, 'Type') ?? '')
  if (types.some((type) => !keyTypes.includes(type)) || new Set(types).size < types.length) {
    throw invalid(`ContextKeySelectors can have one of each type: ${keyTypes.join(', ')}.`)
  }
  if (ContextKeySelectors.length > 0 && MaxEventSize !== 'Large')
    throw invalid('ContextKeySelectors need MaxEventSize Large.')
  return { MaxEventSize, ContextKeySelectors }
}

function readAggregations(input: Input): Input[] {
  const aggregations = readStructures(input, 'AggregationConfigurations') ?? []
  if (aggregations.length > 1) throw invalid('AggregationConfigurations can have one item.')
  for (const aggregation of aggregations) {
    const unknown = (readStrings(aggregation, 'Templates') ?? ['']).find((template) => !templates.includes(template))
    if (unknown !== undefined) throw invalid(`The template is not valid: ${unknown}`)
    if (readString(aggregation, 'EventCategory') !== 'Data') throw invalid('EventCategory must be Data.')
  }
  return aggregations
}

const invalid = (message: string): Refusal => new Refusal('InvalidParameterException', message)

const combination = (message: string): Refusal => new Refusal('InvalidParameterCombinationException', message)

export const eventConfiguration: Behaviours = { GetEventConfiguration, PutEventConfiguration }
