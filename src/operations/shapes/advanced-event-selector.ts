/** Advanced event selectors, as trails, event data stores and channels use them. */
import { listOf } from '../../schema/collections.js'
import { text } from '../../schema/scalars.js'
import { lazy } from '../../runtime/lazy.js'
import { optional, structureOf } from '../../schema/structure.js'

/**
 * Selects events by conditions on their fields; an event is logged when it meets all conditions of one selector.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export interface AdvancedEventSelector {
  /** A label for people, up to 1,000 characters; leave it out for none. */
  Name?: string | undefined
  /** The conditions, at least one; all of them must hold. */
  FieldSelectors: AdvancedFieldSelector[]
}

/**
 * A condition on one field of an event. Within an operator any of its values is enough; several operators must all hold.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export interface AdvancedFieldSelector {
  /** The field, 1 to 1,000 characters, e.g. `eventCategory`, `readOnly`, `resources.type`. */
  Field: string
  /** The field is one of these values, 1 to 2,048 characters each, at least one. */
  Equals?: string[] | undefined
  /** The field starts with one of these values, 1 to 2,048 characters each, at least one. */
  StartsWith?: string[] | undefined
  /** The field ends with one of these values, 1 to 2,048 characters each, at least one. */
  EndsWith?: string[] | undefined
  /** The field is none of these values, 1 to 2,048 characters each, at least one. */
  NotEquals?: string[] | undefined
  /** The field starts with none of these values, 1 to 2,048 characters each, at least one. */
  NotStartsWith?: string[] | undefined
  /** The field ends with none of these values, 1 to 2,048 characters each, at least one. */
  NotEndsWith?: string[] | undefined
}

/** The values of one operator. */
const operatorValues = /* @__PURE__ */ lazy(() => listOf(text({ min: 1, max: 2048, pattern: /.+/u }), { min: 1 }))

export const advancedFieldSelector = /* @__PURE__ */ lazy(() =>
  structureOf<AdvancedFieldSelector>({
    Field: text({ min: 1, max: 1000, pattern: /[\w|\d|.|_]+/u }),
    Equals: optional(operatorValues()),
    StartsWith: optional(operatorValues()),
    EndsWith: optional(operatorValues()),
    NotEquals: optional(operatorValues()),
    NotStartsWith: optional(operatorValues()),
    NotEndsWith: optional(operatorValues()),
  }),
)

export const advancedEventSelector = /* @__PURE__ */ lazy(() =>
  structureOf<AdvancedEventSelector>({
    Name: optional(text({ max: 1000 })),
    FieldSelectors: listOf(advancedFieldSelector(), { min: 1 }),
  }),
)

/** The selectors of one request. */
export const advancedEventSelectors = /* @__PURE__ */ lazy(() => listOf(advancedEventSelector()))
