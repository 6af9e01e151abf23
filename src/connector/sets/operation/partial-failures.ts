/** Operations that answer with success and have failed in part: where their replies tell so. */
import type { PutAuditEventsOutput } from '../../../operations/audit-events.js'
import type { Outcome } from '../../action/action.js'

type Reader = (output: object) => Pick<Outcome, 'failures' | 'successful'>

function auditEvents(output: object): ReturnType<Reader> {
  const { successful = [], failed = [], $metadata } = output as Partial<PutAuditEventsOutput> // sound: it is read from its row
  const failures = failed.map(({ id, errorCode, errorMessage }) => ({
    subject: id,
    error: { status: $metadata?.httpStatusCode ?? 200, code: errorCode, message: errorMessage },
  }))
  return { failures, successful: successful.length }
}

/** By operation. */
export const partialFailures: Readonly<Record<string, Reader | undefined>> = { PutAuditEvents: auditEvents }
