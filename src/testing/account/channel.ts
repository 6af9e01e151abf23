/** Channels: finding the one that a request names, and the form in which replies show it. */
import { readString, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import { arnOf } from './arn.js'
import type { Context } from './context.js'
import { findActiveStore } from './event-data-store.js'
import type { Channel } from './resources.js'

const arnPattern = /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:channel\/[a-f0-9-]{36}$/
const idPattern = /^[a-f0-9-]{36}$/

/** The channels of the request's Region. */
export const channelsIn = ({ account, region }: Context): Channel[] =>
  [...account.channels.values()].filter((channel) => channel.region === region)

/**
 * The channel that a request names by its ARN or by the id at its end.
 *
 * @throws Refusal `ChannelARNInvalidException` or `ChannelNotFoundException`.
 */
export function findChannel(arnOrId: string | undefined, context: Context): Channel {
  const isId = idPattern.test(arnOrId ?? '')
  if (arnOrId === undefined || !(isId || arnPattern.test(arnOrId))) {
    throw new Refusal('ChannelARNInvalidException', `The channel ARN is not valid: ${arnOrId ?? ''}`)
  }
  const arn = isId ? arnOf('channel', arnOrId, context) : arnOrId
  const channel = channelsIn(context).find((one) => one.arn === arn)
  if (channel !== undefined) return channel
  throw new Refusal('ChannelNotFoundException', `The channel does not exist: ${arn}`)
}

/**
 * ARNs of the event data stores that a request names as destinations.
 *
 * @throws Refusal for a destination that is not an event data store that accepts events from outside AWS.
 */
export function readDestinations(input: Input, context: Context): string[] | undefined {
  const destinations = readStructures(input, 'Destinations')
  if (destinations?.length === 0) throw new Refusal('InvalidParameterException', 'Destinations must not be empty.')
  return destinations?.map((destination) => {
    const type = readString(destination, 'Type') ?? ''
    if (type !== 'EVENT_DATA_STORE') {
      throw new Refusal('InvalidParameterException', `The destination type is not valid for this channel: ${type}`)
    }
    const store = findActiveStore(readString(destination, 'Location'), context)
    if (JSON.stringify(store.settings.AdvancedEventSelectors).includes('"ActivityAuditLog"')) return store.arn
    throw new Refusal('InvalidEventDataStoreCategoryException', `${store.arn} does not accept events from outside AWS.`)
  })
}

/** The form in replies. */
export const channelOutput = ({ arn, name, source, destinations }: Channel): Record<string, unknown> => ({
  ChannelArn: arn,
  Name: name,
  Source: source,
  Destinations: destinations.map((Location) => ({ Type: 'EVENT_DATA_STORE', Location })),
})
