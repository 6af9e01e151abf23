// The package as a user gets it: packed, and installed by npm into an empty project.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { npmInstall } from './installed.js'

const root = join(import.meta.dirname, '..')

/**
 * Packs what is built.
 *
 * @param {string} folder Where the tarball goes.
 * @param {string} [project] The clone that is packed.
 * @returns The tarball's path.
 */
export function pack(folder, project = root) {
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  return join(folder, name)
}

/**
 * Puts the folder of the packed package under the name of the AWS SDK's client, as npm does for a dependency on a folder.
 *
 * @param {string} project
 */
export function underNameOfSdk(project) {
  const scope = join(project, 'node_modules/@aws-sdk')
  mkdirSync(scope, { recursive: true })
  symlinkSync('../cloudtrail-client/aws-sdk', join(scope, 'client-cloudtrail'), 'dir')
}

/**
 * An empty project with the packed package in it and nothing else; whoever makes it removes it.
 *
 * @param {string} [tarball] Omit to pack what is built.
 */
export async function projectWithPackage(tarball) {
  const project = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  await npmInstall(project, [tarball ?? pack(join(project, 'tarball'))])
  return project
}

/**
 * The testing entry of the package in a project, as a program of that project would import it.
 *
 * @param {string} project
 * @returns {Promise<typeof import('cloudtrail-client/testing')>}
 */
export function installedEmulator(project) {
  const file = join(project, 'node_modules', packageJson.name, packageJson.exports['./testing'].default)
  return import(pathToFileURL(file).href)
}
