/** Rules for tags, the same for all kinds of resources. */
import { readString, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'

/** Tags of one resource: key to value; a tag may have no value. */
export type Tags = Map<string, string | undefined>

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html */
const maxTagsPerResource = 50

/**
 * The tags of a resource after some are added. Neither argument is changed.
 *
 * @throws Refusal `InvalidTagParameterException` or `TagsLimitExceededException`.
 */
export function mergeTags(before: Tags, added: readonly Input[]): Tags {
  const pairs = added.map(readTag)
  const keys = new Set(pairs.map(([key]) => key))
  if (keys.size < pairs.length) throw invalid('Tag keys must be unique in a request.')
  const after = new Map([...before, ...pairs])
  if (after.size > maxTagsPerResource) {
    throw new Refusal(
      'TagsLimitExceededException',
      `A resource can have at most ${maxTagsPerResource} tags; this one would have ${after.size}.`,
    )
  }
  return after
}

/** The tags of a resource after those with the given keys are removed. */
export function withoutTags(before: Tags, removed: readonly Input[]): Tags {
  const keys = new Set(removed.map((tag) => readTag(tag)[0]))
  return new Map([...before].filter(([key]) => !keys.has(key)))
}

function readTag(tag: Input): [string, string | undefined] {
  const key = readString(tag, 'Key') ?? ''
  const value = readString(tag, 'Value')
  if (key.length < 1 || key.length > 128) throw invalid('Tag key must have 1 to 128 characters.')
  if (value !== undefined && value.length > 256) throw invalid('Tag value must have at most 256 characters.')
  if (/^aws:/i.test(key)) throw invalid('Tag keys that start with aws: are reserved.')
  return [key, value]
}

const invalid = (message: string): Refusal => new Refusal('InvalidTagParameterException', message)
