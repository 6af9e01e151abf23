// A build of the sources in a folder of its own: nothing of an older build is in it, and no one else writes to it.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inlined } from './entries.js'

const root = join(import.meta.dirname, '..')

/** What stays behind: what is made, or is not needed for a build. */
const leftBehind = ['.git', '.installed', '.bench', 'node_modules', 'dist', 'coverage', 'test', 'fixtures', 'bench']

/** Made from the sources, in the folder of the guides. */
const apiPages = join(root, 'docs/api')

/** @param {string} folder Where the copy goes; it is made. */
export function freshBuild(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(root).filter((name) => !leftBehind.includes(name))) {
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => path !== apiPages })
  }
  for (const name of packagesOf(join(root, 'node_modules'))) {
    const [from, to] = [join(root, 'node_modules', name), join(folder, 'node_modules', name)]
    mkdirSync(dirname(to), { recursive: true })
    // What is built in is copied, not linked, for the built files tell its place.
    if (inlined.includes(name)) cpSync(from, to, { recursive: true })
    else symlinkSync(from, to)
  }
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** @param {string} modules */
function packagesOf(modules) {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inScope) => `${name}/${inScope}`) : [name],
  )
}
