/** The command `cloudtrail-client emulator`: the emulator on loopback, for clients in any language. */
import { createEmulator, type Emulator, type EmulatorOptions } from '../testing/emulator.js'
import { namingFile, readRecordFiles } from '../testing/records/record-files.js'
import { readArguments, UsageError, type Command } from './usage.js'

const help = `Usage: cloudtrail-client emulator [options]

Starts an emulated CloudTrail on 127.0.0.1 and prints its URL. SIGINT or SIGTERM
ends it. Guide: docs/testing.md of this package.

  --port <number>        port to listen at; a free one unless given
  --records <path> …     log files, output of \`aws cloudtrail lookup-events\`, or
                         one record a line, gzipped or not; or folders, of which
                         .json and .jsonl are read, digests passed over
  --lake-closed          refuse new event data stores, as the service does since
                         31 May 2026
  --no-quotas            do not refuse what is over the service's quotas
  --access-key <id>      the key that clients sign with; any key unless given
  --secret-key <secret>  its secret
  --account <id>         the account, 12 digits; 123456789012 unless given
  --now <time>           the time at which the emulator starts, for example
                         2026-01-01T12:00:00Z; the current time unless given
  --help                 this text
`

const options = {
  port: { type: 'string' },
  records: { type: 'string', multiple: true },
  'lake-closed': { type: 'boolean' },
  'no-quotas': { type: 'boolean' },
  'access-key': { type: 'string' },
  'secret-key': { type: 'string' },
  account: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean' },
} as const

export const emulator: Command = {
  summary: 'an emulated CloudTrail on loopback',
  run: async (args) => {
    const { values, positionals: paths } = read(args)
    if (values.help === true) {
      process.stdout.write(help)
      return
    }
    // parseArgs puts b of `--records a b` among the positionals.
    if (paths.length > 0 && values.records === undefined) throw new UsageError(`unexpected: ${paths.join(' ')}`)
    const account = createEmulator({
      quotas: values['no-quotas'] !== true,
      lake: values['lake-closed'] === true ? 'closed' : 'open',
      ...accountOptions(values),
    })
    const count = addRecords(account, [...(values.records ?? []), ...paths])
    const listener = await account.listen({ port: portOf(values.port) })
    process.stdout.write(`${listener.url}\n${String(count)} records\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void listener.close().then(() => process.exit(0))
      })
    }
  },
}

const read = (args: string[]) => readArguments({ args, options, allowPositionals: true })

/** @returns How many records there are. @throws Error that names the file of which a record is refused. */
function addRecords(account: Emulator, paths: readonly string[]): number {
  const files = readRecordFiles(paths)
  for (const { file, records } of files) {
    namingFile(file, () => {
      account.addRecords(records)
    })
  }
  return files.reduce((sum, { records }) => sum + records.length, 0)
}

type Values = ReturnType<typeof read>['values']

function accountOptions(values: Values): EmulatorOptions {
  const { 'access-key': accessKeyId, 'secret-key': secretAccessKey, account, now } = values
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new UsageError('--access-key and --secret-key go together')
  }
  if (account !== undefined && !/^\d{12}$/.test(account)) throw new UsageError('--account must have 12 digits')
  const nowMs = now === undefined ? undefined : Date.parse(now)
  if (Number.isNaN(nowMs)) throw new UsageError('--now must be a time such as 2026-01-01T12:00:00Z')
  return {
    accountId: account,
    ...(accessKeyId !== undefined && secretAccessKey !== undefined
      ? { credentials: [{ accessKeyId, secretAccessKey }] }
      : {}),
    ...(nowMs === undefined ? {} : { now: clockFrom(nowMs) }),
  }
}

/** A clock that starts at a time and runs on, so that queries finish and quotas refill. */
function clockFrom(startMs: number): () => number {
  const begunMs = performance.now()
  return () => startMs + (performance.now() - begunMs)
}

function portOf(text = '0'): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError('--port must be an integer from 0 to 65535')
}
