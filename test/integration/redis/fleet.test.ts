/** Eight processes with one pace, on a service that grants two requests a second: in peace, with an outage, and with losses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFleet, type Fleet } from '../../support/fleet.js'
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
    fleet = await startFleet(server.url, clocksMs)
  }, 60_000)
  afterAll(async () => {
    await fleet.stop()
    await server.stop()
  })

  /** All processes read pages. @returns What came of it. */
  async function drain(pages: number, meanwhile: () => Promise<void> = () => Promise.resolve()) {
    const before = fleet.arrivals().length
    const saidBefore = fleet.members.map(({ said }) => said.length)
    const startedAt = performance.now()
    await Promise.all([...fleet.members.map((member) => member.read(pages)), meanwhile()])
    const arrivals = fleet.arrivals().slice(before)
    const said = fleet.members.map((member, index) => member.said.slice(saidBefore[index]))
    return {
      arrivals,
      elapsedMs: performance.now() - startedAt,
      /** From the first request to the last one. */
      spanMs: (arrivals.at(-1)?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0),
      count: (word: string) => said.flat().filter((text) => text === word).length,
    }
  }

  const perProcess = (arrivals: readonly { readonly name: string }[]) =>
    fleet.members.map(({ name }) => arrivals.filter((arrival) => arrival.name === name).length)

  test('all finish without a throttle in the time that the service needs, by turns, whatever their clocks say', async () => {
    const { arrivals, elapsedMs, count } = await drain(4)
    expect([arrivals.length, count('done'), count('throttle'), count('outage')]).toEqual([32, 8, 0, 0])
    expect(elapsedMs).toBeLessThanOrEqual(idealMs(32) * 1.06)
    const shares = perProcess(arrivals.slice(0, 20)) // before the first ones have finished
    expect(Math.max(...shares)).toBeLessThanOrEqual(2 * Math.min(...shares))
  }, 60_000)

  test('a server that is killed and started again in the middle loses no call, and costs two throttles at most', async () => {
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

  test('kill -9 of two processes in the middle costs two intervals at most', async () => {
    const { arrivals, spanMs, count } = await drain(2, async () => {
      await after(2200)
      fleet.members[2]?.kill()
      fleet.members[5]?.kill()
    })
    expect([count('done'), count('throttle')]).toEqual([6, 0])
    const survivors = perProcess(arrivals).filter((_, index) => index !== 2 && index !== 5)
    expect(survivors).toEqual([2, 2, 2, 2, 2, 2])
    expect(spanMs).toBeLessThanOrEqual(idealMs(arrivals.length) * 1.06 + 2 * 500)
  }, 60_000)
})
