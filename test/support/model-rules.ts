/** The rules between members, as the facts state them: which forms of a structure keep a rule, and which break it. */
import type { MemberFact, ShapeFact, StructureFact } from './model.js'

/** `inputRules` of an operation. */
export interface InputRules {
  readonly exactlyOneOf?: readonly Choice[]
  readonly atMostOneOf?: readonly Choice[]
  /** A likely rule that no source states: both are refused, none is not. */
  readonly oneOfNotStated?: readonly Choice[]
  /** Members that go with the first, and with the second, choice of `oneOfNotStated`. */
  readonly trailMembers?: Choice
  readonly eventDataStoreMembers?: Choice
  readonly onlyWith?: Readonly<Record<string, string>>
  readonly startNotAfterEnd?: readonly [start: string, end: string]
  readonly lookbackDays?: number
  readonly repeatParametersWithToken?: boolean
  readonly source?: string
}

type Choice = readonly string[]

/** `docFacts` of a member; those that nothing can check in one input are only named. */
export interface DocFacts {
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly charset?: string
  readonly startsAndEndsWith?: string
  readonly noAdjacent?: readonly string[]
  readonly notIpAddress?: boolean
  readonly alsoAccepts?: string
  readonly countsDouble?: readonly string[]
  readonly allowedValues?: readonly (string | number)[]
  readonly allowedByUnit?: Readonly<Record<string, readonly number[]>>
  /** Another member → a value of it → the texts that are taken beside it, or some of them. */
  readonly allowedWhen?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly maxByBillingMode?: Readonly<Record<string, number>>
  readonly requiredWhen?: Readonly<Record<string, string>>
  readonly requiredWhenSet?: string
  readonly requiredValueWhenSet?: Readonly<Record<string, string>>
  readonly maxConditionValuesTotal?: number
  readonly maxDataResourcesPerTrail?: number
  readonly maxTotalMegabytes?: number
  readonly default?: unknown
  readonly defaultByBillingMode?: unknown
  readonly unit?: string
  readonly timezone?: string
  readonly inclusive?: boolean
  readonly maxItemsPerResource?: number
  readonly maxChannelsPerSource?: number
  readonly minValue?: number
  readonly maxValue?: number
}

/** One form of a structure: members that are there, members that are not, members with fewer values than elsewhere. */
export interface Form {
  readonly given: readonly string[]
  readonly omitted: readonly string[]
  readonly narrowed: Readonly<Record<string, Partial<ShapeFact>>>
}

/** A rule between members. */
export interface Rule {
  readonly text: string
  /** Together, all forms that keep it. */
  readonly kept: readonly Form[]
  /** Some forms that break it. */
  readonly broken: readonly Form[]
}

const form = (parts: Partial<Form>): Form => ({ given: [], omitted: [], narrowed: {}, ...parts })

const only = (...values: readonly string[]): Partial<ShapeFact> => ({ enum: values })

/** The rules that hold for an operation's input. */
export function rulesOfInput(rules: InputRules): Rule[] {
  const { exactlyOneOf, atMostOneOf = rules.oneOfNotStated, onlyWith = {}, ...rest } = rules
  return [
    ...(exactlyOneOf === undefined ? [] : [oneOf(exactlyOneOf)]),
    ...(atMostOneOf === undefined
      ? []
      : [notBoth(atMostOneOf, [rest.trailMembers ?? [], rest.eventDataStoreMembers ?? []])]),
    ...Object.entries(onlyWith).map(([member, other]) => ({
      text: `${member} only with ${other}`,
      kept: [form({ given: [member, other] }), form({ omitted: [member] })],
      broken: [form({ given: [member], omitted: [other] })],
    })),
  ]
}

function oneOf(choices: readonly Choice[]): Rule {
  const all = choices.flat()
  const partial = choices.filter((choice) => choice.length > 1).flatMap((choice) => choice.map((name) => [name]))
  return {
    text: `exactly one of ${choices.map((choice) => choice.join(' and ')).join(', ')}`,
    kept: choices.map((choice) => form({ given: choice, omitted: without(all, choice) })),
    broken: [[], all, ...partial].map((given) => form({ given, omitted: without(all, given) })),
  }
}

function notBoth(choices: readonly Choice[], companions: readonly Choice[]): Rule {
  const all = choices.flat()
  return {
    text: `at most one of ${choices.map((choice) => choice.join(' and ')).join(', ')}`,
    kept: choices
      .map((choice, index) =>
        form({
          given: choice,
          omitted: [...without(all, choice), ...companions.filter((_, other) => other !== index).flat()],
        }),
      )
      .concat(form({ omitted: [...all, ...companions.flat()] })),
    broken: [form({ given: all })],
  }
}

const without = (names: Choice, taken: Choice): string[] => names.filter((name) => !taken.includes(name))

