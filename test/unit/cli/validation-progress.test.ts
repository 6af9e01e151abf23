import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ProgressLine } from '../../../src/cli/validation-progress.js'

test('it tells share, rate and time left, four times a second at most, and makes room for other lines', () => {
  let [text, nowMs] = ['', 0]
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString()
      done()
    },
  })
  const line = new ProgressLine(stream, () => nowMs)
  line.file(0)
  nowMs = 100
  line.file(0.1)
  nowMs = 2000
  line.file(0.25)
  expect(text).toBe('\r\x1b[K0 %, 1 files, 0/s\r\x1b[K25 %, 3 files, 2/s, 6 s left')
  line.clear()
  line.clear()
  expect(text.endsWith('left\r\x1b[K')).toBe(true)
})
