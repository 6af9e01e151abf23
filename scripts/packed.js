// The package as a user gets it: packed, and installed by npm into an empty project.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
 * An empty project with the packed package in it and nothing else; whoever makes it removes it.
 *
 * @param {string} [tarball] Omit to pack what is built.
 */
export function projectWithPackage(tarball) {
  const project = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')
  npmInstall(project, [tarball ?? pack(join(project, 'tarball'))])
  return project
}
