// Lays rows of text out as a Markdown table.

/**
 * @param {readonly (readonly string[])[]} rows The first has the names of the columns.
 * @param {number} [textColumns] How many columns, from the left, hold text; the others hold figures and are right-aligned.
 */
export function tableOf(rows, textColumns = Infinity) {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const isText = (/** @type {number} */ column) => column < textColumns
  const padded = (/** @type {readonly string[]} */ row) =>
    widths.map((width, column) => {
      const cell = row[column] ?? ''
      return isText(column) ? cell.padEnd(width) : cell.padStart(width)
    })
  const rule = widths.map((width, column) => (isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(padded(head)), line(rule), ...body.map((row) => line(padded(row)))].join('\n')
}

/** @param {readonly (readonly string[])[]} rows The first has the names of the columns. */
export function printTable(rows) {
  console.log(tableOf(rows))
}
