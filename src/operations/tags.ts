/** Tags on trails, event data stores, dashboards and channels. */
import type { Members, Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { listOf } from '../schema/collections.js'
import { text } from '../schema/scalars.js'
import { lazy } from '../runtime/lazy.js'
import { optional, structureOf } from '../schema/structure.js'
import { tagsList, type Tag } from './shapes/tag.js'

/** Input of {@link TagOperations.addTags | addTags}. */
export interface AddTagsInput {
  /** ARN of the trail, event data store, dashboard or channel. */
  ResourceId: string
  /** Tags to set, up to 200 in a request; a resource holds 50. A key that is there already gets the new value. */
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
  /** One entry for each resource asked for. */
  ResourceTagList?: ResourceTag[] | undefined
  /** Reserved by the service. */
  NextToken?: string | undefined
}

/** Input of {@link TagOperations.removeTags | removeTags}. */
export interface RemoveTagsInput {
  /** ARN of the trail, event data store, dashboard or channel. */
  ResourceId: string
  /** Tags to take away, up to 200. The `Key` decides; a `Value` is not needed. */
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
   * Takes tags off a trail, event data store, dashboard or channel; keys it does not have are passed over.
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
  structureOf<ResourceTag>({
    ResourceId: optional(text()),
    TagsList: optional(tagsList()),
  }),
)

export const AddTags = /* @__PURE__ */ operation({
  name: 'AddTags',
  input: () => structureOf<AddTagsInput>({ ResourceId: text(), TagsList: tagsList() }),
  output: () => structureOf<Members<AddTagsOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const ListTags = /* @__PURE__ */ operation({
  name: 'ListTags',
  input: () =>
    structureOf<ListTagsInput>({
      ResourceIdList: listOf(text(), { max: 20 }),
      NextToken: optional(text()),
    }),
  output: () =>
    structureOf<Members<ListTagsOutput>>({
      ResourceTagList: optional(listOf(resourceTag())),
      NextToken: optional(text()),
    }),
  paging: { items: (page) => page.ResourceTagList },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const RemoveTags = /* @__PURE__ */ operation({
  name: 'RemoveTags',
  input: () => structureOf<RemoveTagsInput>({ ResourceId: text(), TagsList: tagsList() }),
  output: () => structureOf<Members<RemoveTagsOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})
