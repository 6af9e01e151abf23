// The goals of the design, each checked against the figures of a run. They inform; they never fail it.

/** @typedef {import('./run.js').Row} Row */

/**
 * How a goal is printed.
 *
 * @param {boolean} isReached
 * @param {string} label - What was measured.
 * @param {string} bound
 * @param {string} figure
 */
export function goalLine(isReached, label, bound, figure) {
  return `${isReached ? 'reached' : 'MISSED '}  ${label.padEnd(40)} ${bound.padEnd(26)} ${figure}`
}

/** At most (or at least) so many times the figure of a peer. */
const goals = /** @type {const} */ ([
  { row: 'cold-plain', peer: 'sdk', atMost: 0.33 },
  { row: 'cold-plain', peer: 'lite', atMost: 1.05 },
  { row: 'cold-bundled', peer: 'sdk', atMost: 0.33 },
  { row: 'cold-bundled', peer: 'lite', atMost: 1.05 },
  { row: 'size-one', peer: 'sdk', atMost: 0.24 },
  { row: 'size-all', peer: 'sdk', atMost: 0.33 },
  { row: 'cpu-small', peer: 'sdk', atMost: 0.33 },
  { row: 'cpu-small', peer: 'lite', atMost: 0.8 },
  { row: 'cpu-page', peer: 'sdk', atMost: 0.47 },
  { row: 'cpu-page', peer: 'lite', atMost: 0.95 },
  { row: 'drain', peer: 'sdk', atLeast: 1.8 },
  { row: 'drain', peer: 'lite', atLeast: 1 },
])

const titles = { sdk: 'SDK', lite: 'lite' }

/** At most, in the unit of the row. */
const ceilings = [
  { row: 'size-command', atMost: 27 },
  { row: 'limiter', atMost: 15 },
]

/** @param {readonly Row[]} rows */
export function goalLines(rows) {
  return [...ratioLines(rows), ...ceilingLines(rows)]
}

/** @param {readonly Row[]} rows */
function ceilingLines(rows) {
  return ceilings.flatMap((goal) => {
    const row = rows.find(({ id }) => id === goal.row)
    const ours = row?.values['ours']
    if (row === undefined || ours === undefined) return []
    return [goalLine(ours <= goal.atMost, row.label, `≤ ${goal.atMost} ${row.unit}`, ours.toFixed(1))]
  })
}

/** @param {readonly Row[]} rows */
function ratioLines(rows) {
  return goals.flatMap((goal) => {
    const row = rows.find(({ id }) => id === goal.row)
    const ours = row?.values['ours']
    const other = row?.values[goal.peer]
    if (row === undefined || ours === undefined || other === undefined) return []
    const ratio = ours / other
    const isReached = 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast
    const bound = 'atMost' in goal ? `≤ ${goal.atMost.toFixed(2)}` : `≥ ${goal.atLeast.toFixed(2)}`
    return [goalLine(isReached, row.label, `${bound} × ${titles[goal.peer]}`, ratio.toFixed(2))]
  })
}
