/** Tags on trails, event data stores, dashboards and channels. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import { tagsList, type Tag } from './shapes/tag.js'
import type { MembersOf } from '../schema/members-of.js'
import { received, sent } from '../schema/side.js'

/** Input of {@link TagOperations.addTags | addTags}. */
export interface AddTagsInput {
  /** ARN of the trail, event data store, dashboard or channel. */
  ResourceId: string
  /** Tags to set, up to 200 in a request; a resource holds 50. An existing key gets the new value. */
  TagsList: Tag[]
}

/** Output of {@link TagOperations.addTags | addTags}. */
export interface AddTagsOutput extends WithMetadata {}

/** Input of {@link TagOperations.listTags | listTags}. */
export interface ListTagsInput {
  /** ARNs of 1 to 20 trails, event data stores, dashboards or channels, all of this Region. */
  ResourceIdList: string[]
  /** Reserved by the service. */
  NextToken?: string | undefined
}

/** Output of {@link TagOperations.listTags | listTags}. */
export interface ListTagsOutput extends WithMetadata {
  /** One entry for each resource of the request. */
  ResourceTagList?: ResourceTag[] | undefined
  /** Reserved by the service. */
  NextToken?: string | undefined
}

/** Input of {@link TagOperations.removeTags | removeTags}. */
export interface RemoveTagsInput {
  /** ARN of the trail, event data store, dashboard or channel. */
  ResourceId: string
  /** Tags to remove, up to 200. Only the `Key` matters; a `Value` is not needed. */
  TagsList: Tag[]
}

/** Output of {@link TagOperations.removeTags | removeTags}. */
export interface RemoveTagsOutput extends WithMetadata {}

/**
 * The tags of one resource.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ResourceTag.html
 */
export interface ResourceTag {
  /** ARN of the resource. */
  ResourceId?: string | undefined
  /** Its tags, in no promised order. */
  TagsList?: Tag[] | undefined
}

/** The methods for tags. */
export interface TagOperations {
  /**
   * Sets tags on a trail, event data store, dashboard or channel; tags with other keys stay as they are.
   *
   * @param input - The resource and its tags.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TagsLimitExceededException`, `ResourceNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.addTags({ ResourceId: trailArn, TagsList: [{ Key: 'team', Value: 'security' }] })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html
   * @group Tags
   */
  addTags(input: AddTagsInput, options?: CallOptions): Promise<AddTagsOutput>

  /**
   * Reads the tags of up to 20 resources of this Region.
   *
   * @param input - ARNs of the resources.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, one {@link ResourceTag} for each resource.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ResourceNotFoundException`, `CloudTrailARNInvalidException`.
   * @example
   * ```ts
   * for await (const { ResourceId, TagsList } of cloudtrail.listTags({ ResourceIdList: [trailArn] })) {
   *   console.log(ResourceId, TagsList)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
   * @group Tags
   */
  listTags(input: ListTagsInput, options?: CallOptions): Paged<ListTagsOutput, ResourceTag>

  /**
   * Takes tags off a trail, event data store, dashboard or channel; keys it does not have are ignored.
   *
   * @param input - The resource and the keys to remove.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ResourceNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.removeTags({ ResourceId: trailArn, TagsList: [{ Key: 'team' }] })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html
   * @group Tags
   */
  removeTags(input: RemoveTagsInput, options?: CallOptions): Promise<RemoveTagsOutput>
}

export const resourceTag = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<ResourceTag>>({
    ResourceId: z.optional(z.string()),
    TagsList: z.optional(tagsList(received)),
  }),
)

export const AddTags = /* @__PURE__ */ operation<'AddTags', AddTagsInput, AddTagsOutput>({
  name: 'AddTags',
  input: () => z.strictObject<MembersOf<AddTagsInput>>({ ResourceId: z.string(), TagsList: tagsList(sent) }),
  output: () => z.looseObject<MembersOf<AddTagsOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const ListTags = /* @__PURE__ */ operation<'ListTags', ListTagsInput, ListTagsOutput, ResourceTag>({
  name: 'ListTags',
  input: () =>
    z.strictObject<MembersOf<ListTagsInput>>({
      ResourceIdList: z.array(z.string()).check(z.maxLength(20)),
      NextToken: z.optional(z.string()),
    }),
  output: () =>
    z.looseObject<MembersOf<ListTagsOutput>>({
      ResourceTagList: z.optional(z.array(resourceTag())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.ResourceTagList },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const RemoveTags = /* @__PURE__ */ operation<'RemoveTags', RemoveTagsInput, RemoveTagsOutput>({
  name: 'RemoveTags',
  input: () => z.strictObject<MembersOf<RemoveTagsInput>>({ ResourceId: z.string(), TagsList: tagsList(sent) }),
  output: () => z.looseObject<MembersOf<RemoveTagsOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})
