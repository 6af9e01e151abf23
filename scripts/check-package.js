// Packs the tarball and checks it as a user would get it: publint, and attw for the types.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
try {
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
  const [tarball = ''] = readdirSync(folder)
  const tarballBytes = new Uint8Array(readFileSync(join(folder, tarball))) // a copy, so that its buffer has nothing else
  const { messages, pkg } = await publint({ pack: { tarball: tarballBytes.buffer }, strict: true })
  const problems = messages.filter((message) => !isOfFolder(message))
  for (const problem of problems) console.error(formatMessage(problem, pkg ?? {}))
  if (problems.length > 0) throw new Error(`publint: ${String(problems.length)} problems`)
  run('npx', ['attw', join(folder, tarball)])
} finally {
  rmSync(folder, { recursive: true })
}

/**
 * The folder `aws-sdk` is a package of its own, on which programs depend under the name of the AWS SDK's client: Node reads its
 * `exports`, which it would not below the package.
 *
 * @param {import('publint').Message} message
 */
function isOfFolder(message) {
  return message.code === 'NESTED_PACKAGE_JSON_FIELD_IGNORED' && message.args.filePath === './aws-sdk/package.json'
}

/**
 * @param {string} command
 * @param {string[]} parameters
 */
function run(command, parameters) {
  execFileSync(command, parameters, { stdio: 'inherit' })
}
