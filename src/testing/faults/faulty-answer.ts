/** Applies the fault rules of a test to a request and its reply. */
import { readableInputOf, targetOf } from '../front/target.js'
import type { Delivery, WireRequest, WireResponse } from '../front/wire.js'
import { statusOf, type ErrorReply, type FaultReply, type FaultRules } from './faults.js'

/** Answers a request at a time, in epoch milliseconds. */
export type AnswerAt = (request: WireRequest, nowMs: number) => Promise<WireResponse>

export interface FaultyAnswerConfig {
  readonly faults: FaultRules
  readonly now: () => number
  readonly wait: (delayMs: number) => Promise<void>
}

/** The reply to a request, and where the connection breaks, if it does. */
export async function faultyAnswer(
  answer: AnswerAt,
  request: WireRequest,
  { faults, now, wait }: FaultyAnswerConfig,
): Promise<Delivery> {
  const fault = faults.draw(targetOf(request).operation, hasToken(request))
  if (fault === undefined) return { response: await answer(request, now()) }
  const { reply, latencyMs = 0, clockOffsetMs = 0 } = fault
  const nowMs = now() + clockOffsetMs
  // The request is done when it arrives; only the reply is late.
  const delivery = await deliveryOf(reply, () => answer(request, nowMs), nowMs)
  if (latencyMs > 0) await wait(latencyMs)
  return delivery
}

async function deliveryOf(
  reply: FaultReply | undefined,
  answer: () => Promise<WireResponse>,
  nowMs: number,
): Promise<Delivery> {
  switch (reply) {
    case undefined:
      return { response: await answer() }
    case 'reset':
      return { response: refusal({ code: 'InternalFailure' }, nowMs), cut: 'before' }
    case 'reply-lost':
      return { response: await answer(), cut: 'before' }
    case 'truncated':
      return { response: await answer(), cut: 'middle' }
    case 'html':
      return { response: { status: 503, headers: { 'content-type': 'text/html', ...dated(nowMs) }, body: page } }
    case 'unavailable':
      return { response: refusal({ code: 'ServiceUnavailable' }, nowMs) }
    case 'throttle':
      return { response: refusal({ code: 'ThrottlingException', message: 'Rate exceeded' }, nowMs) }
    case 'expired-token':
      return { response: refusal({ code: 'InvalidNextTokenException' }, nowMs) }
    case 'expired-credentials':
      return { response: refusal({ code: 'ExpiredTokenException' }, nowMs) }
    default:
      return { response: refusal(reply, nowMs) }
  }
}

const dated = (nowMs: number) => ({ date: new Date(nowMs).toUTCString() })

const page = '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>'

const refusal = (error: ErrorReply, nowMs: number): WireResponse => ({
  status: statusOf(error),
  headers: { 'content-type': 'application/x-amz-json-1.1', ...dated(nowMs) },
  body: JSON.stringify({ __type: error.code, message: error.message ?? 'The emulator was told to answer so.' }),
})

const hasToken = (request: WireRequest): boolean => typeof readableInputOf(request)['NextToken'] === 'string'
