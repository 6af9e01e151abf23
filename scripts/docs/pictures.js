// Makes docs/pictures again, drawings and terminals: npm run docs:pictures.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { drawings } from './drawings.js'
import { recordings } from './recordings.js'
import { terminal } from './terminal.js'

const folder = new URL('../../docs/pictures/', import.meta.url)
const program = new URL('../../dist/cli/main.js', import.meta.url).pathname

/** @type {import('./recordings.js').Run} A file that was changed is what `validate-logs` exits with 1 for. */
const run = (args) =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (_, stdout, stderr) => {
      resolve(stdout + stderr)
    })
  })

for (const [name, draw] of Object.entries(drawings)) writeFileSync(new URL(name, folder), draw())
for (const [name, record] of Object.entries(recordings))
  writeFileSync(new URL(name, folder), terminal(await record(run)))