/** The rules that the documentation of a member states; `siblings` are all members of its structure. */
export function rulesOfDocFacts(
  { name, docFacts = {}, ...shape }: MemberFact,
  siblings: readonly MemberFact[],
): Rule[] {
  const { requiredWhenSet, requiredWhen, requiredValueWhenSet, maxByBillingMode, allowedByUnit } = docFacts
  return [
    ...(requiredWhenSet === undefined
      ? []
      : [
          {
            text: `${name} is required when ${requiredWhenSet} is set`,
            kept: [form({ given: [name, requiredWhenSet] }), form({ omitted: [requiredWhenSet] })],
            broken: [form({ given: [requiredWhenSet], omitted: [name] })],
          },
        ]),
    ...Object.entries(requiredWhen ?? {}).map(([other, value]) => ({
      text: `${name} is required when ${other} is ${value}`,
      kept: [
        form({ given: [name, other], narrowed: { [other]: only(value) } }),
        form({
          narrowed: {
            [other]: only(
              ...allBut(
                value,
                siblings.find((member) => member.name === other),
              ),
            ),
          },
        }),
      ],
      broken: [form({ given: [other], omitted: [name], narrowed: { [other]: only(value) } })],
    })),
    ...Object.entries(requiredValueWhenSet ?? {}).map(([other, value]) => ({
      text: `${name} is ${value} when ${other} is set`,
      kept: [form({ given: [name, other], narrowed: { [name]: only(value) } }), form({ omitted: [other] })],
      broken: allBut(value, shape).map((wrong) => form({ given: [name, other], narrowed: { [name]: only(wrong) } })),
    })),
    ...Object.entries(docFacts.allowedWhen ?? {}).map(([other, texts]) => ({
      text: `${name} has other values for ${Object.keys(texts).join(', ')} as ${other}`,
      kept: [
        form({
          narrowed: {
            [other]: only(...without(siblings.find((member) => member.name === other)?.enum ?? [], Object.keys(texts))),
          },
        }),
        ...Object.entries(texts).map(([value, allowed]) =>
          form({ given: [name, other], narrowed: { [other]: only(value), [name]: { type: 'enum', enum: allowed } } }),
        ),
      ],
      broken: Object.keys(texts).map((value) => form({ given: [name, other], narrowed: { [other]: only(value) } })),
    })),
    ...(maxByBillingMode === undefined
      ? []
      : [
          {
            text: `${name} has another maximum in each BillingMode`,
            kept: [
              form({ omitted: ['BillingMode'] }),
              ...Object.entries(maxByBillingMode).map(([mode, max]) =>
                form({ given: ['BillingMode'], narrowed: { BillingMode: only(mode), [name]: { max } } }),
              ),
            ],
            broken: Object.entries(maxByBillingMode).map(([mode, max]) =>
              form({
                given: ['BillingMode', name],
                narrowed: { BillingMode: only(mode), [name]: { allowedValues: [max + 1] } },
              }),
            ),
          },
        ]),
    ...(allowedByUnit === undefined
      ? []
      : [
          {
            text: `${name} has other values in each Unit`,
            kept: [
              ...Object.entries(allowedByUnit).map(([unit, allowedValues]) =>
                form({ given: ['Unit', name], narrowed: { Unit: only(unit), [name]: { allowedValues } } }),
              ),
              form({ omitted: [name] }),
            ],
            broken: Object.keys(allowedByUnit).map((unit) =>
              form({ given: ['Unit', name], narrowed: { Unit: only(unit), [name]: { allowedValues: [7] } } }),
            ),
          },
        ]),
  ]
}

const allBut = (value: string, fact: { readonly enum?: readonly string[] } = {}): string[] =>
  (fact.enum ?? []).filter((other) => other !== value)

/** All forms in which a structure keeps all its rules; those with most members first. */
export function formsOf({ members, rules }: Pick<StructureFact, 'members' | 'rules'>): Form[] {
  const start = form({ given: members.filter(({ required }) => required).map(({ name }) => name) })
  return rules
    .reduce<Form[]>((forms, { kept }) => forms.flatMap((one) => kept.flatMap((other) => both(one, other))), [start])
    .sort((one, other) => one.omitted.length - other.omitted.length)
}

/** Forms in which a structure breaks one rule and keeps the others. */
export function brokenForms({ members, rules }: StructureFact): { readonly text: string; readonly form: Form }[] {
  return rules.flatMap((rule) => {
    const others = formsOf({ members, rules: rules.filter((other) => other !== rule) })
    return rule.broken.flatMap((broken) =>
      others
        .flatMap((other) => both(broken, other))
        .slice(0, 1)
        .map((found) => ({ text: rule.text, form: found })),
    )
  })
}

/** What two forms have in common; nothing if one wants what the other does not. */
function both(one: Form, other: Form): Form[] {
  const given = [...new Set([...one.given, ...other.given])]
  const omitted = [...new Set([...one.omitted, ...other.omitted])]
  const narrowed = { ...one.narrowed, ...other.narrowed }
  return given.some((name) => omitted.includes(name)) ? [] : [{ given, omitted, narrowed }]
}
