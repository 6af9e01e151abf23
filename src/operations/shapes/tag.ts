/** Tags, as trails, event data stores, channels and dashboards carry them. */
import * as z from 'zod/mini'
import { onEachSide } from '../../schema/side.js'

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

export const tag = /* @__PURE__ */ onEachSide((side) =>
  side.object<Tag>({
    Key: side.checked(z.string(), z.minLength(1), z.maxLength(128)),
    Value: z.optional(side.checked(z.string(), z.minLength(1), z.maxLength(256))),
  }),
)

/** The tags of one request, 200 at most; a resource holds 50. */
export const tagsList = /* @__PURE__ */ onEachSide((side) => side.checked(z.array(tag(side)), z.maxLength(200)))
