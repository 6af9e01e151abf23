/** Writes the records of an intake as lines, each batch acknowledged when it is written. */
import type { Writable } from 'node:stream'
import type { Intake } from '../intake/index.js'

/**
 * Writes until the intake ends. The next batch is not asked for before the stream has taken the one before.
 *
 * @throws The stream's own error; what was not written is delivered again. The errors of the intake.
 */
export async function printLines(source: Intake<string>, stream: Writable): Promise<void> {
  stream.on('error', ignore) // each write tells of it
  for await (const batch of source) {
    await write(stream, batch.records.map(lineOf).join(''))
    await batch.ack()
  }
}

const ignore = (): void => undefined

/** Outside of its strings, JSON may have line breaks wherever it has spaces; within them it has none. */
const lineOf = (record: string): string => `${record.replaceAll(/[\r\n]+/g, ' ')}\n`

const write = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
