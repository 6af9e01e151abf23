/** Answers a request: target, signature, quota, behaviour, reply. */
import type { Context } from './account/context.js'
import type { ExistingResources } from './account/existing-resources.js'
import type { AccountState } from './account/state.js'
import type { TakeToken } from './front/quotas.js'
import { Refusal } from './front/refusal.js'
import { checkSignature, type EmulatorCredentials } from './front/signature.js'
import { findOperation, inputOf, targetOf } from './front/target.js'
import type { WireRequest, WireResponse } from './front/wire.js'
import type { Behaviour } from './operations/behaviour.js'
import { behaviours } from './operations/table.js'

/** What the handler needs besides the request. */
export interface HandlerConfig {
  readonly accountId: string
  readonly account: AccountState
  /** Credentials to verify signatures with; `undefined` accepts any key. */
  readonly credentials: readonly EmulatorCredentials[] | undefined
  /** `undefined` for no quotas. */
  readonly takeToken: TakeToken | undefined
  readonly lookbackDays: number
  readonly isLakeClosed: boolean
  readonly existing: ExistingResources
}

/** Answers one request. Never throws: a bug of the emulator becomes a reply with status 500. */
export async function answer(request: WireRequest, nowMs: number, config: HandlerConfig): Promise<WireResponse> {
  const { contentType } = targetOf(request)
  const headers = {
    'x-amzn-requestid': config.account.newId('request'),
    'content-type': contentType,
    date: new Date(nowMs).toUTCString(),
  }
  try {
    return { status: 200, headers, body: JSON.stringify(await run(request, nowMs, config)) }
  } catch (error) {
    const refusal =
      error instanceof Refusal ? error : new Refusal('InternalFailure', `The emulator failed: ${String(error)}`)
    return { status: refusal.status, headers, body: JSON.stringify(refusal.body) }
  }
}

function run(request: WireRequest, nowMs: number, config: HandlerConfig): ReturnType<Behaviour> {
  const target = targetOf(request)
  const behaviour = findOperation(target, request, behaviours)
  const { region } = checkSignature(request, target.service, config.credentials, nowMs)
  config.takeToken?.(region, target.operation)
  const { accountId, account, lookbackDays, isLakeClosed, existing } = config
  const context: Context = { region, accountId, account, nowMs, lookbackDays, isLakeClosed, existing }
  return behaviour(inputOf(request), context)
}
