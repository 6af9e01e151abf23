/** The recorded runs of `aws cloudtrail validate-logs`: the same verdicts in the same order and words, but where being right differs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const text = new ReferenceText({ subject: `for trail ${trailArn}`, from, to, isVerbose: true })
  const pieces: Piece[] = [...text.start()]
  let reason: string | undefined
  for await (const finding of validation) {
    pieces.push(...text.finding(finding))
    reason ??= finding.reason
  }
  const report = await validation.report()
  return { pieces: [...pieces, ...text.summary(report)], report, reason }
}

/** Words of Python's own, which say nothing of digests. */
const inOurWords = (line: string): string =>
  line
    .replace("INVALID: 'NoneType' object does not support item assignment", 'INVALID: invalid format')
    .replace(/INVALID: (Non-hexadecimal digit found|Odd-length string)/, 'INVALID: signature verification failed')

interface Difference {
  readonly because: string
  readonly digests: readonly [valid: number, invalid: number]
  readonly logs: readonly [valid: number, invalid: number]
  /** Of the first finding that is not valid. */
  readonly reason?: string
}

/** Where the outcome differs, why, and what it is here. */
const different: Readonly<Record<string, Difference>> = {
  'digest-denied': { because: 'the reference ends there', digests: [23, 1], logs: [69, 0], reason: 'denied' },
  'log-denied': { because: 'the reference ends there', digests: [24, 0], logs: [71, 1], reason: 'denied' },
  'digest-lacks-logFiles': { because: 'the reference crashes', digests: [24, 0], logs: [69, 0] },
  'log-trailer-cut': {
    because: 'a file without its trailer is not what was delivered',
    ...{ digests: [24, 0], logs: [71, 1], reason: 'invalid-format' },
  },
  'range-offset-tz': { because: 'the reference drops the offset of a time', digests: [6, 0], logs: [18, 0] },
  'foreign-key-in-folder-missing': {
    because: 'a planted key hides the newest digest from the reference',
    ...{ digests: [23, 1], logs: [69, 0], reason: 'not-found' },
  },
  'other-trail-name-collision-missing': {
    because: 'the reference goes on with the chain of another trail',
    ...{ digests: [23, 1], logs: [69, 0], reason: 'not-found' },
  },
}

/** Those that end before the walk. */
const refused = ['arn-invalid', 'key-none', 'start-after-end']

test.skipIf(names.length === 0)('there are 70 of them', () => {
  expect(names).toHaveLength(70)
})

test('the README names how many come out alike', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const others = Object.keys(different).length
  expect(readme).toContain(
    `of 70 recorded runs of \`aws cloudtrail validate-logs\` ${String(70 - others)} come out alike`,
  )
  expect(readme).toContain(`in the other ${String(others)} the CLI`)
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

test.each(names.filter((name) => name in different))('%s: differs, as is right', async (name) => {
  const { because, digests, logs, reason } = different[name]!
  const outcome = await run(read(name))
  const counts = ({ valid, invalid }: { valid: number; invalid: number }) => [valid, invalid]
  expect({
    because,
    digests: counts(outcome.report.digests),
    logs: counts(outcome.report.logs),
    reason: outcome.reason,
  }).toEqual({ because, digests, logs, reason })
})
