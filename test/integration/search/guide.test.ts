/** The questions of docs/search.md have the answers that it shows, by the query and by the command. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSearch, type Found, type Search } from 'cloudtrail-client/search'
import { demo } from '../../../src/cli/demo.js'
import { commandInTests } from '../../support/command.js'
import { drain } from '../../support/drain.js'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/search.md'), 'utf8')

interface Question {
  readonly title: string
  readonly query: string
  readonly args: readonly string[]
  readonly answer: string
}

/** The words of a command, as a shell reads them. */
const words = (text: string): string[] =>
  [...text.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''))

const questions: Question[] = [
  ...guide.matchAll(
    /^### (\d+\. .*?)\n\n```ts\n(.*?)```\n\n```sh\nnpx cloudtrail-client (.*?)```\n\n```text\n(.*?)```/gms,
  ),
].map(([, title = '', query = '', command = '', answer = '']) => ({ title, query, args: words(command), answer }))

const command = commandInTests()

test('there are ten questions', () => {
  expect(questions).toHaveLength(10)
})

test.each(questions)('$title', async ({ query, args, answer }) => {
  const { code, stdout } = await command([...args, '--demo']).ended
  expect(code).toBe(0)
  expect(stdout).toBe(answer)

  const { config, regions } = demo()
  const from = new Date(Date.now() - 24 * 3600 * 1000)
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the examples of the guide are the input of this test
  const ask = new Function('search', 'from', query.replace(/^const hits =/, 'return')) as (
    search: Search,
    from: Date,
  ) => Found
  const hits = await drain(ask(createSearch({ ...config, regions, limiter: false }), from))
  expect(hits.map(({ event }) => event.EventName).length).toBe(answer.split('\n').length - 1)
})
