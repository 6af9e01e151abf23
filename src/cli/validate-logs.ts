/** The command `cloudtrail-client validate-logs`: `aws cloudtrail validate-logs`, faster, and with warnings. */
import type { Writable } from 'node:stream'
import {
  IntegrityError,
  validateFiles,
  validateLogs,
  type Finding,
  type IntegrityWarning,
  type Validation,
} from '../integrity/index.js'
import { errorLine } from './error-line.js'
import { ProgressLine } from './validation-progress.js'
import { placeOf, ReferenceText, type Asked, type Piece } from './reference-text.js'
import { parseTime } from './time.js'
import { durationMs } from './time-before.js'
import { readArguments, UsageError, type Command } from './usage.js'

const help = `Usage: cloudtrail-client validate-logs --trail-arn <arn> --start-time <time>
                                       [options]

Validates the digest files of a trail and the log files that they name. It takes
the flags of \`aws cloudtrail validate-logs\`, prints what it prints, and exits as
it does; warnings follow on the standard error. Guide: docs/integrity.md of this
package.

  --trail-arn <arn>         the trail
  --start-time <time>       from when on log files were delivered, for example
                            2026-01-08T05:21:42Z, in UTC unless it has an
                            offset; or 7d for seven days ago
  --end-time <time>         the end of that time; now unless given
  --s3-bucket <name>        the bucket, if it is not the one that the trail has
                            now; the trail is not looked up then
  --s3-prefix <prefix>      its prefix
  --account-id <id>,…       whose files; needed for an organization trail
  --verbose                 print valid files too
  --region <region>         whose files; that of the trail unless given
  --regions <region>,…      several Regions, one after the other
  --organization-id <id>    told by the folders of the bucket unless given
  --concurrency <number>    files read at the same time; 64 unless given
  --find-unlisted           warn of log files that no digest names
  --output <form>           text, json or ndjson; text unless given
  --save <folder>           save each file that is read, for --source
  --source <folder>         validate saved files, without a network; the other
                            flags narrow down which
  --profile <name>          the profile whose credentials are used, before keys
                            in the environment
  --endpoint-url <url>      an endpoint of CloudTrail of your own
  --help                    this text

Exit codes: 0 when every file is valid, 1 when one is not; 255 when nothing
could be validated; 2 when a required flag is missing; 130 and 143 when SIGINT
or SIGTERM has ended it without a verdict.
`

const options = {
  'trail-arn': { type: 'string' },
  'start-time': { type: 'string' },
  'end-time': { type: 'string' },
  's3-bucket': { type: 'string' },
  's3-prefix': { type: 'string' },
  'account-id': { type: 'string' },
  verbose: { type: 'boolean' },
  region: { type: 'string' },
  regions: { type: 'string' },
  'organization-id': { type: 'string' },
  concurrency: { type: 'string' },
  'find-unlisted': { type: 'boolean' },
  output: { type: 'string' },
  save: { type: 'string' },
  source: { type: 'string' },
  profile: { type: 'string' },
  'endpoint-url': { type: 'string' },
  help: { type: 'boolean' },
} as const

type Values = ReturnType<typeof readArguments<{ args: string[]; options: typeof options }>>['values']

/** The exit code of the AWS CLI for whatever keeps a command from its work. */
const failed = 255

/** What a command writes to. */
export interface Streams {
  readonly out: Writable
  readonly err: Writable & { readonly isTTY?: boolean }
}

export const validateLogsCommand: Command = {
  summary: 'proof that log files are whole and unaltered',
  run: async (args) => {
    process.exitCode = await validate(args, { out: process.stdout, err: process.stderr })
  },
}

/** @returns The exit code. @throws UsageError when a required flag is missing. */
export async function validate(args: string[], streams: Streams): Promise<number> {
  try {
    const { values } = readArguments({ args, options })
    if (values.help === true) {
      await write(streams.out, help)
      return 0
    }
    requireFlags(values)
    return await print(values, streams)
  } catch (error) {
    if (error instanceof MissingFlag) throw error
    await write(streams.err, `\n${errorLine(error)}\n`)
    return failed
  }
}

class MissingFlag extends UsageError {}

function requireFlags(values: Values): void {
  if (values.source !== undefined) return
  const missing = (['trail-arn', 'start-time'] as const).filter((name) => values[name] === undefined)
  if (missing.length === 0) return
  throw new MissingFlag(`the following arguments are required: ${missing.map((name) => `--${name}`).join(', ')}`)
}

