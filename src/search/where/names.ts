/** The names that conditions may have, and the values that an event and its record have by them. */
import type { Event, LookupAttributeKey } from '../../operations/events.js'

/** An event and its record, which is parsed when it is first asked for. */
export interface Readable {
  readonly event: Event
  readonly record: Readonly<Record<string, unknown>>
}

/** One of the eight attributes of a lookup. */
export interface Attribute {
  readonly key: LookupAttributeKey
  /** The values that the service compares with. */
  readonly ofEvent: (event: Event) => readonly (string | undefined)[]
  /** Where the record has the same; used for an event that does not have the member. */
  readonly inRecord: readonly string[]
  /** The record's value counts in addition to the event's. */
  readonly isEither?: boolean
}

/** By their names in conditions, the most selective first. */
export const attributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ['eventId', { key: 'EventId', ofEvent: ({ EventId }) => [EventId], inRecord: ['eventID'] }],
  [
    'accessKeyId',
    { key: 'AccessKeyId', ofEvent: ({ AccessKeyId }) => [AccessKeyId], inRecord: ['userIdentity', 'accessKeyId'] },
  ],
  [
    'resourceName',
    {
      key: 'ResourceName',
      ofEvent: ({ Resources }) => (Resources ?? []).map(({ ResourceName }) => ResourceName),
      inRecord: ['resources', 'ARN'],
    },
  ],
  [
    'username',
    {
      key: 'Username',
      ofEvent: ({ Username }) => [Username],
      inRecord: ['userIdentity', 'userName'],
      isEither: true,
    },
  ],
  ['eventName', { key: 'EventName', ofEvent: ({ EventName }) => [EventName], inRecord: ['eventName'] }],
  [
    'resourceType',
    {
      key: 'ResourceType',
      ofEvent: ({ Resources }) => (Resources ?? []).map(({ ResourceType }) => ResourceType),
      inRecord: ['resources', 'type'],
    },
  ],
  ['eventSource', { key: 'EventSource', ofEvent: ({ EventSource }) => [EventSource], inRecord: ['eventSource'] }],
  ['readOnly', { key: 'ReadOnly', ofEvent: ({ ReadOnly }) => [ReadOnly], inRecord: ['readOnly'] }],
])

/** The members of a record. */
export const recordNames: readonly string[] =
  'eventVersion eventTime eventID eventType eventCategory managementEvent userIdentity awsRegion sourceIPAddress userAgent errorCode errorMessage requestParameters responseElements additionalEventData requestID apiVersion resources recipientAccountId serviceEventDetails sharedEventID vpcEndpointId vpcEndpointAccountId addendum sessionCredentialFromConsole eventContext edgeDeviceDetails tlsDetails annotation insightDetails'.split(
    ' ',
  )

/** What a name in conditions may begin with. */
export const firstNames: readonly string[] = [...attributes.keys(), ...recordNames]

/** The values of a name, without those that are absent or null. */
export function valuesOf(name: string, path: readonly string[], readable: Readable): readonly unknown[] {
  const attribute = attributes.get(name)
  if (attribute === undefined) return valuesAt(readable.record, path)
  const own = attribute.ofEvent(readable.event).filter((value) => value !== undefined)
  if (attribute.isEither) return [...own, ...valuesAt(readable.record, attribute.inRecord)]
  return own.length > 0 ? own : valuesAt(readable.record, attribute.inRecord)
}

/** Lists within lists beyond this are not looked into: no record has them. */
const maxLists = 16

/** The values at a path; through a list, those of all of its items. */
export function valuesAt(value: unknown, path: readonly string[], lists = 0): readonly unknown[] {
  if (value === undefined || value === null || lists > maxLists) return []
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesAt(item, path, lists + 1))
  const [name, ...rest] = path
  if (name === undefined) return [value]
  if (typeof value !== 'object' || !Object.hasOwn(value, name)) return []
  return valuesAt((value as Readonly<Record<string, unknown>>)[name], rest, lists)
}
