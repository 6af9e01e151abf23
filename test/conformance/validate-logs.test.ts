/** The recorded runs of `aws cloudtrail validate-logs`: the same verdicts in the same order and words, but where being right differs. */
import { validateLogs } from 'cloudtrail-client/integrity'
import { expect, test } from 'vitest'
import { ReferenceText, type Piece } from '../../src/cli/reference-text.js'
import { scenarioNames } from '../support/integrity-scenarios.js'

const { names, read } = scenarioNames()

/** The library, and the text of the command. */
async function run({ scenario, bucket }: ReturnType<typeof read>) {
  const { trailArn, startTime, endTime, s3Bucket, s3Prefix, accountId } = scenario.args
  const [from, to] = [new Date(startTime), new Date(endTime)]
  const validation = validateLogs({
    ...bucket.connection,
    trailArn,
    ...{ from, to },
    bucket: s3Bucket ?? undefined,
    prefix: s3Prefix ?? undefined,
    accountId: accountId ?? undefined,
    region: scenario.region,
  })
  const text = new ReferenceText({ subject: trailArn, from, to, isVerbose: true })
  const pieces: Piece[] = [...text.start()]
  for await (const finding of validation) pieces.push(...text.finding(finding))
  const report = await validation.report()
  return { pieces: [...pieces, ...text.summary(report)], report }
}

/** Words of Python's own, which say nothing of digests. */
const inOurWords = (line: string): string =>
  line
    .replace("INVALID: 'NoneType' object does not support item assignment", 'INVALID: invalid format')
    .replace(/INVALID: (Non-hexadecimal digit found|Odd-length string)/, 'INVALID: signature verification failed')

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
  '%s: all that the reference printed, and its exit code',
  async (name) => {
    const scenario = read(name)
    const { pieces, report } = await run(scenario)
    const { merged, rc } = scenario.expected
    expect(pieces).toEqual(merged.map(([stream, text]) => [stream, inOurWords(text)]))
    expect(report.isValid ? 0 : 1).toBe(rc)
  },
)

test.each(names.filter((name) => refused.includes(name)))('%s: refused as by the reference', async (name) => {
  const scenario = read(name)
  expect(scenario.expected.rc).toBe(255)
  await expect(async () => run(scenario)).rejects.toMatchObject({ name: /InputError|IntegrityError/ })
})
