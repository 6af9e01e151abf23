/** Faults to plant, which the fuzzer must find: otherwise it could be one that finds nothing. */

const kept: Buffer[] = []

const busy = (ms: number): void => {
  const used = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  for (const end = used() + ms; used() < end;);
}

const plants = {
  crash: () => {
    throw new TypeError('planted')
  },
  rejection: () => {
    void Promise.reject(new TypeError('planted'))
  },
  slow: () => {
    busy(1100)
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
