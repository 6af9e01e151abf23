/** So many jobs are under way at a time, others wait, and whoever watches hears of every change. */
import { expect, test } from 'vitest'
import type { Job } from '../../../../src/intake/delivery/delivery.js'
import { JobQueue } from '../../../../src/intake/delivery/job-queue.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

const { signal } = new AbortController()

interface Numbered extends Job {
  readonly number: number
}

const job = (number: number): Numbered => ({
  number,
  objects: [],
  signal,
  idle: () => undefined,
  settled: () => undefined,
})

/** A line of two, and the ends of the jobs that were begun. */
function lineOfTwo() {
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const line = new JobQueue<Numbered>(({ number }) => {
    begun.push(number)
    return new Promise((resolve) => ends.set(number, resolve))
  }, 2)
  const end = async (number: number) => {
    ends.get(number)?.()
    await settled()
  }
  return { line, begun, end }
}

test('jobs begin in their order, so many at a time', async () => {
  const { line, begun, end } = lineOfTwo()
  for (const number of [1, 2, 3, 4]) line.add(job(number))
  expect(begun).toEqual([1, 2])
  await end(2)
  expect(begun).toEqual([1, 2, 3])
  await end(1)
  expect(begun).toEqual([1, 2, 3, 4])
})

test('as many more are wanted as can wait while the others are handed out', async () => {
  const { line, end } = lineOfTwo()
  const wanted = [line.wanted]
  for (const number of [1, 2, 3, 4, 5]) {
    line.add(job(number))
    wanted.push(line.wanted)
  }
  expect(wanted).toEqual([4, 3, 2, 1, 0, -1])
  await end(1)
  expect(line.wanted).toBe(0)
})

test('a job is open until it is settled, and in flight until the consumer has gone on from it', async () => {
  const { line, end } = lineOfTwo()
  const [one, two] = [job(1), job(2)]
  line.add(one)
  line.add(two)
  await end(1)
  expect([line.open, line.inFlight]).toEqual([[one, two], 2])
  line.idle(one)
  expect([line.open, line.inFlight]).toEqual([[one, two], 1])
  line.settled(one)
  expect([line.open, line.inFlight]).toEqual([[two], 1])
  line.settled(two)
  expect([line.open, line.inFlight]).toEqual([[], 0])
})

test('what waits can be taken back, and what is under way cannot', () => {
  const { line } = lineOfTwo()
  const jobs = [1, 2, 3, 4].map(job)
  for (const one of jobs) line.add(one)
  expect(line.removeWaiting()).toEqual(jobs.slice(2))
  expect(line.open).toEqual(jobs.slice(0, 2))
  expect(line.removeWaiting()).toEqual([])
})

test('once it is closed no other job begins', async () => {
  const { line, begun, end } = lineOfTwo()
  for (const number of [1, 2, 3]) line.add(job(number))
  line.close()
  await end(1)
  line.add(job(4))
  expect(begun).toEqual([1, 2])
  expect(line.removeWaiting().map(({ number }) => number)).toEqual([3, 4])
})

test('a wait ends as soon as it is so, and at once when it is so already', async () => {
  const { line, end } = lineOfTwo()
  await line.until(() => true, AbortSignal.abort())
  for (const number of [1, 2, 3, 4]) line.add(job(number))
  let isOver = false
  void line.until(() => line.wanted > 0).then(() => (isOver = true))
  await settled()
  expect(isOver).toBe(false)
  await end(1)
  expect(isOver).toBe(true)
})

test.each(['before', 'after'])('a wait that is called off %s it begins throws the reason', async (when) => {
  const { line } = lineOfTwo()
  const controller = new AbortController()
  if (when === 'before') controller.abort('enough')
  const waiting = failed(line.until(() => false, controller.signal))
  controller.abort('enough')
  expect(await waiting).toBe('enough')
})

test('in a pause nothing begins but probes, one at a time', async () => {
  const { line, begun, end } = lineOfTwo()
  line.pause()
  for (const number of [1, 2, 3]) line.add(job(number))
  expect([begun, line.wanted]).toEqual([[], 0])
  line.probe(false)
  line.probe(false)
  expect(begun).toEqual([1])
  await end(1)
  expect(begun).toEqual([1])
  line.resume()
  expect(begun).toEqual([1, 2, 3])
})

test('a probe can ask for one new job, which begins at once', () => {
  const { line, begun } = lineOfTwo()
  line.pause()
  line.add(job(1))
  line.probe(true)
  expect(line.wanted).toBe(1)
  line.add(job(2))
  line.add(job(3))
  expect([begun, line.wanted]).toEqual([[1, 2], 0])
})

test('a probe passes over jobs that are called off', () => {
  const { line, begun } = lineOfTwo()
  line.pause()
  line.add({ ...job(1), signal: AbortSignal.abort() })
  line.add(job(2))
  line.add(job(3))
  line.probe(false)
  expect(begun).toEqual([1, 2])
})

test('a job that is set aside stays in flight, and begins again when it is put back', async () => {
  const { line, begun, end } = lineOfTwo()
  const one = job(1)
  line.add(one)
  await end(1)
  line.idle(one)
  line.setAside(one)
  expect([line.inFlight, line.aside, begun]).toEqual([1, [one], [1]])
  line.putBack(one)
  expect([line.inFlight, line.aside, begun]).toEqual([1, [], [1, 1]])
})
