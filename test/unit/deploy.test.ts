/** The templates in examples/deploy: whole, alike, and with the permissions that the intake's calls need. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse, type CollectionTag, type ScalarTag, type YAMLMap, type YAMLSeq } from 'yaml'
import * as s3Operations from '../../src/bucket/s3-operations.js'
import * as sqsOperations from '../../src/intake/messages/sqs-operations.js'

const folder = join(import.meta.dirname, '../../examples/deploy')
const yaml = readFileSync(join(folder, 'intake.yaml'), 'utf8')
const guide = readFileSync(join(folder, '../../docs/intake.md'), 'utf8')
const terraform = readFileSync(join(folder, 'main.tf'), 'utf8')

interface Template {
  readonly Parameters: Readonly<Record<string, unknown>>
  readonly Conditions: Readonly<Record<string, unknown>>
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: unknown }>>
  readonly Outputs: Readonly<Record<string, unknown>>
}

interface Statement {
  readonly Sid: string
  readonly Principal?: { readonly Service?: string } | string
  readonly Action: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const toJS = (list: YAMLMap | YAMLSeq): unknown => list.toJSON() as unknown

const functions = ['Ref', 'GetAtt', 'Sub', 'If', 'Not', 'Equals', 'Join']

/** Short forms become `{ 'Fn::Sub': … }`, whatever stands behind them. */
const tags = functions.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => ({ [`Fn::${name}`]: text }) },
  {
    tag: `!${name}`,
    collection: 'seq',
    resolve: (list) => ({ [`Fn::${name}`]: toJS(list) }),
  },
])

const template = parse(yaml, { customTags: tags }) as Template // sound: what it misses, the tests below miss

/** Every object below a value, itself among them. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

const valuesOf = (name: string): unknown[] =>
  [...objectsIn(template)].flatMap((object) => (Object.hasOwn(object, name) ? [object[name]] : []))

const statements = [...objectsIn(template.Resources)].filter((object) => 'Sid' in object) as unknown as Statement[]

const listOf = (actions: string | readonly string[]): string[] => [actions].flat().sort()

test('every reference of the CloudFormation template leads somewhere', () => {
  const names = new Set([...Object.keys(template.Parameters), ...Object.keys(template.Resources)])
  const inTexts = valuesOf('Fn::Sub').flatMap((text) =>
    [...String(text).matchAll(/\$\{([\w:]+)(?:\.\w+)?\}/g)].map(([, name = '']) => name),
  )
  const attributes = valuesOf('Fn::GetAtt').map((text) => String(text).split('.')[0] ?? '')
  const references = [...valuesOf('Fn::Ref').map(String), ...inTexts, ...attributes, ...valuesOf('DependsOn').flat()]
  expect(references.length).toBeGreaterThan(50)
  expect(references.filter((name) => !names.has(String(name)) && !String(name).startsWith('AWS::'))).toEqual([])
  const used = [...valuesOf('Fn::If').map((list) => (list as unknown[])[0]), ...valuesOf('Condition')]
  const unknown = used.filter((name) => typeof name === 'string' && !Object.hasOwn(template.Conditions, name))
  expect(unknown).toEqual([])
})

test('every parameter and every condition is used', () => {
  const isUsed = (name: string) => yaml.split(new RegExp(`\\b${name}\\b`)).length > 2
  const names = [...Object.keys(template.Parameters), ...Object.keys(template.Conditions)]
  expect(names.filter((name) => !isUsed(name))).toEqual([])
})

const rows = Object.values({ ...sqsOperations, ...s3Operations }).flatMap((value) =>
  typeof value === 'object' && 'iamAction' in value ? [value.iamAction] : [],
)

/** What calls of the intake need, and decryption, which S3 asks for in its name. */
const needed = [...rows, 'kms:Decrypt'].sort()

const ofIntake = ['Queue', 'LogFiles', 'Bucket', 'Key']

test('the policy of the intake has the actions of its calls, and no others', () => {
  const own = statements.filter(({ Sid }) => ofIntake.includes(Sid))
  expect(own).toHaveLength(ofIntake.length)
  expect(own.flatMap(({ Action }) => listOf(Action)).sort()).toEqual(needed)
})

