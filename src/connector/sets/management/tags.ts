/** The commands for tags. */
import { isServiceError } from '../../../contracts/errors.js'
import { ListTags, RemoveTags, resourceTag } from '../../../operations/tags.js'
import { defineAction, type Action, type ActionContext, type Outcome } from '../../action/action.js'
import { limits } from '../../action/limits.js'
import { permissionsOf } from '../../action/permissions.js'
import { jsonSchemaOf } from '../../json/json-schema.js'
import { list, text } from '../../parameters/kinds.js'
import { required } from '../../parameters/parameter.js'
import { forEachSubject } from '../for-each-subject.js'
import { walk } from '../walk.js'

/** Error codes of a call that fails as a whole because of one of its resources. */
const aboutOne = /NotFound|NotSupported|ARNInvalid|InvalidTrailName|Inactive/

/** Reads the tags of some ARNs in one call. If it fails because of one of them, each half is read separately. */
async function tagsOf(arns: string[], context: ActionContext): Promise<Outcome> {
  const { cloudtrail, options } = context
  const { rows, failures } = await walk(cloudtrail.listTags({ ResourceIdList: arns }, options))
  const [failure] = failures
  if (failure === undefined) return { rows, failures, successful: arns.length }
  const { error } = failure
  if (arns.length > 1 && isServiceError(error) && aboutOne.test(error.code)) {
    return tagsOfBatches(batchesOf(arns, Math.ceil(arns.length / 2)), context)
  }
  const missing = arns.filter((arn) => !rows.some(({ ResourceId }) => ResourceId === arn))
  const successful = arns.length - missing.length
  return { rows, failures: missing.length > 0 ? missing.map((subject) => ({ subject, error })) : failures, successful }
}

async function tagsOfBatches(batches: readonly string[][], context: ActionContext): Promise<Outcome> {
  const outcomes = []
  for (const batch of batches) outcomes.push(await tagsOf(batch, context))
  return {
    rows: outcomes.flatMap(({ rows }) => rows),
    failures: outcomes.flatMap(({ failures }) => failures),
    successful: outcomes.reduce((total, { successful }) => total + successful, 0),
  }
}

const batchesOf = (arns: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(arns.length / size) }, (_, index) => arns.slice(index * size, (index + 1) * size))

/** In the order in which they are listed. */
export const tagActions: readonly Action[] = [
  defineAction({
    name: 'list_tags',
    description: 'Reads the tags of trails and other resources of this Region, 20 in a call.',
    set: 'management',
    readOnly: true,
    permissions: permissionsOf(ListTags),
    parameters: {
      trail_arns: required(list({ of: 'ARNs' }), {
        description: 'ARNs of trails, event data stores, dashboards or channels, in any number.',
      }),
    },
    row: () => jsonSchemaOf(resourceTag(), 'received'),
    run: ({ trail_arns }, context) => tagsOfBatches(batchesOf(trail_arns, limits.listTagsResources), context),
  }),
  defineAction({
    name: 'remove_tags',
    description: 'Removes tags from a trail or another resource by their keys; keys that it does not have are ignored.',
    set: 'management',
    readOnly: false,
    permissions: permissionsOf(RemoveTags),
    parameters: {
      trail_arn: required(text, { description: 'ARN of the trail, event data store, dashboard or channel.' }),
      tag_keys: required(list({ of: 'tag keys', pattern: /^\s*\S[^]{0,127}$/u }), {
        description: 'Keys of the tags, at most 50.',
      }),
    },
    row: () => ({ type: 'object', properties: { trail_arn: { type: 'string' } }, required: ['trail_arn'] }),
    problems: ({ tag_keys: { length } }) =>
      length > limits.tags
        ? [{ path: 'tag_keys', message: `must have at most ${limits.tags} keys, got ${length}` }]
        : [],
    run: ({ trail_arn, tag_keys }, { cloudtrail, options }) =>
      forEachSubject([trail_arn], { atOnce: 1 }, async (ResourceId) => {
        await cloudtrail.removeTags({ ResourceId, TagsList: tag_keys.map((Key) => ({ Key })) }, options)
        return [{ trail_arn }]
      }),
  }),
]
