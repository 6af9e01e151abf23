/** Advanced event selectors, as trails, event data stores and channels use them. */
import * as z from 'zod/mini'
import { isTrueOrFalse, must } from '../../schema/checks.js'
import { onEachSide } from '../../schema/side.js'

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
 * A condition on one field of an event. An operator holds if one of its values matches; all operators must hold.
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
const operatorValues = /* @__PURE__ */ onEachSide((side) =>
  side.checked(z.array(side.checked(z.string(), z.minLength(1), z.maxLength(2048), z.regex(/.+/u))), z.minLength(1)),
)

export const advancedFieldSelector = /* @__PURE__ */ onEachSide((side) =>
  side.checked(
    side.object<AdvancedFieldSelector>({
      Field: side.checked(z.string(), z.minLength(1), z.maxLength(1000), z.regex(/[\w|\d|.|_]+/u)),
      Equals: z.optional(operatorValues(side)),
      StartsWith: z.optional(operatorValues(side)),
      EndsWith: z.optional(operatorValues(side)),
      NotEquals: z.optional(operatorValues(side)),
      NotStartsWith: z.optional(operatorValues(side)),
      NotEndsWith: z.optional(operatorValues(side)),
    }),
    must(
      'Equals',
      "must be 'true' or 'false' for the Field readOnly",
      ({ Field, Equals = [] }) => Field !== 'readOnly' || Equals.every(isTrueOrFalse),
    ),
  ),
)

export const advancedEventSelector = /* @__PURE__ */ onEachSide((side) =>
  side.object<AdvancedEventSelector>({
    Name: z.optional(side.checked(z.string(), z.maxLength(1000))),
    FieldSelectors: side.checked(z.array(advancedFieldSelector(side)), z.minLength(1)),
  }),
)

/** The selectors of one request. */
export const advancedEventSelectors = /* @__PURE__ */ onEachSide((side) => z.array(advancedEventSelector(side)))
