// Lays measurements out as a table, with the ratios of this package to the AWS SDK and to aws-lite.
import { tableOf } from '../scripts/table.js'

/** @typedef {import('./run.js').Row} Row */

const columns = /** @type {const} */ (['ours', 'sdk', 'lite', 'aws4fetch', 'floor'])

/** @param {readonly Row[]} rows */
export function table(rows) {
  const head = ['', 'unit', 'ours', 'SDK', 'lite', 'aws4fetch', 'floor', 'ours/SDK', 'ours/lite']
  const body = rows.map(({ label, unit, values }) => [
    label,
    unit,
    ...columns.map((name) => (values[name] === undefined ? '' : figure(values[name]))),
    ratio(values, 'sdk'),
    ratio(values, 'lite'),
  ])
  return tableOf([head, ...body], 2)
}

/** @param {number} value */
function figure(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 100 ? 0 : 1)
}

/**
 * @param {Row['values']} values
 * @param {string} peer
 */
function ratio(values, peer) {
  const { ours, [peer]: other } = values
  return ours === undefined || other === undefined ? '' : (ours / other).toFixed(2)
}
