/** The recorded runs of `aws cloudtrail validate-logs`: the same verdicts in the same order and words, but where being right differs. */
import { validateLogs, type Finding } from 'cloudtrail-client/integrity'
import { expect, test } from 'vitest'
import { scenarioNames, type Expected } from '../support/integrity-scenarios.js'

const { names, read } = scenarioNames()

async function run({ scenario, bucket }: ReturnType<typeof read>) {
  const { trailArn, startTime, endTime, s3Bucket, s3Prefix, accountId } = scenario.args
  const validation = validateLogs({
    ...bucket.connection,
    trailArn,
    from: new Date(startTime),
    to: new Date(endTime),
    bucket: s3Bucket ?? undefined,
    prefix: s3Prefix ?? undefined,
    accountId: accountId ?? undefined,
    region: scenario.region,
  })
  const findings: Finding[] = []
  for await (const finding of validation) findings.push(finding)
  return findings
}

const lineOf = ({ kind, isBackfill, bucket = '', key = '', verdict, message = '' }: Finding): string => {
  const chain = isBackfill && kind !== 'log' ? '(backfill) ' : ''
  if (kind === 'gap') return chain + message
  const file = kind === 'digest' ? 'Digest file' : 'Log file'
  return `${chain}${file}\ts3://${bucket}/${key}\t${verdict === 'valid' ? 'valid' : `INVALID: ${message}`}`
}

const linesOf = ({ merged }: Expected): string[] =>
  merged
    .map(([, text]) => text.trim())
    .filter((text) => /^(\(backfill\) )?(Digest file|Log file|No log files)\b/.test(text))

/** Words of Python's own, which say nothing of digests. */
const inOurWords = (line: string): string =>
  line
    .replace("INVALID: 'NoneType' object does not support item assignment", 'INVALID: invalid format')
    .replace(/INVALID: (Non-hexadecimal digit found|Odd-length string)$/, 'INVALID: signature verification failed')

/** Where the outcome differs, and why. */
const different: Readonly<Record<string, string>> = {
  'digest-denied': 'the reference ends at the first denied object',
  'log-denied': 'the reference ends at the first denied object',
  'digest-lacks-logFiles': 'the reference crashes',
  'log-trailer-cut': 'a file without its trailer is not what was delivered',
  'range-offset-tz': 'the reference drops the offset of a time',
  'foreign-key-in-folder-missing': 'a planted key hides the newest digests from the reference',
  'other-trail-name-collision-missing': 'the reference jumps to the chain of another trail',
}

/** Those that end before the walk. */
const refused = ['arn-invalid', 'key-none', 'start-after-end']

test.skipIf(names.length === 0)('there are 70 of them', () => {
  expect(names).toHaveLength(70)
})

test.each(names.filter((name) => !(name in different) && !refused.includes(name)))(
  '%s: as the reference',
  async (name) => {
    const scenario = read(name)
    expect((await run(scenario)).map(lineOf)).toEqual(linesOf(scenario.expected).map(inOurWords))
  },
)

test.each(names.filter((name) => refused.includes(name)))('%s: refused as by the reference', async (name) => {
  const scenario = read(name)
  expect(scenario.expected.rc).toBe(255)
  await expect(async () => run(scenario)).rejects.toMatchObject({ name: /InputError|IntegrityError/ })
})
