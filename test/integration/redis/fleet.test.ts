/** Eight processes with one pace, on a service that grants two requests a second: in peace, with an outage, and with losses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fleetOn, type Fleet, type Member } from '../../support/fleet.js'
import { canStartRedis, startRedis, type RedisServer } from '../../support/redis-server.js'

const tenMinutesMs = 600_000
const clocksMs = [0, tenMinutesMs, -tenMinutesMs, 0, tenMinutesMs, -tenMinutesMs, 0, 0]
const idealMs = (requests: number) => ((requests - 1) / 2) * 1000
const after = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

describe.skipIf(!canStartRedis)('a fleet in real time', () => {
  let server: RedisServer
  let fleet: Fleet

  beforeAll(async () => {
    server = await startRedis()
    fleet = await fleetOn(server.url)
    await Promise.all(clocksMs.map((clockMs) => fleet.start(clockMs)))
  }, 60_000)
  afterAll(async () => {
    await fleet.stop()
    await server.stop()
  })

  /** All processes read pages. @returns What came of it. */
  async function drain(pages: number, meanwhile: () => Promise<void> = () => Promise.resolve()) {
    const { members } = fleet
    const before = fleet.arrivals().length
    const saidBefore = members.map(({ said }) => said.length)
    const startedAt = performance.now()
    await Promise.all([...members.map((member) => member.read(pages)), meanwhile()])
    const elapsedMs = performance.now() - startedAt
    const arrivals = fleet.arrivals().slice(before)
    const said = members.flatMap((member, index) => member.said.slice(saidBefore[index]))
    const pagesOf = (member: Member) => arrivals.filter(({ name }) => name === member.name).length
    return { arrivals, elapsedMs, pagesOf, count: (word: string) => said.filter((text) => text === word).length }
  }

  test('all finish without a throttle in the time that the service needs, by turns, whatever their clocks say', async () => {
    const { arrivals, elapsedMs, count } = await drain(4)
    expect([arrivals.length, count('done'), count('throttle'), count('outage')]).toEqual([32, 8, 0, 0])
    expect(elapsedMs).toBeLessThanOrEqual(idealMs(32) * 1.06)
    const early = arrivals.slice(0, 20) // before the first ones have finished
    const shares = fleet.members.map((member) => early.filter(({ name }) => name === member.name).length)
    expect(Math.max(...shares)).toBeLessThanOrEqual(2 * Math.min(...shares))
  }, 60_000)

  test('kill -9 of two processes in the middle costs two intervals at most', async () => {
    const { arrivals, pagesOf, count } = await drain(2, async () => {
      await after(2200)
      for (const member of fleet.members.slice(3, 5)) member.kill()
    })
    expect([count('done'), count('throttle')]).toEqual([6, 0])
    expect(fleet.members.map(pagesOf)).toEqual([2, 2, 2, 2, 2, 2])
    const spanMs = (arrivals.at(-1)?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0)
    expect(spanMs).toBeLessThanOrEqual(idealMs(arrivals.length) * 1.06 + 2 * 500)
  }, 60_000)

  test('a server that is killed and started again in the middle loses no call, and costs two throttles at most', async () => {
    await Promise.all([fleet.start(0), fleet.start(0)]) // in place of the killed ones
    const { arrivals, count } = await drain(3, async () => {
      await after(3000)
      await server.kill()
      await after(3000)
      await server.start()
    })
    expect(count('done')).toBe(8)
    expect(count('throttle')).toBeLessThanOrEqual(2)
    expect(arrivals).toHaveLength(24 + count('throttle'))
    expect(count('outage')).toBeGreaterThan(0)
    expect(count('recovered')).toBe(count('outage'))
  }, 60_000)
})
