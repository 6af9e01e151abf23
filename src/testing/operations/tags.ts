/** Behaviour of the operations on tags, for every kind of resource that carries them. */
import { arnInvalid, checkAccount, checkRegion, readArn } from '../account/arn-owner.js'
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
  const accounts = new Set(ids.map((id) => readArn(id, context).accountId))
  if (accounts.size > 1) throw arnInvalid('You cannot have resources belonging to multiple owners')
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

/** A resource of the request's own Region and account, and its tags. */
function taggedResource(id: string | undefined, context: Context): { arn: string; tags: Tags } {
  const read = readArn(id ?? '', context)
  checkAccount(read, context)
  checkRegion(read, context)
  const { arn, kind } = read
  const code = notFound[kind]
  if (code === undefined) throw new Refusal('ResourceTypeNotSupportedException', `Tags are not supported for: ${kind}`)
  const tags = context.account.tags.get(arn)
  if (tags === undefined) throw new Refusal(code, `Resource not found: ${arn}`)
  return { arn, tags }
}

export const tags: Behaviours = { AddTags, ListTags, RemoveTags }
