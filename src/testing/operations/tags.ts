/** Behaviour of the operations on tags, for every kind of resource that carries them. */
import type { Context } from '../account/context.js'
import { mergeTags, withoutTags, type Tags } from '../account/tag-rules.js'
import { readString, readStrings, readStructures } from '../front/input.js'
import type { RefusalCode } from '../front/refusal-codes.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most resources in one ListTags request. */
const maxResources = 20

/** The error code for a resource that does not exist, by its kind in the ARN. */
const notFound: Readonly<Record<string, RefusalCode>> = {
  trail: 'ResourceNotFoundException',
  dashboard: 'ResourceNotFoundException',
  eventdatastore: 'EventDataStoreNotFoundException',
  channel: 'ChannelNotFoundException',
}

const AddTags: Behaviour = (input, context) => {
  const { arn, tags } = taggedResource(readString(input, 'ResourceId'), context)
  context.account.tags.set(arn, mergeTags(tags, readStructures(input, 'TagsList') ?? []))
  return {}
}

const ListTags: Behaviour = (input, context) => {
  const ids = readStrings(input, 'ResourceIdList') ?? []
  if (ids.length < 1 || ids.length > maxResources) {
    throw new Refusal('ValidationException', `ResourceIdList must have 1 to ${maxResources} items.`)
  }
  if (readString(input, 'NextToken') !== undefined)
    throw new Refusal('InvalidTokenException', 'The token is not valid.')
  const resources = ids.map((id) => taggedResource(id, context))
  return {
    ResourceTagList: resources.map(({ arn, tags }) => ({
      ResourceId: arn,
      TagsList: [...tags].map(([Key, Value]) => ({ Key, Value })),
    })),
  }
}

const RemoveTags: Behaviour = (input, context) => {
  const { arn, tags } = taggedResource(readString(input, 'ResourceId'), context)
  context.account.tags.set(arn, withoutTags(tags, readStructures(input, 'TagsList') ?? []))
  return {}
}

/** A resource of the request's own Region, and its tags. */
function taggedResource(id: string | undefined, { account, region }: Context): { arn: string; tags: Tags } {
  const match = /^arn:aws[a-z-]*:cloudtrail:([a-z0-9-]+):\d{12}:([a-z-]+)\/.+$/i.exec(id ?? '')
  if (id === undefined || match === null) {
    throw new Refusal('CloudTrailARNInvalidException', `The resource ARN is not valid: ${id ?? ''}`)
  }
  const [, arnRegion = '', kind = ''] = match
  const code = notFound[kind]
  if (code === undefined) throw new Refusal('ResourceTypeNotSupportedException', `Tags are not supported for: ${kind}`)
  const tags = arnRegion === region ? account.tags.get(id) : undefined
  if (tags === undefined) throw new Refusal(code, `Resource not found: ${id}`)
  return { arn: id, tags }
}

export const tags: Behaviours = { AddTags, ListTags, RemoveTags }
