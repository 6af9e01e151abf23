// A terminal as a picture: a command, and what it printed.
import { picture, text } from './svg.js'

const columns = 80
const lineHeight = 19
/** Of a character of 13 pixels in the fonts of a terminal, the widest of them. */
const characterWidth = 7.85
const margin = 20

/** Tabs as a terminal shows them. @param {string} line */
const withSpaces = (line) =>
  line.split('\t').reduce((before, after) => before.padEnd((Math.floor(before.length / 8) + 1) * 8) + after)

/**
 * As a terminal wraps a long line.
 *
 * @param {string} line
 * @returns {string[]}
 */
const wrapped = (line) => (line.length <= columns ? [line] : [line.slice(0, columns), ...wrapped(line.slice(columns))])

/** @param {{ command: string, output: string }} recording */
export function terminal({ command, output }) {
  const lines = output.trimEnd().split('\n').map(withSpaces).flatMap(wrapped)
  const asked = command
    .split('\n')
    .map((line, index) => ({ line: (index === 0 ? '$ ' : '  ') + line, kind: 'code strong' }))
  const all = [...asked, ...lines.map((line) => ({ line, kind: 'code' }))]
  const width = Math.ceil(columns * characterWidth) + 2 * margin
  const height = all.length * lineHeight + 2 * margin - 6
  return picture(
    { width, height, title: `${command.replaceAll(/\\\n\s*/g, '')}\n${output.trimEnd()}` },
    all.map(({ line, kind }, index) => text(margin, margin + 12 + index * lineHeight, line.trimEnd(), { kind })),
  )
}
