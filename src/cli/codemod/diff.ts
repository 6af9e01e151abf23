/** A unified diff of a text and what edits make of it. */
import type { Edits } from './edits.js'

/** Lines around a change. */
const context = 3

/** Lines from `first` to before `end`, counted from 0, and what stands in their place. */
interface Change {
  readonly first: number
  readonly end: number
  readonly lines: readonly string[]
}

/** The diff as `patch` and `git apply` read it. */
export function unifiedDiff(name: string, edits: Edits): string {
  const lines = linesOf(edits.source)
  let shift = 0
  const hunks = hunksOf(changesOf(edits, lines)).map((changes) => {
    const text = hunkText(lines, changes, shift)
    for (const { first, end, lines: after } of changes) shift += after.length - (end - first)
    return text
  })
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`
}

/** With their ends, so that a last line without one differs from one that has it. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function changesOf(edits: Edits, lines: readonly string[]): Change[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  const lineAt = (offset: number) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    )
  const ranges: { first: number; end: number }[] = []
  for (const { start, end } of edits.outermost()) {
    const isWholeLines = start === end && starts.includes(start) // inserted before a line, which stays
    // What ends with a line break has changed the line before it only.
    const first = Math.min(lineAt(start), lines.length - 1)
    const last = { first, end: isWholeLines ? first : Math.max(first, lineAt(Math.max(start, end - 1))) + 1 }
    const before = ranges.at(-1)
    if (before !== undefined && last.first <= before.end) before.end = Math.max(before.end, last.end)
    else ranges.push(last)
  }
  return ranges.map(({ first, end }) => {
    const after = edits.rendered(starts[first], Math.min(starts[end] ?? edits.source.length, edits.source.length))
    return { first, end, lines: linesOf(after) }
  })
}

/** Changes whose context touches share a hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = []
  for (const change of changes) {
    const hunk = hunks.at(-1)
    const before = hunk?.at(-1)
    if (hunk !== undefined && before !== undefined && change.first - before.end <= 2 * context) hunk.push(change)
    else hunks.push([change])
  }
  return hunks
}

function hunkText(lines: readonly string[], changes: readonly Change[], shift: number): string {
  const first = Math.max(0, (changes[0]?.first ?? 0) - context)
  const end = Math.min(lines.length, (changes.at(-1)?.end ?? 0) + context)
  let at = first
  let body = ''
  let added = 0
  const keep = (to: number) => {
    body += lines.slice(at, to).map((line) => marked(' ', line)).join('') // prettier-ignore
    at = to
  }
  for (const change of changes) {
    keep(change.first)
    body += lines.slice(change.first, change.end).map((line) => marked('-', line)).join('') // prettier-ignore
    body += change.lines.map((line) => marked('+', line)).join('')
    added += change.lines.length - (change.end - change.first)
    at = change.end
  }
  keep(end)
  const count = end - first
  const place = (start: number, length: number) => `${String(length === 0 ? start : start + 1)},${String(length)}`
  return `@@ -${place(first, count)} +${place(first + shift, count + added)} @@\n${body}`
}

const marked = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`
