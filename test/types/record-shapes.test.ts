/** Every distinct shape of the records in the fixtures, and of real logs where they are at hand, is one of the types. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { realRecords } from '../../examples/records.js'

const root = join(import.meta.dirname, '../..')

const fixture = (name: string): Record<string, unknown>[] =>
  (JSON.parse(readFileSync(join(root, 'fixtures', name), 'utf8')) as { Records: Record<string, unknown>[] }).Records

/** Members whose content is a matter of the service. */
const open = new Set([
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
  'edgeDeviceDetails',
  'requestContext',
  'principalTags',
  'tags',
  'annotation',
])

/** A value of the same shape, with one item of each shape in a list. */
function shapeOf(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return ['eventCategory', 'eventType', 'state'].includes(name) ? value : 'text'
  if (typeof value === 'number') return 1
  if (typeof value !== 'object' || value === null) return value
  if (open.has(name)) return {}
  if (Array.isArray(value)) {
    const shapes = value.map((item) => JSON.stringify(shapeOf(item, name)))
    return [...new Set(shapes)].sort().map((shape) => JSON.parse(shape) as unknown)
  }
  const members = Object.entries(value).map(([member, content]) => [member, shapeOf(content, member)] as const)
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)))
}

const shapesOf = (records: Iterable<unknown>): string[] => [
  ...new Set([...records].map((record) => JSON.stringify(shapeOf(record)))),
]

const shapes = shapesOf([...fixture('sample-records.json'), ...fixture('record-shapes.json'), ...realRecords()])

/** The types without members that are not listed, so that the compiler finds those. */
const header = `
import type { AggregatedCloudTrailRecord, CloudTrailRecord } from '../../src/index.js'
type Listed<T> = keyof { [K in keyof T as string extends K ? never : K]: 1 }
type Strict<T> = T extends readonly (infer Item)[]
  ? Strict<Item>[]
  : T extends object
    ? [Listed<T>] extends [never] ? T : { [K in keyof T as string extends K ? never : K]: Strict<T[K]> }
    : T
export const event = (record: Strict<CloudTrailRecord>) => record
export const aggregated = (record: Strict<AggregatedCloudTrailRecord>) => record
export const cast = (record: CloudTrailRecord) => record as AggregatedCloudTrailRecord
`

const isAggregated = (shape: string) => shape.includes('"eventCategory":"Aggregated"')

/** What the compiler says, each with the shape it says it of. */
function errorsOf(shapes: readonly string[]): string[] {
  const path = join(root, 'test/types/shapes-of-records.ts')
  const lines = shapes.map((shape) => `${isAggregated(shape) ? 'aggregated' : 'event'}(${shape})`)
  const code = `${header}${lines.join('\n')}\n`
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  host.fileExists = (file) => file === path || ts.sys.fileExists(file)
  host.readFile = (file) => (file === path ? code : ts.sys.readFile(file))
  const program = ts.createProgram([path], options, host)
  const file = program.getSourceFile(path)
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText, start = 0 }) =>
      `${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${code.slice(start, start + 80)}`,
  )
}

test('every distinct shape is one of the types, with no member that they do not list', () => {
  expect(shapes.length).toBeGreaterThan(20)
  expect(shapes.some(isAggregated)).toBe(true)
  expect(errorsOf(shapes)).toEqual([])
})

test('a member that is not listed, or of another kind, is found at any depth', () => {
  const broken = [
    '{"eventName":"text","newMember":1}',
    '{"userIdentity":{"sessionContext":{"newMember":1}}}',
    '{"resources":[{"newMember":1}]}',
    '{"eventCategory":"Aggregated","eventTime":"text"}',
    '{"eventName":1}',
  ]
  const words = ['newMember', 'newMember', 'newMember', 'eventTime', 'number']
  expect(errorsOf(broken)).toEqual(words.map((word) => expect.stringContaining(word) as unknown))
})
