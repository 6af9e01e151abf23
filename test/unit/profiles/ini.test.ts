/** How the files of profiles are read. The rules are facts of the SDKs' shared documentation; these texts are our own. */
import { loadSharedConfigFiles } from '@smithy/core/config'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIni } from '../../../src/profiles/ini.js'

const read = (text: string) =>
  readIni(text).map(({ kind, name, settings }) => [kind, name, Object.fromEntries(settings)] as const)

test.each([
  ['nothing', '', []],
  ['a profile without settings', '[profile audit]', [['profile', 'audit', {}]]],
  ['a section with a setting', '[default]\nregion = eu-west-1', [['', 'default', { region: 'eu-west-1' }]]],
  ['no spaces around the equals sign', '[a]\nregion=eu-west-1', [['', 'a', { region: 'eu-west-1' }]]],
  ['tabs and spaces around everything', '[\ta  ]  \nregion\t=\t eu-west-1 \t', [['', 'a', { region: 'eu-west-1' }]]],
  ['names in any case', '[A]\nReGion = EU', [['', 'A', { region: 'EU' }]]],
  ['equals signs in a value', '[a]\nkey = a=b==', [['', 'a', { key: 'a=b==' }]]],
  ['an empty value', '[a]\nregion =\nkey = x', [['', 'a', { region: '', key: 'x' }]]],
  ['the last of equal names', '[a]\nkey = x\nkey = y', [['', 'a', { key: 'y' }]]],
  [
    'two sections of a name',
    '[a]\nx = 1\n[a]\ny = 2',
    [
      ['', 'a', { x: '1' }],
      ['', 'a', { y: '2' }],
    ],
  ],
  ['comments on lines of their own', '# x\n[a] \n; y\n  # z\nkey = x', [['', 'a', { key: 'x' }]]],
  [
    'comments behind a section and a value',
    '[a] ; x\nkey = x # y\nother = z ;y',
    [['', 'a', { key: 'x', other: 'z' }]],
  ],
  ['marks inside a value', '[a]\nkey = x#y;z', [['', 'a', { key: 'x#y;z' }]]],
  ['Windows line ends and a byte order mark', '\uFEFF[a]\r\nkey = x\r\n', [['', 'a', { key: 'x' }]]],
  ['a name in quotes, with a space', '[profile "a b"]\nx = 1', [['profile', 'a b', { x: '1' }]]],
  ['a name in single quotes', "[profile 'audit']\nx = 1", [['profile', 'audit', { x: '1' }]]],
  ['a name with two words and no quotes', '[profile a b]\nx = 1\n[c]\ny = 2', [['', 'c', { y: '2' }]]],
  [
    'a session and services',
    '[sso-session one]\n[services two]',
    [
      ['sso-session', 'one', {}],
      ['services', 'two', {}],
    ],
  ],
  [
    'a name that begins with the word',
    '[profiles]\n[profile]',
    [
      ['', 'profiles', {}],
      ['', 'profile', {}],
    ],
  ],
  ['settings before a section', 'key = x\n[a]', [['', 'a', {}]]],
  ['lines that are nothing', '[a]\nhello\n= x\n[\n[]\nkey = x', [['', 'a', { key: 'x' }]]],
  ['a value on two lines', '[a]\nkey = x\n  y', [['', 'a', { key: 'x\ny' }]]],
  ['a comment in a continuation', '[a]\nkey = x\n  y # z', [['', 'a', { key: 'x\ny # z' }]]],
  ['settings that are all indented', '[a]\n  x = 1\n  y = 2', [['', 'a', { x: '1', y: '2' }]]],
  ['a block', '[a]\ns3 =\n  x = 1\n  y = 2\nz = 3', [['', 'a', { s3: '', 's3.x': '1', 's3.y': '2', z: '3' }]]],
  ['a block with blank lines and nonsense', '[a]\ns3 =\n\n  hello\n  x = 1', [['', 'a', { s3: '', 's3.x': '1' }]]],
  ['names that objects have', '[__proto__]\nconstructor = x', [['', '__proto__', { constructor: 'x' }]]],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})

const line = fc.oneof(
  fc.constantFrom('[default]', '[profile a]', '[profile b] # x', '[other]', '[sso-session s]', '', '# x', ' ; y'),
  fc
    .tuple(fc.constantFrom('x', 'y', 'region'), fc.constantFrom('1', 'a=b', 'a#b', 'a # b', 'a ;b', '"q"'))
    .map((pair) => pair.join(' = ')),
  fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2')).map((pair) => `block =\n  ${pair.join('=')}`),
)

test('the AWS SDK reads the same settings from a file of profiles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ini-'))
  let files = 0
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const filepath = join(folder, String(files++))
      writeFileSync(filepath, lines.join('\n'))
      const { credentialsFile } = await loadSharedConfigFiles({ filepath, configFilepath: join(folder, 'none') })
      const ours: Record<string, Record<string, string>> = {}
      for (const { kind, name, settings } of readIni(lines.join('\n'))) {
        for (const [setting, value] of settings) {
          if (value !== '') (ours[kind === '' ? name : `${kind}.${name}`] ??= {})[setting] = value
        }
      }
      expect(ours).toEqual(credentialsFile)
    }),
    { numRuns: 300 },
  )
})

test('any text is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(readIni(text)).toBeInstanceOf(Array)
    }),
  )
})