test('so has the policy in the guide, which names every parameter', () => {
  const [, policy = ''] = /### Permissions\n\n```json\n(.*?)```/s.exec(guide) ?? []
  const { Statement } = JSON.parse(policy) as { Statement: Statement[] } // sound: it is one of the guide
  expect(Statement.flatMap(({ Action }) => listOf(Action)).sort()).toEqual(needed)
  expect(Object.keys(template.Parameters).filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
})

test('a service may act only in the name of what was made here', () => {
  const ofServices = statements.filter(({ Principal }) => typeof Principal === 'object' && Principal.Service)
  expect(ofServices.length).toBe(6)
  const without = ofServices.filter(
    ({ Condition = {} }) => !Object.values(Condition).some((each) => 'aws:SourceArn' in each),
  )
  expect(without).toEqual([])
})

const snake = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
const blocks = (kind: string): string[] =>
  [...terraform.matchAll(new RegExp(`^${kind} (?:"(\\w+)" )?"(\\w+)" \\{`, 'gm'))].map(([, , name = '']) => name)

test('Terraform takes and tells what CloudFormation does', () => {
  expect(blocks('variable')).toEqual(Object.keys(template.Parameters).map(snake))
  expect(blocks('output')).toEqual(Object.keys(template.Outputs).map(snake))
  const made = blocks('resource')
  expect(
    Object.keys(template.Resources)
      .map(snake)
      .filter((name) => !made.includes(name)),
  ).toEqual([])
  expect([...new Set(made)].sort()).toEqual(Object.keys(template.Resources).map(snake).sort())
})

test('its policies say the same', () => {
  const written = terraform.split(/sid\s+= /).slice(1)
  const said = written.map((text) => {
    const [body = ''] = text.split(/\n {2}\}\n/)
    const actions = /actions\s+= \[([^\]]+)\]/.exec(body)?.[1] ?? ''
    const variables = [...body.matchAll(/variable = "([^"]+)"/g)].map(([, name = '']) => name)
    return [
      /^"(\w+)"/.exec(text)?.[1],
      [...actions.matchAll(/"([^"]+)"/g)].map(([, action = '']) => action).sort(),
      variables.sort(),
    ]
  })
  const conditionsOf = ({ Condition = {} }: Statement) => [...objectsIn(Condition)].flatMap((each) => Object.keys(each))
  const meant = statements.map((statement) => [
    statement.Sid,
    listOf(statement.Action),
    conditionsOf(statement)
      .filter((name) => /^(aws|s3|kms|sts):/.test(name))
      .sort(),
  ])
  const bySid = (list: unknown[][]) => list.sort(([one], [other]) => String(one).localeCompare(String(other)))
  expect(bySid(said)).toEqual(bySid(meant))
})

test('descriptions are the same in both', () => {
  const texts = [...objectsIn(template.Parameters)].flatMap(({ Description }) =>
    typeof Description === 'string' ? [Description] : [],
  )
  const inTerraform = (text: string) => text.replace('ReaderArn', 'reader_arn')
  expect(texts).toHaveLength(7)
  expect(texts.filter((text) => !terraform.includes(inTerraform(text)))).toEqual([])
})

const has = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0

test.skipIf(!has('cfn-lint'))(
  'cfn-lint finds nothing',
  () => {
    const { stdout, status } = spawnSync('cfn-lint', [join(folder, 'intake.yaml')], { encoding: 'utf8' })
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
  },
  60_000,
)

test.skipIf(!has('terraform'))('Terraform finds it well written', () => {
  const copy = mkdtempSync(join(tmpdir(), 'deploy-'))
  onTestFinished(() => {
    rmSync(copy, { recursive: true })
  })
  cpSync(join(folder, 'main.tf'), join(copy, 'main.tf'))
  const { stdout, status } = spawnSync('terraform', ['fmt', '-check', '-diff'], { cwd: copy, encoding: 'utf8' })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})
