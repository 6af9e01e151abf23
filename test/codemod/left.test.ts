/** What the codemod does not understand stays as it is, and is listed where it stands. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rewritten, textsIn } from '../support/codemod.js'

const programs = [...textsIn(join(import.meta.dirname, 'left'))]

/** Line and reason of each comment `// left: reason`. */
const expected = (text: string) =>
  text.split('\n').flatMap((line, index) =>
    line
      .split('// left: ')
      .slice(1)
      .map((reason) => ({ line: index + 1, reason: reason.trim() })),
  )

test.each(programs)('%s stays as it is, and each reason is listed at its line', (file, text) => {
  const { changed, findings, left } = rewritten(new Map([[file, text]]))
  expect(changed).toEqual([])
  expect(left).toEqual([file])
  const found = findings.map(({ line, reason }) => ({ line, reason }))
  const reasons = expected(text).map(({ line, reason }) => ({
    line,
    reason: expect.stringContaining(reason) as string,
  }))
  expect(found).toEqual(reasons)
  expect(findings.length).toBeGreaterThan(0)
})

const one =
  "import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'\nexport const client = new CloudTrailClient({})\n"
const sends =
  "import { GetTrailCommand } from '@aws-sdk/client-cloudtrail'\nimport { client } from './one.js'\nawait client.send(new GetTrailCommand({ Name: 'a' }))\n"

const given = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([name, text]) => [`/project/${name}`, text]))

test('a file stays when one that shares its client does, and others change', () => {
  const { changed, left } = rewritten(
    given({
      'one.ts': one,
      'two.ts': sends,
      'three.ts': "import { client } from './one.js'\nclient.middlewareStack.clone()\n",
      'apart.ts': one,
      'unconcerned.ts': 'export const one = 1\n',
    }),
  )
  expect(changed.map(({ file }) => file)).toEqual(['/project/apart.ts'])
  expect([...left].sort()).toEqual(['/project/one.ts', '/project/three.ts', '/project/two.ts'])
})

test('a place that may behave otherwise is listed, and changes', () => {
  const { texts, findings, left } = rewritten(
    given({
      'one.ts': `import { CloudTrailClient, ListTrailsCommand, paginateGetQueryResults } from '@aws-sdk/client-cloudtrail'
/** Types of @aws-sdk/client-cloudtrail. */
const client = new CloudTrailClient({})
const later = client.send(new ListTrailsCommand({}))
console.log(await client.config.region(), await later)
for await (const page of paginateGetQueryResults({ client, stopOnSameToken: true }, { QueryId: 'a' })) console.log(page)
`,
    }),
  )
  expect(left).toEqual([])
  expect(findings.map(({ line, column, reason }) => `${line}:${column} ${reason.slice(0, 30)}`)).toEqual([
    '2:14 a comment names the AWS SDK',
    '4:15 `listTrails` sends its request',
    '5:19 `client.config.region()`: the ',
    '6:26 pages of a query that is not f',
    '6:50 `stopOnSameToken`: a page that',
  ])
  expect([...texts.values()].join('')).toContain("of client.getQueryResults({ QueryId: 'a' }).pages()) console")
})

test.each([
  ['a class of the same name', 'class CloudTrail {}\n', 'CloudTrail as CloudTrailClient'],
  ['an alias', 'const CloudTrail = 1\nexport { CloudTrail }\n', 'CloudTrail as CloudTrailClient'],
])('beside %s the client keeps its local name', (_, text, specifier) => {
  const [after = ''] = [...rewritten(given({ 'one.ts': one + text })).texts.values()]
  expect(after).toContain(`import { ${specifier} } from 'cloudtrail-client'`)
  expect(after).toContain('new CloudTrailClient({})')
})

test('a name that is taken is not imported', () => {
  const text =
    "import { TrailNotFoundException } from '@aws-sdk/client-cloudtrail'\nconst isServiceError = (error: unknown) => error instanceof TrailNotFoundException\n"
  expect(rewritten(given({ 'one.ts': text })).findings).toEqual([
    expect.objectContaining({ line: 2, column: 7, reason: 'the name isServiceError is needed for the import' }),
  ])
})

test('nothing but the places that change is touched', () => {
  const text = `#!/usr/bin/env node\r\n\t/* ${one.slice(0, 6)} */\r\n\r\n${sends.replaceAll('\n', '\r\n')}\r\n\tconst   odd=\`\${ 1 }\`   ;;\r\n`
  const whole = rewritten(given({ 'one.ts': one, 'two.ts': text })).texts.get('/project/two.ts')
  expect(whole).toBe(
    text
      .replace("import { GetTrailCommand } from '@aws-sdk/client-cloudtrail'\r\n", '')
      .replace("send(new GetTrailCommand({ Name: 'a' }))", "getTrail({ Name: 'a' })"),
  )
})
