/** The command `cloudtrail-client search`: events across conditions, Regions and time, as a table or as lines. */
import type { CloudTrailConfig } from '../config/client-config.js'
import {
  createSearch,
  type RegionFailure,
  type Search,
  type SearchCursor,
  type TailCursor,
  type Where,
} from '../search/index.js'
import { demo as openDemo } from './demo.js'
import { errorLine } from './error-line.js'
import { log, printHits, type Rows } from './print-hits.js'
import { fieldsOf, formatNames, type FormatName } from './search-formats.js'
import { readConditions } from './search-conditions.js'
import { sumUp } from './search-summary.js'
import { progressLine } from './progress-line.js'
import { timeBefore } from './time-before.js'
import { allRegions } from './all-regions.js'
import { readArguments, UsageError, type Command } from './usage.js'

const help = `Usage: cloudtrail-client search --region <regions> --from <time> [options]

Finds events of the last 90 days, newest first. Rows go to the standard output,
everything else to the standard error. Guide: docs/search.md of this package.

  --region <regions>   with commas between them, or all; AWS_REGION unless given
  --regions <regions>  the same
  --from <time>        from when on: 90m, 24h, 7d ago, or 2026-11-20T00:00:00Z;
                       24h unless given
  --to <time>          up to when, in the same forms; now unless given
  --where <condition>  name=value, in which * stands for any characters;
                       name!=value; name for what is there, !name for what is
                       not. Give it several times: values of one name are
                       alternatives, different names must all be met. Names are
                       eventId, eventName, readOnly, username, resourceType,
                       resourceName, eventSource, accessKeyId, and paths of the
                       record such as userIdentity.type
  --where-json <json>  conditions as JSON, as the library takes them
  --story <who>        all that accessKeyId=…, username=… or roleArn=… did, and
                       the keys that it got; or all about resourceArn=…
  --order <order>      newest, oldest or arrival
  --limit <number>     the most events
  --follow             go on with new events until it is ended; --from is how
                       far back it begins: 15m unless given, at most 2h
  --output <format>    table, json, ndjson, csv or tsv; table on a terminal,
                       ndjson otherwise
  --fields <names>     the columns: eventTime, region, accountId, record, and
                       what --where can name
  --cursor <json>      go on where an earlier search ended, as it printed
  --profile <name>     its credentials, before keys in the environment
  --endpoint-url <url> an endpoint of your own, such as that of an emulator
  --demo               search made-up records, without credentials
  --help               this text

Exit codes: 0 done, or ended by a signal; 1 failed, or no Region could be read;
2 a mistake in the arguments; 3 some Regions failed and were left out.
`

const options = {
  region: { type: 'string', multiple: true },
  regions: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  where: { type: 'string', multiple: true },
  'where-json': { type: 'string' },
  story: { type: 'string' },
  order: { type: 'string' },
  limit: { type: 'string' },
  follow: { type: 'boolean' },
  output: { type: 'string' },
  fields: { type: 'string' },
  cursor: { type: 'string' },
  profile: { type: 'string' },
  'endpoint-url': { type: 'string' },
  demo: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const read = (args: string[]) => readArguments({ args, options })
type Values = ReturnType<typeof read>['values']

export const search: Command = {
  summary: 'events across conditions, Regions and time',
  run: async (args) => {
    const { values } = read(args)
    if (values.help === true) {
      process.stdout.write(help)
      return
    }
    const session = sessionOf(values)
    if (values.story !== undefined) await tell(session, values, values.story)
    else await (values.follow === true ? follow(session, values) : find(session, values))
  },
}

/** What both ways of searching need. */
interface Session extends Rows {
  readonly config: CloudTrailConfig
  readonly regions: readonly string[]
  readonly where: Where
  readonly nowMs: number
}

function sessionOf(values: Values): Session {
  const demo = values.demo === true ? openDemo() : undefined
  const { output = process.stdout.isTTY ? 'table' : 'ndjson' } = values
  if (!isFormat(output)) throw new UsageError(`--output must be ${formatNames.join(', ')}`)
  return {
    config: { profile: values.profile, endpoint: values['endpoint-url'], ...demo?.config },
    regions: regionsOf(values, demo?.regions),
    where: readConditions(values.where ?? [], values['where-json']),
    nowMs: Date.now(),
    format: output,
    fields: values.fields === undefined ? undefined : fieldsOf(values.fields),
  }
}

const isFormat = (name: string): name is FormatName => (formatNames as readonly string[]).includes(name)

function regionsOf({ region = [], regions = [] }: Values, demo: readonly string[] | undefined): readonly string[] {
  const given = [...region, ...regions].flatMap((text) => text.split(',')).map((name) => name.trim())
  const home = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION']
  const names = given.filter(Boolean)
  if (names.length === 0) {
    if (demo !== undefined) return demo
    if (home !== undefined && home !== '') return [home]
    throw new UsageError('give --region, e.g. --region us-east-1,eu-west-1, or --regions all')
  }
  return names.includes('all')
    ? (demo ?? allRegions(names.find((name) => name !== 'all') ?? home ?? 'us-east-1'))
    : names
}

async function find(session: Session, values: Values): Promise<void> {
  const { config, regions, where, nowMs } = session
  const cursor = values.cursor === undefined ? undefined : (cursorOf(values.cursor) as SearchCursor)
  const from = cursor === undefined ? timeBefore('--from', values.from ?? '24h', nowMs) : secondOf(cursor.from)
  const to = values.to === undefined || cursor !== undefined ? undefined : timeBefore('--to', values.to, nowMs)
  const search = createSearch({ ...config, regions, onRegionError: 'skip' })
  const found = search.find({
    from,
    ...(to === undefined ? {} : { to }),
    where,
    ...(cursor === undefined ? {} : { cursor }),
    ...(values.order === undefined ? {} : { order: values.order as 'newest' }), // checked by the search
    ...(values.limit === undefined ? {} : { limit: Number(values.limit) }),
  })
  for (const note of process.stderr.isTTY ? found.plan.notes : notesOf(search)) log(note)
  const job = {
    hits: found,
    progress: () => progressLine(found.progress),
    cursor: () => found.cursor,
    unfinished: () => (found.summary.isTruncated ? found.cursor : undefined),
  }
  await printHits(job, session)
  sumUp(found.summary, regions.length)
}

/** All that an actor did. */
async function tell(session: Session, values: Values, who: string): Promise<void> {
  const other = (['where', 'where-json', 'follow', 'cursor'] as const).find((name) => values[name] !== undefined)
  if (other !== undefined) throw new UsageError(`--story takes no --${other}`)
  const [, name = '', value = ''] = /^(accessKeyId|username|roleArn|resourceArn)=(.+)$/s.exec(who) ?? []
  if (name === '') {
    throw new UsageError('--story must be accessKeyId=…, username=…, roleArn=… or resourceArn=…')
  }
  const { config, regions, nowMs } = session
  const search = createSearch({ ...config, regions, onRegionError: 'skip' })
  const range = {
    from: timeBefore('--from', values.from ?? '24h', nowMs),
    ...(values.to === undefined ? {} : { to: timeBefore('--to', values.to, nowMs) }),
  }
  const story = search.story({
    ...range,
    [name]: value,
    order: (values.order ?? 'newest') as 'newest', // checked by the search
    ...(values.limit === undefined ? {} : { limit: Number(values.limit) }),
  })
  for (const note of notesOf(search)) log(note)
  await printHits({ hits: story, cursor: () => undefined, unfinished: () => undefined }, session)
  if (story.keys.length > 0) log(`keys that were obtained and followed: ${story.keys.join(', ')}`)
  if (story.summary.isTruncated) log('there is more: raise --limit, or give a shorter time')
  sumUp(story.summary, regions.length)
}

/** What to know about any search of these Regions, whatever it looks for; nothing is sent. */
const notesOf = (search: Search): readonly string[] => search.find({ from: new Date() }).plan.notes

/** As much as a tail looks back. */
const longestOverlapMs = 2 * 3_600_000

async function follow(session: Session, values: Values): Promise<void> {
  const { config, regions, where, nowMs } = session
  if (values.to !== undefined || values.order !== undefined)
    throw new UsageError('--follow takes no --to and no --order')
  const cursor = values.cursor === undefined ? undefined : (cursorOf(values.cursor) as TailCursor)
  const overlapMs = values.from === undefined ? undefined : nowMs - timeBefore('--from', values.from, nowMs).getTime()
  if (overlapMs !== undefined && overlapMs > longestOverlapMs)
    throw new UsageError('--from must be at most 2h with --follow; what is older, a search without it finds')
  const leftOut: RegionFailure[] = []
  const search = createSearch({
    ...config,
    regions,
    on: {
      behind: ({ advice }) => {
        log(`new events come faster than they can be read: ${advice}`)
      },
    },
    onRegionError: (failure) => {
      leftOut.push(failure)
      log(`${failure.region} was left out: ${errorLine(failure.error)}`)
      return regions.length === 1 ? 'throw' : 'skip'
    },
  })
  const tail = search.follow({
    where,
    ...(overlapMs === undefined ? {} : { overlapMs }),
    ...(cursor === undefined ? {} : { cursor }),
  })
  for (const note of notesOf(search)) log(note)
  await printHits(
    { hits: tail, cursor: () => tail.cursor, unfinished: () => tail.cursor },
    session,
    values.limit === undefined ? Infinity : Number(values.limit),
  )
  if (leftOut.length > 0) process.exitCode = 3
}

const secondOf = (second: unknown): Date => {
  if (typeof second !== 'number') throw new UsageError('--cursor must be what an earlier search printed')
  return new Date(second * 1000)
}

/** Its form is checked by the search. */
function cursorOf(text: string): unknown {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    throw new UsageError('--cursor must be what an earlier search printed')
  }
}
