/** Programs that print credentials: how they are run, and what of them is shown. */
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { fromProfile } from 'cloudtrail-client/credentials'
import { wordsOf } from '../../../../src/credentials/profile/command-line.js'
import { awsFiles } from '../../../support/aws-files.js'
import { failed } from '../../../support/failed.js'

test.each([
  ['one two', ['one', 'two']],
  ['  one   two  ', ['one', 'two']],
  ['"a b" c', ['a b', 'c']],
  ["'a b' c", ['a b', 'c']],
  ['a"b c"d', ['ab cd']],
  ['"" x', ['', 'x']],
  [String.raw`"a \"b\"" \c\ d`, ['a "b"', 'c d']],
  [String.raw`'a\b' "a\b"`, [String.raw`a\b`, String.raw`a\b`]],
  ['', []],
])('%s is taken apart as by a shell', (line, words) => {
  expect(wordsOf(line, false)).toEqual(words)
})

test('on Windows, a backslash is a part of paths', () => {
  expect(wordsOf(String.raw`"C:\Program Files\a.exe" --x C:\b\"c`, true)).toEqual([
    String.raw`C:\Program Files\a.exe`,
    '--x',
    String.raw`C:\b"c`,
  ])
})

test('a quote that is not closed is no line', () => {
  expect(wordsOf('a "b', false)).toBeUndefined()
})

/** A profile whose program runs a script with the Node of the test. */
function withScript(script: string) {
  const files = awsFiles()
  const path = files.write('with space/print it.cjs', script)
  files.write('.aws/config', `[default]\ncredential_process = "${process.execPath}" "${path}" "a b"\n`)
  return fromProfile()
}

test('a program is run with its arguments, and what it prints is read', async () => {
  const provider = withScript(`
    const [argument] = process.argv.slice(2)
    console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKID', SecretAccessKey: argument, SessionToken: 't',
      Expiration: '2136-01-01T00:00:00Z', AccountId: '123456789012' }))`)
  expect(await provider()).toEqual({
    accessKeyId: 'AKID',
    secretAccessKey: 'a b',
    sessionToken: 't',
    expiration: new Date('2136-01-01T00:00:00Z'),
    accountId: '123456789012',
  })
})

test('a shell runs only where the line names one', async () => {
  const print = `echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"'$((1+1))'"}'`
  const files = awsFiles({ config: `[default]\ncredential_process = sh -c "${print.replaceAll('"', '\\"')}"` })
  expect((await fromProfile()()).secretAccessKey).toBe('2')
  files.write('.aws/config', `[default]\ncredential_process = ${print}\n`)
  expect((await fromProfile()()).secretAccessKey).toBe('$((1+1))')
})

test.each([
  [
    'another version',
    'console.log(JSON.stringify({ Version: 2, AccessKeyId: "a", SecretAccessKey: "TOPSECRET" }))',
    'must print JSON with "Version": 1',
  ],
  ['no JSON', 'console.log("TOPSECRET")', 'must print JSON with "Version": 1'],
  ['no keys', 'console.log(JSON.stringify({ Version: 1, SecretAccessKey: "TOPSECRET" }))', 'printed no AccessKeyId'],
  [
    'keys that have expired',
    'console.log(JSON.stringify({ Version: 1, AccessKeyId: "a", SecretAccessKey: "TOPSECRET", Expiration: "2020-01-01T00:00:00Z" }))',
    'that have expired',
  ],
  ['an error', 'console.error("TOPSECRET"); process.exit(3)', 'it ended with status 3'],
  ['too much', 'process.stdout.write("TOPSECRET".repeat(1e6))', 'MAXBUFFER'],
])('%s is an error that ends a search, and shows nothing that was printed', async (_, script, message) => {
  const error = await failed(withScript(script)())
  expect(error).toMatchObject({ name: 'CredentialsError', tryNextLink: false })
  expect(String(error)).toContain(message)
  expect(inspect(error, { depth: Infinity, showHidden: true }) + String((error as Error).stack)).not.toContain(
    'TOPSECRET',
  )
})

test.each([
  ['/does/not/exist', 'there is no such program'],
  ['"/unfinished', 'close its quotes'],
])('%s cannot be run', async (command, message) => {
  awsFiles({ config: `[default]\ncredential_process = ${command}\n` })
  expect(await failed(fromProfile()())).toMatchObject({ message: expect.stringContaining(message) as string })
})
