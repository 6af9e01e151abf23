// The parts of a picture: a card that can be read on a light and on a dark page, boxes, arrows and text.

const sans = `system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif`
const mono = `ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace`

const style = `
    text { font: 15px ${sans}; fill: #1f2328 }
    .small { font-size: 13px; fill: #59636e }
    .code { font: 13px ${mono} }
    .strong { font-weight: 600 }
    .card { fill: #f6f8fa; stroke: #d1d9e0 }
    .box { fill: #ffffff; stroke: #6e7781 }
    .stress { fill: #ddf4ff; stroke: #0969da }
    .bad { fill: #ffebe9; stroke: #cf222e }
    .good { fill: #dafbe1; stroke: #1a7f37 }
    .line { fill: none; stroke: #59636e; stroke-width: 1.5 }
    .dashed { stroke-dasharray: 5 4 }
    .head { fill: #59636e }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .small { fill: #9198a1 }
      .card { fill: #151b23; stroke: #3d444d }
      .box { fill: #212830; stroke: #9198a1 }
      .stress { fill: #10233f; stroke: #4493f8 }
      .bad { fill: #3c1618; stroke: #f85149 }
      .good { fill: #12261e; stroke: #3fb950 }
      .line { stroke: #9198a1 }
      .head { fill: #9198a1 }
    }
`

/** @param {string} text */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * @typedef {{ width: number, height: number, title: string }} Frame `title` is read aloud in place of the picture.
 *
 * @param {Frame} frame
 * @param {readonly string[]} parts
 */
export const picture = (
  { width, height, title },
  parts,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${escaped(title)}</title>
  <style>${style}  </style>
  <defs>
    <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
      <path class="head" d="M0 0 10 5 0 10Z" />
    </marker>
  </defs>
  <rect class="card" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" />
${parts.map((part) => `  ${part}\n`).join('')}</svg>
`

/**
 * @param {number} x
 * @param {number} y The base line.
 * @param {string} content
 * @param {{ kind?: string, anchor?: 'start' | 'middle' | 'end' }} [look]
 */
export const text = (x, y, content, { kind = '', anchor = 'start' } = {}) =>
  `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}" xml:space="preserve">${escaped(content)}</text>`

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Place
 *
 * @param {Place} place
 * @param {readonly string[]} lines The first one is the strongest.
 * @param {string} [kind]
 */
export function box({ x, y, width, height }, lines, kind = 'box') {
  const first = y + height / 2 + 5 - ((lines.length - 1) * 18) / 2
  const words = lines.map((line, index) =>
    text(x + width / 2, first + index * 18, line, { kind: index === 0 ? 'strong' : 'small', anchor: 'middle' }),
  )
  return [`<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6" />`, ...words].join(
    '\n  ',
  )
}

/**
 * @param {readonly (readonly [x: number, y: number])[]} points
 * @param {string} [kind]
 */
export const arrow = (points, kind = '') =>
  `<polyline class="line ${kind}" points="${points.map((point) => point.join(',')).join(' ')}" marker-end="url(#head)" />`
