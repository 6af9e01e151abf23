/** Faults between a client and the emulator, and a look at what passes. */
import { ConnectionError, type Transport, type TransportRequest, type TransportResponse } from 'cloudtrail-client'

/** What becomes of one request. */
export type Fate = (request: TransportRequest, forward: Transport) => Promise<TransportResponse>

/** The request arrives, and so does the reply. */
export const passes: Fate = (request, forward) => forward(request)

/** A fault of the service, e.g. `answers(503, 'ServiceUnavailable')`; the request does nothing. */
export const answers =
  (status: number, code: string): Fate =>
  () =>
    answersWith({ __type: code, message: 'said the test' }, status)

/** A reply with this body; the request does nothing. */
export const answersWith = (body: unknown, status = 200): Promise<TransportResponse> =>
  Promise.resolve({ status, headers: { 'x-amzn-requestid': 'request-1' }, body: JSON.stringify(body) })

/** The request arrives and is carried out, but its reply is lost. */
export const losesReply: Fate = async (request, forward) => {
  await forward(request)
  throw new ConnectionError('the reply was lost', { mayBeSent: true })
}

const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

/** No connection comes about. */
export const doesNotConnect: Fate = () =>
  Promise.reject(new ConnectionError('no connection', { mayBeSent: false, cause: refused() }))

/** Nothing happens until the signal fires. */
export const hangs: Fate = ({ signal }) =>
  new Promise((_resolve, reject) => {
    const onAbort = () => {
      reject(signal?.reason as Error)
    }
    if (signal?.aborted === true) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })

/** A transport that lets the first requests meet their fates and forwards the others. */
export interface WatchedTransport {
  readonly transport: Transport
  /** Every request that was sent. */
  readonly sent: readonly TransportRequest[]
}

/** Puts fates between a client and what it talks to; requests beyond the last fate pass. */
export function withFates(forward: Transport, ...fates: readonly Fate[]): WatchedTransport {
  const sent: TransportRequest[] = []
  const transport: Transport = (request) => {
    const fate = fates[sent.length] ?? passes
    sent.push(request)
    return fate(request, forward)
  }
  return { transport, sent }
}

/** Lets everything happen that does not wait for time or for the test. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })
