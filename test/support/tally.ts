/** Says after each scenario whether every record was delivered, and prints the counts when the test file has ended. */
import { afterAll, expect } from 'vitest'
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
 * Begins a table.
 *
 * @returns Adds a line to it, and expects that all these ids were received and no others, and that these messages are left.
 */
export function tallyOf(subject: string): Check {
  const head = ['records', 'delivered', 'repeats', 'in queue', 'dead letters']
  const lines = [lineOf(`intake: ${subject}`, head)]
  afterAll(() => {
    process.stdout.write(`${lines.join('\n')}\n`)
  })
  return async (scenario, { fauxqs, queue, deadLetters }, received, ids, left = {}) => {
    const [inQueue, dead] = await Promise.all(
      [queue, deadLetters].map(async (made) => countOf(await fauxqs.contentOf(made))),
    )
    const counts = [ids.length, received.times.size, received.repeats, inQueue, dead]
    lines.push(lineOf(`  ${scenario}`, counts.map(String)))
    expect(received.ids).toEqual([...ids].sort())
    expect({ inQueue, dead }).toEqual({ inQueue: left.inQueue ?? 0, dead: left.deadLetters ?? 0 })
  }
}

const countOf = ({ ready, hidden }: { ready: readonly unknown[]; hidden: readonly unknown[] }): number =>
  ready.length + hidden.length

const lineOf = (name: string, columns: readonly string[]): string =>
  name.padEnd(64) + columns.map((column) => column.padStart(13)).join('')
