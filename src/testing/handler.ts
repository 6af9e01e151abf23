/** The life of a request in the emulator: target, signature, quota, behaviour, reply. */
import { randomUUID } from 'node:crypto'
import type { Behaviour, Context } from './behaviour.js'
import { Fault } from './front/refusal.js'
import { behaviours } from './operations/table.js'
import { checkSignature, type EmulatorCredentials } from './front/signature.js'
import type { AccountState } from './account/state.js'
import { checkTarget, inputOf, targetOf } from './front/target.js'
import type { TakeToken } from './front/quotas.js'
import type { WireRequest, WireResponse } from './front/wire.js'

/** What the handler works with. */
export interface HandlerConfig {
  readonly accountId: string
  readonly account: AccountState
  /** Keys to verify signatures with; `undefined` lets any key pass. */
  readonly credentials: readonly EmulatorCredentials[] | undefined
  /** `undefined` for no quotas. */
  readonly takeToken: TakeToken | undefined
  readonly lookbackDays: number
}

/** Answers one request. Never throws: a mistake of the emulator itself is a reply with status 500. */
export async function answer(request: WireRequest, nowMs: number, config: HandlerConfig): Promise<WireResponse> {
  const { contentType } = targetOf(request)
  const headers = {
    'x-amzn-requestid': randomUUID(),
    'content-type': contentType,
    date: new Date(nowMs).toUTCString(),
  }
  try {
    return { status: 200, headers, body: JSON.stringify(await run(request, nowMs, config)) }
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('InternalFailure', `The emulator failed: ${String(error)}`)
    return { status: fault.status, headers, body: JSON.stringify(fault.body) }
  }
}

function run(request: WireRequest, nowMs: number, config: HandlerConfig): ReturnType<Behaviour> {
  const target = targetOf(request)
  checkTarget(target, request)
  const { region } = checkSignature(request, target.service, config.credentials, nowMs)
  config.takeToken?.(region, target.operation)
  const { accountId, account, lookbackDays } = config
  const context: Context = { region, accountId, account, nowMs, lookbackDays }
  return behaviourOf(target.operation)(inputOf(request), context)
}

function behaviourOf(operation: string): Behaviour {
  const behaviour = Object.hasOwn(behaviours, operation) ? behaviours[operation] : undefined
  if (behaviour !== undefined) return behaviour
  throw new Fault('UnsupportedOperationException', `The emulator does not have ${operation} yet.`)
}
