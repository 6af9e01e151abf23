/** Checks after each scenario whether every record was delivered, and what is left in the queues. */
import { expect } from 'vitest'
import type { IntakeSetting, Received } from './intake-setting.js'

/** Messages that a scenario leaves behind. @defaultValue none */
export interface Left {
  readonly inQueue?: number
  readonly deadLetters?: number
}

type Check = (
  scenario: string,
  setting: IntakeSetting,
  received: Received,
  ids: readonly string[],
  left?: Left,
) => Promise<void>

/**
 * Makes the check of a test file.
 *
 * @returns Expects that all these ids were received and no others, and that these messages are left; a failure shows the counts.
 */
export function tallyOf(subject: string): Check {
  return async (scenario, { fauxqs, queue, deadLetters }, received, ids, left = {}) => {
    const [inQueue, dead] = await Promise.all(
      [queue, deadLetters].map(async (made) => countOf(await fauxqs.contentOf(made))),
    )
    const counts = `${String(received.times.size)} of ${String(ids.length)} records, ${String(received.repeats)} repeats`
    expect(received.ids, `${subject}: ${scenario}: ${counts}`).toEqual([...ids].sort())
    expect({ inQueue, dead }).toEqual({ inQueue: left.inQueue ?? 0, dead: left.deadLetters ?? 0 })
  }
}

const countOf = ({ ready, hidden }: { ready: readonly unknown[]; hidden: readonly unknown[] }): number =>
  ready.length + hidden.length
