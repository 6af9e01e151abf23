/** How slow a machine is, so that limits on time mean the same on a fast one and on a busy one. */

const text = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => ({ id: index, name: 'x'.repeat(20) })))

/** How long {@link someWork} takes on the machine that the limits were set on, in milliseconds. */
const usualMs = 100

/** Work that always takes the same machine the same time. */
export function someWork(): void {
  for (let times = 0; times < 5; times++) JSON.parse(text)
}

/** The processor time that work takes, in milliseconds. */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** How many times as long as usual this machine takes now, at least 1: the best of three, because a collection of garbage may hit one. */
export async function slowness(): Promise<number> {
  const took = [await processorMs(someWork), await processorMs(someWork), await processorMs(someWork)]
  return Math.max(1, Math.min(...took) / usualMs)
}
