/** Series after series: how many are listed ahead, and what one that cannot be listed is. */
import { expect, test } from 'vitest'
import type { Begun } from '../../../../src/integrity/run/in-order.js'
import type { Run, SeriesPlace, Step } from '../../../../src/integrity/run/run.js'
import { Slots } from '../../../../src/integrity/run/slots.js'
import { validateAll } from '../../../../src/integrity/run/validate-all.js'
import type { Store } from '../../../../src/integrity/store/store.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

const fromMs = Date.UTC(2026, 0, 10)

function placeOf(number: number): SeriesPlace {
  const accountId = String(number).padStart(12, '0')
  const series = {
    accountId,
    region: 'us-east-1',
    trailName: 'audit',
    homeRegion: 'us-east-1',
    organizationId: undefined,
  }
  return { series, bucket: number === 0 ? undefined : 'trail-logs', prefix: undefined }
}

/** A run over empty folders, of which some cannot be listed, and the accounts whose folders were listed. */
function runOf(denied: readonly number[] = []) {
  const listed: number[] = []
  const store: Store = {
    // eslint-disable-next-line @typescript-eslint/require-await -- there are no files
    async *list({ prefix }) {
      const account = Number(/AWSLogs\/(\d+)\//.exec(prefix)?.[1])
      if (!listed.includes(account)) listed.push(account)
      if (denied.includes(account)) throw new Error('denied')
    },
    async *folders() {},
    get: () => Promise.resolve(undefined),
    failureOf: () => ({ reason: 'unreadable', message: 'cannot be read' }) as never,
  }
  const run: Run = {
    store,
    slots: new Slots(64),
    signal: new AbortController().signal,
    fromMs,
    toMs: fromMs + 3_600_000,
    nowMs: fromMs + 7_200_000,
    ahead: 1,
    findUnlisted: false,
    keysOf: () => Promise.resolve([]),
  }
  return { run, listed }
}

const places = (count: number) => Array.from({ length: count }, (_, index) => placeOf(index))

async function accountsOf(steps: AsyncGenerator<Begun<Step>, void>): Promise<(string | undefined)[]> {
  const accounts: (string | undefined)[] = []
  for await (const { result } of steps) {
    const { place } = await result
    if (place !== undefined) accounts.push(place.series.accountId)
  }
  return accounts
}

test('every series comes once, in its order', async () => {
  for (const count of [0, 2, 4, 5, 6, 12]) {
    const { run } = runOf()
    const given = places(count)
    expect(await accountsOf(validateAll(run, given))).toEqual(given.map(({ series }) => series.accountId))
  }
})

test('four series are listed before their turn, and no more', async () => {
  const { run, listed } = runOf()
  const steps = validateAll(run, places(12))
  await steps.next()
  await settled()
  expect(listed).toEqual([0, 1, 2, 3, 4])
  for (let next = await steps.next(); !next.done; next = await steps.next()) {
    const { place } = await next.value.result
    if (place !== undefined) break
  }
  await settled()
  expect(listed).toEqual([0, 1, 2, 3, 4, 5])
})

test('of several, one that cannot be listed is a finding, with its bucket where it has one', async () => {
  const { run } = runOf([0, 1])
  const findings: unknown[] = []
  for await (const { result } of validateAll(run, places(3))) {
    const { finding } = await result
    if (finding !== undefined) findings.push(finding)
  }
  expect(findings).toMatchObject([
    { verdict: 'invalid', accountId: '000000000000' },
    { verdict: 'invalid', accountId: '000000000001', bucket: 'trail-logs' },
  ])
  expect(findings[0]).not.toHaveProperty('bucket')
})

test('alone, it is an error, and so is one without keys', async () => {
  expect(await failed(accountsOf(validateAll(runOf([0]).run, places(1))))).toMatchObject({ message: 'denied' })
  expect(await failed(accountsOf(validateAll(runOf().run, places(1))))).toMatchObject({ code: 'NoPublicKeys' })
})
