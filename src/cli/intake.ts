/** The command `cloudtrail-client intake`: the records that a queue announces, as lines of JSON on the standard output. */
import { checkIntake, createIntake, type Intake, type IntakeHooks, type IntakeOptions } from '../intake/index.js'
import { foreignError } from '../runtime/foreign-error.js'
import { errorLine } from './error-line.js'
import { printLines } from './lines.js'
import { readArguments, UsageError, type Command } from './usage.js'

const help = `Usage: cloudtrail-client intake --queue-url <url> [options]

Prints the records of the log files that a queue announces, one JSON object a
line. A message is removed when the lines of all its records are written. SIGINT
or SIGTERM ends it after the work under way, a second one at once.
Guide: docs/intake.md of this package.

  --queue-url <url>    the queue's URL
  --queue-name <name>  the queue's name, instead of its URL
  --region <region>    that of the URL, then AWS_REGION, unless given
  --profile <name>     the profile whose credentials are used, before keys in
                       the environment
  --output <format>    ndjson, the only one so far
  --format <format>    the same
  --until-empty        end when the queue is empty
  --check              only tell what is missing, such as permissions or the
                       dead-letter queue; begins nothing
  --help               this text

Exit codes: 0 when it was ended, or the check found nothing missing; 1 for a
failure; 2 for a mistake in the arguments. npx makes 130 and 143 of an end by
SIGINT and SIGTERM; node_modules/.bin/cloudtrail-client does not.
`

const options = {
  'queue-url': { type: 'string' },
  'queue-name': { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  output: { type: 'string' },
  format: { type: 'string' },
  'until-empty': { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** How long work under way may take after a signal. */
const graceMs = 10_000

export const intake: Command = {
  summary: 'records that a queue announces, as lines of JSON',
  run: async (args) => {
    const { values } = readArguments({ args, options })
    if (values.help === true) {
      process.stdout.write(help)
      return
    }
    const given = intakeOptions(values)
    if (values.check === true) await check(given)
    else await print(createIntake({ ...given, parse: false, on: hooks }))
  },
}

type Values = ReturnType<typeof readArguments<{ args: string[]; options: typeof options }>>['values']

function intakeOptions(values: Values): IntakeOptions {
  const {
    'queue-url': queueUrl,
    'queue-name': queueName,
    region,
    profile,
    format,
    output = format ?? 'ndjson',
  } = values
  if ((queueUrl === undefined) === (queueName === undefined)) throw new UsageError('give --queue-url or --queue-name')
  if (output !== 'ndjson') throw new UsageError('--output must be ndjson')
  return { queueUrl, queueName, region, profile, stopWhenEmpty: values['until-empty'] }
}

async function check(given: IntakeOptions): Promise<void> {
  const findings = await checkIntake(given)
  for (const { status, subject, message } of findings) {
    process.stdout.write(`${status.padEnd(9)}  ${subject.padEnd(27)}  ${message}\n`)
  }
  if (findings.some(({ status }) => status === 'missing')) process.exitCode = 1
}

const log = (text: string): void => void process.stderr.write(`cloudtrail-client: ${text}\n`)

const hooks: IntakeHooks = {
  warning: ({ message }) => {
    log(`warning: ${message}`)
  },
  failure: ({ error, messageId, object }) => {
    log(`failure: ${nameOf(messageId, object?.key)}${errorLine(error)}`)
  },
  poison: ({ reason, messageId, receiveCount, objects, error }) => {
    const why = error === undefined ? reason : errorLine(error)
    log(`poison: ${nameOf(messageId, ...objects.map(({ key }) => key))}${why}; delivery ${String(receiveCount)}`)
  },
  paused: ({ reason, error }) => {
    log(`paused: ${reason}: ${errorLine(error)}; tried again until it succeeds`)
  },
  resumed: ({ reason, pausedMs }) => {
    log(`resumed: ${reason}, after ${String(Math.round(pausedMs / 1000))} s`)
  },
}

const nameOf = (...parts: readonly (string | undefined)[]): string =>
  parts.map((part) => (part === undefined ? '' : `${part}: `)).join('')

async function print(source: Intake<string>): Promise<void> {
  const stopped = new Promise<boolean>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void source.stop({ graceMs }).then(() => {
          resolve(true)
        })
      })
    }
  })
  const printed = printLines(source, process.stdout).then(() => false)
  let isStopped = false
  try {
    isStopped = await Promise.race([printed, stopped])
  } catch (error) {
    throw foreignError(error).code === 'EPIPE' ? new Error('the reader of the output has gone') : error
  } finally {
    const { recordsDelivered, objectsRead, messagesRemoved } = source.counts
    const read = `${String(recordsDelivered)} records of ${String(objectsRead)} objects`
    log(`${read}, ${String(messagesRemoved)} messages removed`)
  } // A reader that takes nothing would keep the process alive; what it has not taken is delivered again.
  if (isStopped) process.exit(0)
}
