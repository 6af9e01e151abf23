// Installs packages that are no dependencies of the project into folders of their own, below `.installed`, once.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../.installed')

/**
 * A folder whose `node_modules` has these packages. No install script of theirs is run.
 *
 * @param {string} name
 * @param {string[]} packages With exact versions, e.g. `rollup@4.68.7`.
 */
export async function installed(name, packages) {
  const folder = join(root, [name, ...packages].join('+').replaceAll('/', '-'))
  if (existsSync(folder)) return folder
  // Under another name until it is whole, so that a run that was ended leaves no half.
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    await npmInstall(unfinished, packages)
    renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}

/**
 * @param {string} folder
 * @param {string[]} packages What npm installs: names with versions, or paths of tarballs.
 */
export async function npmInstall(folder, packages) {
  const options = ['--no-package-lock', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  const parameters = ['install', '--prefix', folder, '--loglevel=error', ...options, ...packages]
  await promisify(execFile)('npm', parameters).catch((/** @type {{ stderr: string }} */ { stderr }) => {
    throw new Error(`${packages.join(' ')} cannot be installed: ${stderr}`)
  })
}
