/** Tags, as trails, event data stores, channels and dashboards carry them. */
import { listOf } from '../../schema/collections.js'
import { text } from '../../schema/scalars.js'
import { lazy } from '../../runtime/lazy.js'
import { optional, structureOf } from '../../schema/structure.js'

/**
 * A label on a resource.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Tag.html
 */
export interface Tag {
  /** Unique on its resource, 1 to 128 characters; `aws:` at its start is reserved. */
  Key: string
  /** Up to 256 characters; leave it out for a tag without a value. */
  Value?: string | undefined
}

export const tag = /* @__PURE__ */ lazy(() =>
  structureOf<Tag>({
    Key: text({ min: 1, max: 128 }),
    Value: optional(text({ min: 1, max: 256 })),
  }),
)

/** The tags of one request, 200 at most; a resource holds 50. */
export const tagsList = /* @__PURE__ */ lazy(() => listOf(tag(), { max: 200 }))
