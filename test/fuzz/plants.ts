/** Faults to plant, which the fuzzer must find: otherwise it could be one that finds nothing. */

import { processorMs, slowness, someWork } from './slowness.js'

const kept: Buffer[] = []

const plants = {
  crash: () => {
    throw new TypeError('planted')
  },
  rejection: () => {
    void Promise.reject(new TypeError('planted'))
  },
  slow: async () => {
    const limitMs = 1000 * (await slowness())
    for (let ms = 0; ms < 2 * limitMs;) ms += await processorMs(someWork)
  },
  hang: () => {
    for (;;);
  },
  pending: () => new Promise<never>(() => undefined),
  leak: () => {
    kept.push(Buffer.alloc(20_000_000, 1))
  },
  bomb: () => {
    Buffer.alloc(300_000_000, 1)
  },
}

/** The name of a fault. */
export type Plant = keyof typeof plants

/** Misbehaves with texts that no corpus has. */
export async function misbehave(plant: Plant, text: string): Promise<void> {
  if (text.includes('[[[')) await plants[plant]()
}
