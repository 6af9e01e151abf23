import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { snakeCase } from '../../../src/connector/action/action.js'
import { actions, resolveAction, unknownAction } from '../../../src/connector/actions.js'
import { operationDescriptions } from '../../../src/connector/sets/operation/descriptions.js'
import { methodName } from '../../../src/contracts/operation.js'
import { operations } from '../../../src/operations/generated/table.js'

const namesOf = (set: string) =>
  actions()
    .filter((action) => action.set === set)
    .map(({ name }) => name)

test('the investigation set is complete', () => {
  expect(namesOf('investigation')).toEqual(['test_connectivity', 'describe_trails', 'run_query'])
})

test('the management set is complete', () => {
  expect(namesOf('management').sort()).toEqual(
    [
      ...['test_connectivity', 'create_trails', 'delete_trails', 'describe_trails', 'get_trails', 'update_trails'],
      ...['get_trail_status', 'list_trails', 'start_logging', 'stop_logging', 'get_event_selectors'],
      ...['put_event_selectors', 'get_insight_selectors', 'put_insight_selectors', 'list_tags', 'remove_tags'],
      'lookup_events',
    ].sort(),
  )
})

test('the operation set has one action for each row of the table', () => {
  expect(namesOf('operation')).toEqual(Object.keys(operations).map(snakeCase))
  expect(namesOf('operation')).toEqual(expect.arrayContaining(['add_tags', 'create_trail', 'put_resource_policy']))
})

test.each([
  ['stop_logging', ['trail_names'], undefined, 'management'],
  ['stop_logging', ['body'], undefined, 'operation'],
  ['stop_logging', ['body', 'trail_names'], undefined, 'operation'],
  ['stop_logging', [], undefined, 'management'],
  ['describe_trails', [], undefined, 'investigation'],
  ['describe_trails', ['include_shadow_trails', 'credentials'], undefined, 'investigation'],
  ['describe_trails', ['trail_names'], undefined, 'management'],
  ['describe_trails', ['body'], undefined, 'operation'],
  ['describe_trails', [], 'operation', 'operation'],
  ['list_channels', [], undefined, 'operation'],
  ['run_query', ['body'], undefined, 'investigation'],
] as const)('%s with %j goes to the set it is meant for', (name, given, set, meant) => {
  expect(resolveAction(name, given, set)?.set).toBe(meant)
})

test('a name that no action has suggests the near one, or where to look', () => {
  expect(resolveAction('stop_loging', [], undefined)).toBeUndefined()
  expect(resolveAction('stop_logging', [], 'investigation')).toBeUndefined()
  expect(unknownAction('stop_loging')).toContain('did you mean stop_logging?')
  expect(unknownAction('reboot')).toContain('catalogue')
  expect(unknownAction('stop_logging', 'investigation')).toBe(
    'stop_logging is not in the investigation set; it is in management, operation',
  )
})

test('the description of an operation is the beginning of the documentation of its method', () => {
  const folder = join(import.meta.dirname, '../../../src/operations')
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const methods = Object.keys(operations).map(methodName)
  const first = (name: string): string => {
    const [, block = ''] =
      new RegExp(`/\\*\\*\\n((?: {3}\\*.*\\n)+?) {3}\\*/\\n {2}${methodName(name)}\\(`).exec(source) ?? []
    const [sentences = ''] = block.replaceAll(/^ {3}\* ?/gm, '').split(/\n\n|\n@/)
    return sentences
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\{@link [^|}]*\| ?(\w+)\}/g, '$1')
      .replaceAll(/\b[a-z]\w*\b/g, (word) => ((methods as string[]).includes(word) ? snakeCase(word) : word))
      .replaceAll('`', '')
      .trim()
  }
  expect(operationDescriptions).toEqual(Object.fromEntries(Object.keys(operations).map((name) => [name, first(name)])))
})
