/** Puts the faults that a test has ordered between a request and its answer. */
import { frontEndFaults } from '../front/refusal-codes.js'
import { statusOf, type ErrorReply, type FaultBook, type FaultReply } from './faults.js'
import { inputOf, targetOf } from '../front/target.js'
import type { Delivery, WireRequest, WireResponse } from '../front/wire.js'

/** Answers a request at a time, in epoch milliseconds. */
export type AnswerAt = (request: WireRequest, nowMs: number) => Promise<WireResponse>

export interface FaultyAnswerConfig {
  readonly faults: FaultBook
  readonly now: () => number
  readonly wait: (delayMs: number) => Promise<void>
}

/** The answer to a request, and what becomes of it on its way. */
export async function faultyAnswer(
  answer: AnswerAt,
  request: WireRequest,
  { faults, now, wait }: FaultyAnswerConfig,
): Promise<Delivery> {
  const fault = faults.draw(targetOf(request).operation, hasToken(request))
  if (fault === undefined) return { response: await answer(request, now()) }
  const { reply, latencyMs = 0, clockOffsetMs = 0 } = fault
  const nowMs = now() + clockOffsetMs
  // Done when it arrives; what is late is the answer.
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
      return { response: await answer(), cut: 'amid' }
    case 'html':
      return { response: { status: 503, headers: { 'content-type': 'text/html', ...dated(nowMs) }, body: page } }
    case 'unavailable':
      return { response: refusal({ code: 'ServiceUnavailable', status: 503 }, nowMs) }
    case 'throttle':
      return {
        response: refusal({ code: 'ThrottlingException', message: 'Rate exceeded', status: throttleStatus }, nowMs),
      }
    case 'expired-token':
      return { response: refusal({ code: 'InvalidNextTokenException' }, nowMs) }
    case 'expired-credentials':
      return { response: refusal({ code: 'ExpiredTokenException', status: 403 }, nowMs) }
    default:
      return { response: refusal(reply, nowMs) }
  }
}

const dated = (nowMs: number) => ({ date: new Date(nowMs).toUTCString() })

const throttleStatus = frontEndFaults.ThrottlingException

const page = '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>'

const refusal = (error: ErrorReply, nowMs: number): WireResponse => ({
  status: statusOf(error),
  headers: { 'content-type': 'application/x-amz-json-1.1', ...dated(nowMs) },
  body: JSON.stringify({ __type: error.code, message: error.message ?? 'The emulator was told to answer so.' }),
})

function hasToken(request: WireRequest): boolean {
  try {
    return typeof inputOf(request)['NextToken'] === 'string'
  } catch {
    return false
  }
}
