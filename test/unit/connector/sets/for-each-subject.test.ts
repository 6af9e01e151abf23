import { expect, test } from 'vitest'
import { forEachSubject } from '../../../../src/connector/sets/for-each-subject.js'
import { InputError } from '../../../../src/contracts/errors.js'

const refused = new InputError([{ path: '', message: 'no' }])

test('rows and failures are in the order of the subjects, whichever is done first', async () => {
  const gates = new Map<string, () => void>()
  const running = forEachSubject(['a', 'b', 'c'], { atOnce: 3 }, async (name) => {
    await new Promise<void>((resolve) => gates.set(name, resolve))
    if (name === 'b') throw refused
    return [{ name }]
  })
  for (const name of ['c', 'b', 'a']) gates.get(name)?.()
  expect(await running).toEqual({
    rows: [{ name: 'a' }, { name: 'c' }],
    failures: [{ subject: 'b', error: refused }],
    successful: 2,
  })
})

test.each([1, 3])('no more than %i run at once', async (atOnce) => {
  let current = 0
  let most = 0
  await forEachSubject(['a', 'b', 'c', 'd', 'e', 'f'], { atOnce }, async () => {
    most = Math.max(most, ++current)
    await Promise.resolve()
    current--
    return []
  })
  expect(most).toBe(atOnce)
})

test('what is no error of this package ends it all, such as the reason of a signal', async () => {
  const seen: string[] = []
  const running = forEachSubject(['a', 'b', 'c'], { atOnce: 1 }, (name) => {
    seen.push(name)
    return name === 'b' ? Promise.reject(new Error('stop')) : Promise.resolve([])
  })
  await expect(running).rejects.toThrow('stop')
  expect(seen).toEqual(['a', 'b'])
})
