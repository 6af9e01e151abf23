/** Behaviour of the operations on channels, and of the ingestion of audit events through them. */
import { createHash } from 'node:crypto'
import { arnOf } from '../account/arn.js'
import { channelOutput, channelsIn, findChannel, readDestinations } from '../account/channel.js'
import type { Context } from '../account/context.js'
import type { Channel } from '../account/resources.js'
import { mergeTags } from '../account/tag-rules.js'
import { readInteger, readString, readStructures, type Input } from '../front/input.js'
import { pageAfter } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { isObject, parseJson, type JsonObject } from '../values/json.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most channels of one source in a Region. */
const maxChannelsPerSource = 10

const maxPageSize = 1000

const CreateChannel: Behaviour = (input, context) => {
  const name = readName(input)
  checkName(name, context)
  const source = readString(input, 'Source') ?? ''
  if (source === '' || source.length > 256)
    throw new Refusal('InvalidSourceException', `Source is not valid: ${source}`)
  if (channelsIn(context).filter((channel) => channel.source === source).length >= maxChannelsPerSource) {
    throw new Refusal('ChannelMaxLimitExceededException', `There are ${maxChannelsPerSource} channels of ${source}.`)
  }
  const destinations = readDestinations(input, context)
  if (destinations === undefined) throw new Refusal('InvalidParameterException', 'Destinations is required.')
  const tagsList = readStructures(input, 'Tags') ?? []
  const arn = arnOf('channel', context.account.newId('channel'), context)
  context.account.tags.set(arn, mergeTags(new Map(), tagsList))
  const channel: Channel = { arn, region: context.region, name, source, destinations, events: [] }
  context.account.channels.set(arn, channel)
  return { ...channelOutput(channel), Tags: tagsList }
}

const GetChannel: Behaviour = (input, context) => {
  const channel = findChannel(readString(input, 'Channel'), context)
  return { ...channelOutput(channel), IngestionStatus: ingestionStatus(channel) }
}

function ingestionStatus({ events }: Channel): Record<string, unknown> {
  const last = events.at(-1)
  const at = epochSeconds(last?.receivedAtMs)
  return {
    LatestIngestionSuccessTime: at,
    LatestIngestionSuccessEventID: last?.eventID,
    LatestIngestionAttemptTime: at,
    LatestIngestionAttemptEventID: last?.eventID,
  }
}

const ListChannels: Behaviour = (input, context) => {
  const found = channelsIn(context)
  const size = Math.min(readInteger(input, 'MaxResults') ?? maxPageSize, maxPageSize)
  const { page, nextToken } = pageAfter(found, ({ arn }) => arn, readString(input, 'NextToken'), size)
  return { Channels: page.map(({ arn, name }) => ({ ChannelArn: arn, Name: name })), NextToken: nextToken }
}

const UpdateChannel: Behaviour = (input, context) => {
  const channel = findChannel(readString(input, 'Channel'), context)
  const name = readString(input, 'Name') === undefined ? channel.name : readName(input)
  if (name !== channel.name) checkName(name, context)
  const destinations = readDestinations(input, context) ?? channel.destinations
  Object.assign(channel, { name, destinations })
  return channelOutput(channel)
}

const DeleteChannel: Behaviour = (input, context) => {
  const { arn } = findChannel(readString(input, 'Channel'), context)
  context.account.channels.delete(arn)
  context.account.detachAll(arn)
  return {}
}

function readName(input: Input): string {
  const name = readString(input, 'Name') ?? ''
  if (/^[\w.-]{3,128}$/.test(name)) return name
  throw new Refusal(
    'InvalidParameterException',
    'Name must have 3 to 128 letters, digits, periods, hyphens or underscores.',
  )
}

function checkName(name: string, context: Context): void {
  if (!channelsIn(context).some((channel) => channel.name === name)) return
  throw new Refusal('ChannelAlreadyExistsException', `A channel with the name ${name} exists.`)
}

/** Members that an event from outside AWS must have. */
const requiredMembers = [
  'version',
  'userIdentity',
  'eventSource',
  'eventName',
  'eventTime',
  'UID',
  'recipientAccountId',
]

const PutAuditEvents: Behaviour = (input, context) => {
  const arn = readString(input, 'channelArn') ?? ''
  if (!/^arn:.*:channel\/.+$/.test(arn)) throw new Refusal('InvalidChannelARN', `The channel ARN is not valid: ${arn}`)
  const channel = context.account.channels.get(arn)
  if (channel === undefined) throw new Refusal('ChannelNotFound', `The channel does not exist: ${arn}`)
  const given = readStructures(input, 'auditEvents') ?? []
  if (given.length < 1 || given.length > 100)
    throw new Refusal('ValidationException', 'auditEvents must have 1 to 100 events.')
  const ids = given.map((event) => readString(event, 'id') ?? '')
  if (new Set(ids).size < ids.length) throw new Refusal('DuplicatedAuditEventId', 'Two events have the same id.')

  const failed: Record<string, string>[] = []
  const successful: Record<string, string>[] = []
  for (const event of given) {
    const id = readString(event, 'id') ?? ''
    const read = readEvent(event)
    if ('errorCode' in read) {
      failed.push({ id, ...read })
      continue
    }
    const eventID = context.account.newId('event')
    channel.events.push({ eventID, id, eventData: read.eventData, receivedAtMs: context.nowMs })
    successful.push({ id, eventID })
  }
  return { failed, successful }
}

type ReadEvent = { errorCode: string; errorMessage: string } | { eventData: JsonObject }

function readEvent(event: Input): ReadEvent {
  const data = readString(event, 'eventData') ?? ''
  const checksum = readString(event, 'eventDataChecksum')
  if (checksum !== undefined && checksum !== createHash('sha256').update(data).digest('base64')) {
    return { errorCode: 'InvalidChecksum', errorMessage: 'eventDataChecksum is not that of eventData.' }
  }
  const json = parseJson(data)
  if (!isObject(json)) return { errorCode: 'InvalidData', errorMessage: 'eventData is not a JSON object.' }
  const missing = requiredMembers.filter((name) => json[name] === undefined)
  if (missing.length === 0) return { eventData: json }
  return { errorCode: 'FieldNotFound', errorMessage: `eventData has no ${missing.join(', ')}.` }
}

export const channels: Behaviours = {
  CreateChannel,
  GetChannel,
  ListChannels,
  UpdateChannel,
  DeleteChannel,
  PutAuditEvents,
}
