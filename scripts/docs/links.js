// Links that lead nowhere: in Markdown and in TSDoc, and in the pages of the built site.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** @typedef {{ target: string, anchor: string }} Link `target` is empty for a place of the same page. */

/** @type {Map<string, Set<string>>} */
const anchors = new Map()

/**
 * The files that link: guides, the texts beside the README, the READMEs of rooms, and the sources for their TSDoc.
 *
 * @param {string} root
 */
export function linkingFiles(root) {
  const inside = (/** @type {string} */ folder, /** @type {string[]} */ endings) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => endings.some((ending) => name.endsWith(ending)) && !/(^|\/)(api|node_modules)\//.test(name))
      .map((name) => join(root, folder, name))
  const beside = readdirSync(root).filter((name) => name.endsWith('.md'))
  return [
    ...beside.map((name) => join(root, name)),
    ...['docs', 'bench', 'fixtures'].flatMap((folder) => inside(folder, ['.md'])),
    ...inside('src', ['README.md', 'PEERS.md', '.ts']),
  ]
}

/**
 * @param {string} root Names in the result are relative to it.
 * @param {readonly string[]} files
 * @returns {string[]}
 */
export const deadLinks = (root, files) =>
  files.flatMap((file) => {
    const links = file.endsWith('.html') ? linksOfPage(file) : linksOfText(file)
    return links.flatMap(({ target, anchor }) => {
      const path = target === '' ? file : resolve(dirname(file), target)
      const isThere = existsSync(path) && (anchor === '' || statSync(path).isDirectory() || anchorsOf(path).has(anchor))
      return isThere ? [] : [`${relative(root, file)}: ${target}${anchor && `#${anchor}`}`]
    })
  })

/** @param {string} file @returns {Link[]} */
function linksOfText(file) {
  const text = readFileSync(file, 'utf8')
  const prose = file.endsWith('.ts') ? (text.match(/\/\*\*.*?\*\//gs) ?? []).join('\n') : withoutCode(text)
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?\)/g)].flatMap(([, url = '']) => linkOf(url))
}

/** @param {string} text */
const withoutCode = (text) => text.replaceAll(/^( *)```.*?^\1```/gms, '').replaceAll(/`[^`\n]*`/g, '')

/** @param {string} file @returns {Link[]} */
const linksOfPage = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, url = '']) => linkOf(url))

/** @param {string} url @returns {Link[]} Nothing for one that leads elsewhere. */
function linkOf(url) {
  if (/^[a-z]+:/i.test(url)) return []
  const [path = '', anchor = ''] = url.replaceAll('&amp;', '&').split('#')
  return [{ target: decodeURIComponent(path.split('?')[0] ?? ''), anchor: decodeURIComponent(anchor) }]
}

/** @param {string} path */
function anchorsOf(path) {
  const known = anchors.get(path)
  if (known) return known
  const text = readFileSync(path, 'utf8')
  const found = new Set(
    /\.(html|svg)$/.test(path) ? [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id) : slugsOf(text),
  )
  anchors.set(path, found)
  return found
}

/**
 * The anchors that GitHub gives the headings of a text.
 *
 * @param {string} text
 * @returns {string[]}
 */
function slugsOf(text) {
  const headings = [...text.replaceAll(/^( *)```.*?^\1```/gms, '').matchAll(/^#{1,6} (.*)$/gm)]
  /** @type {Map<string, number>} */
  const seen = new Map()
  return headings.map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}
