/** No link of a guide, of the texts beside the README, of a room's README or of TSDoc leads nowhere. `npm run docs` looks at the site. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import typedoc from '../../typedoc.json' with { type: 'json' }
import { deadLinks, linkingFiles } from '../../scripts/docs/links.js'

const root = join(import.meta.dirname, '../..')

test('no link leads nowhere', () => {
  const files = linkingFiles(root)
  expect(files.length).toBeGreaterThan(300)
  expect(deadLinks(root, files)).toEqual([])
})

test('a link to a file or a place that is not there is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-links-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const files = [
    write(
      'a.md',
      '# One, two\n## `x` & y\n## `x` & y\n[1](#one-two) [2](b.md#there) [3](#x--y-1) [4](b.md#gone) [5](c.md) [6](#x--y-2)\n',
    ),
    write(
      'b.md',
      '## There\n`[code](gone.md)`\n```md\n[code](gone.md)\n## Gone\n```\n[site](https://example.com/gone)',
    ),
    write(
      'c.html',
      '<h2 id="there"></h2><a href="#there">1</a> <a href="d.html">2</a> <img src="gone.svg"/> <a href="#gone">4</a>',
    ),
    write('e.ts', '/** [The guide](gone.md) */\nconst text = "[no link](gone.md)"\n'),
  ]
  expect(deadLinks(folder, files)).toEqual([
    'a.md: b.md#gone',
    'a.md: c.md',
    'a.md: #x--y-2',
    'c.html: d.html',
    'c.html: gone.svg',
    'c.html: #gone',
    'e.ts: gone.md',
  ])
})

test('every guide is in the list of the site', () => {
  const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  expect(typedoc.projectDocuments).toEqual(expect.arrayContaining(guides.map((name) => `docs/${name}`)))
})
