/** Prints hits as they come, with a line of progress on a terminal, and the cursor where there is more. */
import type { Found, SearchHit, Story, Tail } from '../search/index.js'
import { formats, type FormatName } from './search-formats.js'

/** Something that is read to its end, or until somebody ends it. */
export interface Job {
  readonly hits: Found | Story | Tail
  /** For the line on a terminal. */
  readonly progress?: () => string
  /** The cursor, where it is of use although the job has come to its end. */
  readonly unfinished: () => unknown
  /** The cursor, where somebody has ended it. */
  readonly cursor: () => unknown
}

/** How rows are printed. */
export interface Rows {
  readonly format: FormatName
  readonly fields: readonly string[] | undefined
}

export const log = (text: string): void => void process.stderr.write(`${clearLine()}cloudtrail-client: ${text}\n`)

/** Only a terminal has a line to replace. */
const clearLine = (): string => (process.stderr.isTTY ? '\r\u001b[K' : '')

export async function printHits(
  { hits, progress, unfinished, cursor }: Job,
  { format, fields }: Rows,
  limit = Infinity,
): Promise<void> {
  const ended = { isByUser: false }
  const interrupt = () => {
    ended.isByUser = true
    void hits.return?.()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  const stopShowing = progress === undefined ? () => undefined : showing(progress)
  try {
    await write(taken(hits, limit), formats[format](fields), interrupt)
  } finally {
    stopShowing()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt)
  }
  const place = ended.isByUser ? cursor() : unfinished()
  if (place !== undefined) log(`to go on: --cursor '${JSON.stringify(place)}'`)
}

async function* taken(hits: AsyncIterable<SearchHit>, limit: number): AsyncGenerator<SearchHit> {
  let count = 0
  for await (const hit of hits) {
    yield hit
    if (++count >= limit) return
  }
}

/** Rewrites a line of the terminal twice a second. */
function showing(progress: () => string): () => void {
  if (!process.stderr.isTTY) return () => undefined
  const timer = setInterval(() => process.stderr.write(`${clearLine()}${progress()}`), 500)
  return () => {
    clearInterval(timer)
    process.stderr.write(clearLine())
  }
}

/** Writes rows as they come. A reader that has gone, such as `head`, ends it quietly. */
async function write(
  hits: AsyncIterable<SearchHit>,
  { begin = '', row, end = () => '' }: ReturnType<(typeof formats)[FormatName]>,
  stop: () => void,
): Promise<void> {
  const { stdout } = process
  const reader = { isGone: false }
  stdout.on('error', () => {
    reader.isGone = true
    stop()
  })
  const put = (text: string) =>
    new Promise<void>((resolve) => {
      if (text === '' || reader.isGone) resolve()
      else
        stdout.write(text, () => {
          resolve()
        })
    })
  await put(begin)
  for await (const hit of hits) {
    await put(row(hit))
    if (reader.isGone) return
  }
  await put(end())
}
