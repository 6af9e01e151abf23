/** The guide's table of what is repeated after a lost reply is that of the rows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AnyOperation } from '../../../src/contracts/operation.js'
import { operations } from '../../../src/operations/generated/table.js'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/limits-and-retries.md'), 'utf8')

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const rowOf = ({ name, retry, alreadyDone }: AnyOperation): string[] => [
  `\`${name}\``,
  retry === 'always' ? 'yes' : 'no',
  alreadyDone === undefined ? '' : `\`${alreadyDone.code}\``,
]

test('the guide lists every operation that changes something, and whether it is repeated', () => {
  const [, table = ''] = guide.split(/\n\| operation +\| repeated\?.*\n.*\n/)
  const listed = table.split('\n\n', 1)[0]?.split('\n').map(cells)
  const rows: readonly AnyOperation[] = Object.values(operations)
  const changing = rows.filter(({ readOnly }) => !readOnly).sort((a, b) => (a.name < b.name ? -1 : 1))
  expect(listed).toEqual(changing.map(rowOf))
})

test('every operation that changes nothing is repeated', () => {
  const rows: readonly AnyOperation[] = Object.values(operations)
  expect(rows.filter(({ readOnly, retry }) => readOnly && retry !== 'always')).toEqual([])
})