async function print(values: Values, streams: Streams): Promise<number> {
  const { output = 'text' } = values
  const { from, to } = rangeOf(values)
  if (values['trail-arn'] !== undefined && !isTrailArn(values['trail-arn']))
    throw new UsageError(`Invalid trail ARN provided: ${values['trail-arn']}`)
  const asked: Asked = {
    subject: values['trail-arn'] === undefined ? `in ${values.source ?? ''}` : `for trail ${values['trail-arn']}`,
    from,
    to: from && (to ?? new Date()),
    isVerbose: values.verbose === true,
  }
  const form = Object.hasOwn(forms, output) ? forms[output] : undefined
  if (form === undefined) throw new UsageError(`--output must be one of ${Object.keys(forms).join(', ')}`)
  const progress = streams.err.isTTY === true ? new ProgressLine(streams.err, () => performance.now()) : undefined
  const hooks = { progress: ({ fraction }: { fraction: number }) => progress?.file(fraction) }
  const validation = validationOf(values, asked, hooks)
  return form(validation, asked, async ([stream, text]) => {
    progress?.clear()
    await write(streams[stream], text)
  })
}

/** As the AWS CLI tells one. */
const isTrailArn = (text: string): boolean => /^arn:.+:cloudtrail:.+:\d{12}:trail\/.+/.test(text)

function rangeOf(values: Values): { from: Date | undefined; to: Date | undefined } {
  const time = (text: string | undefined) => {
    if (text === undefined) return undefined
    const agoMs = durationMs(text)
    const read = agoMs === undefined ? parseTime(text) : new Date(Date.now() - agoMs)
    if (read === undefined) throw new UsageError(`Unable to parse date value: ${text}`)
    return read
  }
  const [from, to] = [time(values['start-time']), time(values['end-time'])]
  if (from && from > (to ?? new Date()))
    throw new UsageError('Invalid time range specified: start-time must occur before end-time')
  return { from, to }
}

const listOf = (text: string | undefined): string[] | undefined => text?.split(',').map((item) => item.trim())

function validationOf(
  values: Values,
  asked: Asked,
  on: { progress: (event: { fraction: number }) => void },
): Validation {
  const { source, save, region, 'find-unlisted': findUnlisted, 'endpoint-url': cloudtrail } = values
  const accountIds = listOf(values['account-id'])
  const regions = listOf(values.regions) ?? listOf(region)
  const concurrency = values.concurrency === undefined ? undefined : Number(values.concurrency)
  const shared = { accountIds, regions, concurrency, findUnlisted, on }
  const { from, to } = asked
  if (source !== undefined) {
    const originalBucket = values['s3-bucket']
    return validateFiles({ ...shared, source, originalBucket, trailArn: values['trail-arn'], from, to })
  }
  return validateLogs({
    ...shared,
    trailArn: values['trail-arn'] ?? '',
    profile: values.profile,
    from: from ?? new Date(NaN),
    to,
    bucket: values['s3-bucket'],
    prefix: values['s3-prefix'],
    organizationId: values['organization-id'],
    save,
    ...(cloudtrail === undefined ? {} : { endpoints: { cloudtrail } }),
  })
}

type Print = (piece: Piece) => Promise<void>

/** Prints a validation in one form. @returns The exit code. */
type Form = (validation: Validation, asked: Asked, print: Print) => Promise<number>

const forms: Readonly<Record<string, Form>> = {
  text: async (validation, asked, print) => {
    const text = new ReferenceText(asked)
    let isStarted = false
    const start = async () => {
      if (!isStarted) for (const piece of text.start()) await print(piece)
      isStarted = true
    }
    try {
      for await (const finding of validation) {
        await start()
        for (const piece of text.finding(finding)) await print(piece)
      }
    } catch (error) {
      if (error instanceof IntegrityError && error.code === 'NoPublicKeys') await start()
      throw error
    }
    await start()
    const report = await validation.report()
    for (const piece of text.summary(report)) await print(piece)
    for (const warning of report.warnings) await print(['err', `${warningLine(warning)}\n`])
    return report.isValid ? 0 : 1
  },
  json: async (validation, asked, print) => {
    await print(['out', '{"findings":['])
    let separator = '\n'
    for await (const finding of validation) {
      if (!isPrinted(finding, asked)) continue
      await print(['out', separator + JSON.stringify(finding)])
      separator = ',\n'
    }
    const report = await validation.report()
    await print(['out', `\n],"report":${JSON.stringify(report)}}\n`])
    return report.isValid ? 0 : 1
  },
  ndjson: async (validation, asked, print) => {
    for await (const finding of validation) {
      if (isPrinted(finding, asked)) await print(['out', `${JSON.stringify({ type: 'finding', ...finding })}\n`])
    }
    const report = await validation.report()
    await print(['out', `${JSON.stringify({ type: 'report', ...report })}\n`])
    return report.isValid ? 0 : 1
  },
}

const isPrinted = ({ kind, verdict }: Finding, { isVerbose }: Asked): boolean =>
  isVerbose || kind === 'gap' || verdict === 'invalid'

function warningLine({ kind, message, bucket, key }: IntegrityWarning): string {
  return `Warning: ${kind}: ${message}${key === undefined ? '' : `\t${placeOf(bucket, key)}`}`
}

/** Waits until the stream has taken the text. @throws The stream's own error. */
const write = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (
      stream.write(text, (error) => {
        if (error) reject(error)
      })
    )
      resolve()
    else stream.once('drain', resolve)
  })
