/** The operation set: one action for each row of the operations table, all run by the same code. */
import type { AnyOperation } from '../../../contracts/operation.js'
import type { PutAuditEventsOutput } from '../../../operations/audit-events.js'
import { operations } from '../../../operations/generated/table.js'
import { lazy } from '../../../runtime/lazy.js'
import { defineAction, snakeCase, type Action, type ActionContext, type Outcome } from '../../action/action.js'
import { permissionsOf } from '../../action/permissions.js'
import { jsonSchemaOf } from '../../json/json-schema.js'
import { callOperation } from '../call-operation.js'
import { bodyOf, requiredMembers, type Body } from './body.js'
import { operationDescriptions } from './descriptions.js'

/** The actions of the operation set. */
export const operationActions: () => readonly Action[] = lazy(() =>
  Object.values<AnyOperation>(operations).map(actionOf),
)

const actionOf = (row: AnyOperation): Action =>
  defineAction({
    name: snakeCase(row.name),
    description: operationDescriptions[row.name] ?? `Calls ${row.name}.`,
    set: 'operation',
    readOnly: row.readOnly,
    permissions: permissionsOf(row),
    parameters: { body: bodyOf(row) },
    row: () => jsonSchemaOf(row.output(), 'received'),
    counts: row.paging === undefined ? [] : ['total_items', 'has_more'],
    subject: ({ body = {} }) => subjectOf(row, body),
    run: ({ body = {} }, context) => run(row, body, context),
  })

async function run(row: AnyOperation, body: Body, context: ActionContext): Promise<Outcome> {
  const output = (await callOperation(row, body, context)) as Readonly<Record<string, unknown>> // sound: replies are objects
  const { failures, successful } = partialFailures[row.name]?.(output) ?? { failures: [], successful: 1 }
  const items: readonly unknown[] = row.paging?.items(output) ?? []
  const counts = { total_items: items.length, has_more: output['NextToken'] !== undefined }
  return { rows: [output], failures, successful, ...(row.paging === undefined ? {} : { counts }) }
}

/** The subject of an input: its first required member that is a string, e.g. the name of a trail. */
function subjectOf(row: AnyOperation, body: Body): string | null {
  const name = requiredMembers(row).find((member) => typeof body[member] === 'string')
  return name === undefined ? null : String(body[name])
}

/** Operations that can fail in part although the reply has status 200: how to read their failures from it. */
const partialFailures: Readonly<Record<string, Reader | undefined>> = { PutAuditEvents: auditEvents }

type Reader = (output: object) => Pick<Outcome, 'failures' | 'successful'>

function auditEvents(output: object): ReturnType<Reader> {
  const { successful = [], failed = [], $metadata } = output as Partial<PutAuditEventsOutput> // sound: it is the output of that row
  const failures = failed.map(({ id, errorCode, errorMessage }) => ({
    subject: id,
    error: {
      status: $metadata?.httpStatusCode ?? 200,
      code: errorCode,
      message: errorMessage,
      requestId: $metadata?.requestId,
    },
  }))
  return { failures, successful: successful.length }
}
