// Packs the tarball and checks it as a user would get it: publint, and attw for the types.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
try {
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
  const [tarball = ''] = readdirSync(folder)
  run('npx', ['publint', 'run', join(folder, tarball), '--strict'])
  run('npx', ['attw', join(folder, tarball)])
} finally {
  rmSync(folder, { recursive: true })
}

/**
 * @param {string} command
 * @param {string[]} parameters
 */
function run(command, parameters) {
  execFileSync(command, parameters, { stdio: 'inherit' })
}
