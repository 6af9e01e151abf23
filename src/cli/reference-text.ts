/** Prints a validation as `aws cloudtrail validate-logs` does, so that both outputs can be laid side by side. Pure. */
import type { Finding, ValidationReport } from '../integrity/index.js'

/** A piece of output, and where it goes. */
export type Piece = readonly [stream: 'out' | 'err', text: string]

/** `2026-01-10T00:01:31Z` */
const displayTime = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, 'Z')

/** What was asked for. */
export interface Asked {
  /** The trail, or the folder of copies, in words. */
  readonly subject: string
  readonly from: Date | undefined
  readonly to: Date | undefined
  /** Whether valid files are printed. */
  readonly isVerbose: boolean
}

/** Copies do not always tell in which bucket they were. */
export const placeOf = (bucket: string | undefined, key: string): string =>
  bucket === undefined ? key : `s3://${bucket}/${key}`

/** The line of a finding, without what separates it from others. */
function lineOf({ kind, isBackfill, bucket, key = '', verdict, message = '' }: Finding): string {
  const chain = isBackfill && kind !== 'log' ? '(backfill) ' : ''
  if (kind === 'gap') return chain + message
  const file = kind === 'digest' ? 'Digest file' : 'Log file'
  return `${chain}${file}\t${placeOf(bucket, key)}\t${verdict === 'valid' ? 'valid' : `INVALID: ${message}`}`
}

export class ReferenceText {
  readonly #asked: Asked
  /** Whether the last line was followed by an empty one. */
  #isSeparated = true

  constructor(asked: Asked) {
    this.#asked = asked
  }

  start(): Piece[] {
    const { subject, from, to } = this.#asked
    const range = from && to ? ` between ${displayTime(from)} and ${displayTime(to)}` : ''
    return [['out', `Validating log files ${subject}${range}\n\n`]]
  }

  finding(finding: Finding): Piece[] {
    if (finding.verdict === 'invalid' || finding.kind === 'gap') {
      const before = this.#isSeparated ? '' : '\n'
      this.#isSeparated = true
      return [['err', `${before}${lineOf(finding)}\n\n`]]
    }
    if (!this.#asked.isVerbose) return []
    this.#isSeparated = false
    return [['out', `${lineOf(finding)}\n`]]
  }

  summary({ digests, backfillDigests, logs, from, to }: ValidationReport): Piece[] {
    const asked = this.#asked
    const lines = this.#isSeparated ? [] : ['\n']
    if (asked.from && asked.to)
      lines.push(`Results requested for ${displayTime(asked.from)} to ${displayTime(asked.to)}\n`)
    const count = [digests, backfillDigests].reduce((sum, { valid, invalid }) => sum + valid + invalid, 0)
    if (count === 0) return [...lines, 'No digests found\n'].map(toOut)
    lines.push(
      from && to
        ? `Results found for ${displayTime(from)} to ${displayTime(to)}:\n`
        : 'No valid digests found in range\n',
    )
    lines.push(...ratio(digests, 'digest'), ...ratio(backfillDigests, 'backfill digest'), ...ratio(logs, 'log'), '\n')
    return lines.map(toOut)
  }
}

const toOut = (text: string): Piece => ['out', text]

function ratio({ valid, invalid }: ValidationReport['logs'], name: string): string[] {
  const total = String(valid + invalid)
  if (valid + invalid === 0) return []
  const line = `\n${String(valid)}/${total} ${name} files valid`
  return invalid === 0 ? [line] : [line, `, ${String(invalid)}/${total} ${name} files INVALID`]
}
