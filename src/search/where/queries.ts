/** What of the conditions is sent to the service: one attribute of a lookup, a query for each of its values. Pure. */
import type { LookupAttributeKey } from '../../operations/events.js'
import { attributes } from './names.js'
import { exactText } from './pattern.js'
import type { Clause, Conditions } from './where.js'

/** A query for the events with one value of an attribute; without members, for all events. */
export interface Query {
  readonly AttributeKey?: LookupAttributeKey
  readonly AttributeValue?: string
}

/** More queries than this would cost more than to read all events. */
const maxQueries = 8

/** The longest value that the service compares with; some characters count as two. */
const maxValueLength = 2000

const ranks: readonly string[] = [...attributes.keys()]

interface Choice {
  /** Place of the attribute, the most selective first. */
  readonly rank: number
  readonly queries: readonly Required<Query>[]
}

/** The queries that find every event that can meet the conditions, by the most selective attribute. */
export function queriesOf(conditions: Conditions): readonly Query[] {
  return choiceOf(conditions)?.queries ?? [{}]
}

function choiceOf({ clauses, any }: Conditions): Choice | undefined {
  const choices = [...clauses.map(choiceOfClause), choiceOfAny(any)].filter((choice) => choice !== undefined)
  return choices
    .filter(({ queries }) => queries.length <= maxQueries)
    .sort((left, right) => left.rank - right.rank || left.queries.length - right.queries.length)[0]
}

function choiceOfClause({ name, isNegated, patterns }: Clause): Choice | undefined {
  const attribute = attributes.get(name)
  if (attribute === undefined || isNegated || patterns === undefined) return undefined
  const texts = patterns.map(exactText)
  if (!texts.every((text) => text !== undefined && isSendable(attribute.key, text))) return undefined
  const values = [...new Set(texts)] as string[] // sound: none is undefined
  return {
    rank: ranks.indexOf(name),
    queries: values.map((AttributeValue) => ({ AttributeKey: attribute.key, AttributeValue })),
  }
}

/** Alternatives can be sent when each of them can. */
function choiceOfAny(any: readonly Conditions[]): Choice | undefined {
  const choices = any.map(choiceOf)
  if (choices.length === 0 || !choices.every((choice) => choice !== undefined)) return undefined
  const byText = new Map(
    choices.flatMap(({ queries }) => queries).map((query) => [`${query.AttributeKey} ${query.AttributeValue}`, query]),
  )
  return { rank: Math.max(...choices.map(({ rank }) => rank)), queries: [...byText.values()] }
}

function isSendable(key: LookupAttributeKey, text: string): boolean {
  if (key === 'ReadOnly') return text === 'true' || text === 'false'
  return text !== '' && text.length + (text.match(/[_ ,\n]/g)?.length ?? 0) <= maxValueLength
}

/** The names that are compared here, because the service does not. */
export function namesFilteredHere(conditions: Conditions, queries: readonly Query[]): readonly string[] {
  const sent = new Set(queries.map(({ AttributeKey }) => AttributeKey))
  const names = ({ clauses, any }: Conditions): string[] => [
    ...clauses.filter((clause) => !isSent(clause, sent)).map(({ name }) => name),
    ...any.flatMap(names),
  ]
  return [...new Set(names(conditions))]
}

const isSent = ({ name, isNegated, patterns }: Clause, sent: ReadonlySet<LookupAttributeKey | undefined>): boolean => {
  const key = attributes.get(name)?.key
  return (
    key !== undefined && sent.has(key) && !isNegated && patterns?.every((one) => exactText(one) !== undefined) === true
  )
}

/** Which of the queries an event belongs to, where it can be found by several: the first one. */
export const ownerOf = (queries: readonly Query[], event: Parameters<typeof isFoundBy>[1]): number =>
  queries.findIndex((query) => isFoundBy(query, event))

function isFoundBy({ AttributeKey, AttributeValue }: Query, event: Parameters<AttributeReader>[0]): boolean {
  const attribute = [...attributes.values()].find(({ key }) => key === AttributeKey)
  return attribute === undefined || attribute.ofEvent(event).includes(AttributeValue)
}

type AttributeReader = NonNullable<ReturnType<typeof attributes.get>>['ofEvent']
