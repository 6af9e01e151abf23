#!/usr/bin/env node
/** The command `cloudtrail-client emulator`: the emulator on loopback, for clients in any language. */
import { parseArgs } from 'node:util'
import { createEmulator, type EmulatorOptions } from './emulator.js'
import { readRecordFiles } from './records/record-files.js'
import { messageOf } from './values/message-of.js'

const help = `Usage: cloudtrail-client emulator [options]

Starts an emulated CloudTrail on 127.0.0.1 and prints its URL. SIGINT or SIGTERM ends it.

  --port <number>        port to listen at; a free one unless given
  --records <path> …     log files or folders: .json, .jsonl, each also gzipped; {"Records":[…]} or one record a line
  --no-quotas            do not refuse what is over the service's quotas
  --access-key <id>      the key that clients sign with; any key passes unless given
  --secret-key <secret>  its secret
  --account <id>         the account, 12 digits; 123456789012 unless given
  --now <time>           the time at which the emulator starts, e.g. 2026-01-01T12:00:00Z; the current time unless given
  --help                 this text
`

const options = {
  port: { type: 'string' },
  records: { type: 'string', multiple: true },
  'no-quotas': { type: 'boolean' },
  'access-key': { type: 'string' },
  'secret-key': { type: 'string' },
  account: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** A mistake in the command line, reported in one line without a stack trace. */
class UsageError extends Error {}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = read(args)
  const [command, ...paths] = positionals
  if (values.help === true || command === undefined) {
    process.stdout.write(help)
    return
  }
  if (command !== 'emulator') throw new UsageError(`there is no command ${command}; the only one is emulator`)
  // parseArgs puts b of `--records a b` among the positionals.
  if (paths.length > 0 && values.records === undefined) throw new UsageError(`unexpected: ${paths.join(' ')}`)
  const records = readRecordFiles([...(values.records ?? []), ...paths])
  const emulator = createEmulator({ records, quotas: values['no-quotas'] !== true, ...accountOptions(values) })
  const listener = await emulator.listen({ port: portOf(values.port) })
  process.stdout.write(`${listener.url}\n${String(records.length)} records\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void listener.close().then(() => process.exit(0))
    })
  }
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    // Only the first sentence: Node adds advice about arguments that begin with a dash.
    const [reason = ''] = messageOf(error).split('. ')
    throw new UsageError(`${reason}; --help lists the options`)
  }
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

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`cloudtrail-client: ${messageOf(error)}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
})
