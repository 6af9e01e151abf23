/** The tables of docs/connector.md are those of the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue, errorCodes } from 'cloudtrail-client/connector'
import { withTables } from '../../../scripts/connector-table.js'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/connector.md'), 'utf8')

test('the guide is as the catalogue makes it; `npm run docs:connector` renews it', async () => {
  expect(await withTables(guide, catalogue(), errorCodes)).toBe(guide)
})

test('a guide that has fallen behind is found', async () => {
  const [first, ...others] = catalogue()
  expect(await withTables(guide, [{ ...first!, name: 'test_connection' }, ...others], errorCodes)).not.toBe(guide)
})

test('a table of errors that has fallen behind is found, too', async () => {
  const [first, ...others] = errorCodes
  expect(await withTables(guide, catalogue(), others)).not.toBe(guide)
  expect(await withTables(guide, catalogue(), [{ ...first!, isSent: 'yes' }, ...others])).not.toBe(guide)
})

test('every action has a row', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name)
  const names = catalogue().map(({ name }) => name)
  expect(rows.filter((name) => names.includes(name ?? '')).sort()).toEqual([...names].sort())
})
