// Prints rows as a Markdown table, with how this package relates to the AWS SDK and to aws-lite.

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
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)))
  const format = (/** @type {readonly string[]} */ line) =>
    `| ${line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [format(head), rule, ...body.map(format)].join('\n')
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
