/** Items pass from readers to consumers one by one: none is lost, none is kept in between. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rendezvous } from '../../../../src/intake/delivery/rendezvous.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

const never = new AbortController().signal

/** Whether a promise is fulfilled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  await settled()
  return Promise.race([promise.then(() => true), Promise.resolve().then(() => false)])
}

test('a reader waits until its item is taken', async () => {
  const rendezvous = new Rendezvous<string>()
  const offered = rendezvous.offer('a', never)
  expect(await isDone(offered)).toBe(false)
  expect(await rendezvous.take()).toBe('a')
  expect(await isDone(offered)).toBe(true)
})

test('a consumer waits until there is an item, and several are served in their order', async () => {
  const rendezvous = new Rendezvous<string>()
  const taken = [rendezvous.take(), rendezvous.take()]
  await rendezvous.offer('a', never)
  await rendezvous.offer('b', never)
  expect(await Promise.all(taken)).toEqual(['a', 'b'])
})

test('an offer that is called off is taken back', async () => {
  const rendezvous = new Rendezvous<string>()
  const { signal, abort } = controller()
  const offered = failed(rendezvous.offer('a', signal))
  void rendezvous.offer('b', never)
  abort('enough')
  expect(await offered).toBe('enough')
  expect(await rendezvous.take()).toBe('b')
})

test('the signal of an item that was taken does nothing to the others', async () => {
  const rendezvous = new Rendezvous<string>()
  const { signal, abort } = controller()
  const offered = rendezvous.offer('a', signal)
  void rendezvous.offer('b', never)
  await rendezvous.take()
  await offered
  abort('enough')
  expect(await rendezvous.take()).toBe('b')
})

test('what is called off before is not offered', async () => {
  const rendezvous = new Rendezvous<string>()
  expect(await failed(rendezvous.offer('a', AbortSignal.abort('enough')))).toBe('enough')
  const taken = rendezvous.take()
  rendezvous.close()
  expect(await taken).toBeUndefined()
})

test('once it is closed consumers go away, when what is offered has been taken', async () => {
  const rendezvous = new Rendezvous<string>()
  void rendezvous.offer('a', never)
  rendezvous.close()
  expect([await rendezvous.take(), await rendezvous.take(), await rendezvous.take()]).toEqual([
    'a',
    undefined,
    undefined,
  ])
})

test('whatever comes first, each item is taken once, in the order of the offers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (steps) => {
      const rendezvous = new Rendezvous<number>()
      const taken: Promise<number | undefined>[] = []
      let offers = 0
      for (const isOffer of steps) {
        if (isOffer) void rendezvous.offer(offers++, never)
        else taken.push(rendezvous.take())
      }
      rendezvous.close()
      for (let left = 0; left <= offers; left++) taken.push(rendezvous.take())
      const items = (await Promise.all(taken)).filter((item) => item !== undefined)
      expect(items).toEqual(Array.from({ length: offers }, (_, index) => index))
    }),
  )
})

function controller(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const abortable = new AbortController()
  return {
    signal: abortable.signal,
    abort: (reason) => {
      abortable.abort(reason)
    },
  }
}
