/**
 * Behaviour of the operations that help to write queries. Simplified: three samples, and one statement for all prompts.
 */
import { findActiveStore } from '../account/event-data-store.js'
import { readString, readStrings } from '../front/input.js'
import { readPageSize } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

interface Sample {
  readonly Name: string
  readonly Description: string
  readonly SQL: string
}

const samples: readonly Sample[] = [
  {
    Name: 'Failed calls',
    Description: 'Counts the calls that failed, by the code of their error.',
    SQL: 'SELECT errorCode, count(*) AS calls FROM <event-data-store-id> WHERE errorCode IS NOT NULL GROUP BY errorCode ORDER BY calls DESC',
  },
  {
    Name: 'Console sign-ins',
    Description: 'Lists who signed in to the console, and from where.',
    SQL: "SELECT eventTime, userIdentity.arn, sourceIPAddress FROM <event-data-store-id> WHERE eventName = 'ConsoleLogin' ORDER BY eventTime DESC",
  },
  {
    Name: 'Busiest users',
    Description: 'Counts the calls of each user.',
    SQL: 'SELECT userIdentity.arn AS user, count(*) AS calls FROM <event-data-store-id> GROUP BY userIdentity.arn ORDER BY calls DESC LIMIT 10',
  },
]

const SearchSampleQueries: Behaviour = (input) => {
  const phrase = readString(input, 'SearchPhrase') ?? ''
  if (phrase.length < 2 || phrase.length > 1000) throw invalid('SearchPhrase must have 2 to 1000 characters.')
  const size = readPageSize(input, invalid, 50)
  const words = phrase.toLowerCase().split(/\W+/).filter(Boolean)
  const found = samples
    .map((sample) => ({ ...sample, Relevance: relevance(sample, words) }))
    .filter(({ Relevance }) => Relevance > 0)
    .sort((left, right) => right.Relevance - left.Relevance)
  return { SearchResults: found.slice(0, size) }
}

/** The share of the words that the sample contains, from 0 to 1. */
function relevance({ Name, Description, SQL }: Sample, words: readonly string[]): number {
  const all = `${Name} ${Description} ${SQL}`.toLowerCase()
  return words.filter((word) => all.includes(word)).length / words.length
}

const GenerateQuery: Behaviour = (input, context) => {
  const [id, ...others] = readStrings(input, 'EventDataStores') ?? []
  if (others.length > 0) throw invalid('EventDataStores must have one event data store.')
  const prompt = readString(input, 'Prompt') ?? ''
  if (prompt.length < 3 || prompt.length > 500) throw invalid('Prompt must have 3 to 500 characters.')
  const storeId = findActiveStore(id, context).arn.slice(-36)
  return {
    QueryStatement: `SELECT eventTime, eventName, userIdentity.arn FROM ${storeId} ORDER BY eventTime DESC LIMIT 100`,
    EventDataStoreOwnerAccountId: context.accountId,
  }
}

const invalid = (message: string): Refusal => new Refusal('InvalidParameterException', message)

export const queryHelp: Behaviours = { SearchSampleQueries, GenerateQuery }
