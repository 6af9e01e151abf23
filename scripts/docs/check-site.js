// What must hold of the built site: no link leads nowhere, guides stand in reading order, search finds each operation and option.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { deadLinks } from './links.js'

const root = join(import.meta.dirname, '../..')
const site = join(root, 'docs/api')
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8')

/** TypeDoc's indices are JSON, deflated, in base64, in a program of one assignment. @param {string} name */
const index = (name) => {
  const [, text = ''] = /"(.*)"/s.exec(read(`docs/api/assets/${name}.js`)) ?? []
  return JSON.parse(inflateSync(Buffer.from(text, 'base64')).toString())
}

function brokenLinks() {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  return deadLinks(
    site,
    pages.map((name) => join(site, name)),
  ).map((link) => `a link leads nowhere: ${link}`)
}

/** The members of an interface. @param {string} path @param {string} name */
const membersOf = (path, name) => {
  const [, body = ''] =
    new RegExp(`export interface ${name} (?:extends .*)?\\{\\n(.*?)\\n\\}\\n`, 's').exec(read(path)) ?? []
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member = '']) => member)
}

function unfound() {
  /** @type {{ operations: { name: string }[] }} */
  const { operations } = JSON.parse(read('fixtures/api/cloudtrail-operations.json'))
  const methods = operations.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1))
  const wanted = [
    ...methods.map((name) => `CloudTrail.${name}`),
    ...membersOf('src/config/client-config.ts', 'CloudTrailConfig').map((name) => `CloudTrailConfig.${name}`),
    ...membersOf('src/config/call-options.ts', 'CallOptions').map((name) => `CallOptions.${name}`),
  ]
  if (methods.length < 61 || wanted.length < 90) return [`only ${wanted.length} operations and options were looked for`]
  /** @type {{ rows: { name: string, parent?: string }[] }} */
  const { rows } = index('search')
  const found = new Set(rows.map(({ name, parent = '' }) => `${parent.split('.').at(-1)}.${name}`))
  return wanted.filter((name) => !found.has(name)).map((name) => `search does not find ${name}`)
}

function misplaced() {
  /** @type {{ text: string, path?: string }[]} */
  const entries = index('navigation')
  const shown = entries.flatMap(({ path = '' }) => (path.startsWith('documents/') ? [path] : []))
  const guides = JSON.parse(read('typedoc.json')).projectDocuments.map((/** @type {string} */ path) => {
    const [, title] = /^---\ntitle: (.*)\n/.exec(read(path)) ?? [undefined, path.replace('.md', '')]
    return `documents/${title?.replaceAll(' ', '_')}.html`
  })
  const same =
    shown.length === guides.length &&
    guides.every((/** @type {string} */ path, /** @type {number} */ at) => path === shown[at])
  return same ? [] : [`the guides stand in another order than in typedoc.json: ${shown.join(' ')}`]
}

const problems = [...brokenLinks(), ...unfound(), ...misplaced()]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log('The site has no dead link, its guides in order, and finds each operation and option.')
