/** A command with middleware around it: which part of the call each step stands around. */
import type { WireMembers } from '../../contracts/operation.js'
import { signedOnly } from '../../platform/signing.js'
import { encodeRequest, requestUrl } from '../../protocol/encode.js'
import { prepare, send } from '../../request/call.js'
import type { Pipeline } from '../../request/pipeline.js'
import { onAbort, reasonOf } from '../../runtime/abort.js'
import { knownMembers } from '../../schema/known-members.js'
import { Attempts } from './attempts.js'
import { httpRequest } from '../../client/sdk-handler.js'
import { partsOf } from './http-request.js'
import type { Sending } from './sending.js'
import { around, type AnyHandler, type Entry } from './stack.js'

/** The handler of a command. */
export function handlerOf(sending: Sending, entries: readonly Entry[]): AnyHandler {
  const { pipeline, row, options, context } = sending
  if (entries.length === 0) {
    return async ({ input }) => ({
      output: await send(pipeline, row, wireOf(sending, input), options),
      response: undefined,
    })
  }
  const isEarly = ({ step, priority }: Entry) => step === 'initialize' || (step === 'serialize' && priority === 'high')
  const isLate = ({ step }: Entry) => step === 'finalizeRequest'
  const late = entries.filter(isLate)
  const build = around(
    entries.filter((entry) => !isEarly(entry) && !isLate(entry)),
    ({ input, request }) => sendRequest(sending, late, input, request),
    context,
  )
  const serialize: AnyHandler = async (args) => {
    const encoded = encodeRequest(row, wireOf(sending, args.input))
    const url = requestUrl((await pipeline.route()).endpointOf(row.service), encoded)
    return build({ ...args, request: httpRequest({ ...encoded, url }) })
  }
  return around(entries.filter(isEarly), serialize, context)
}

/** Checked by this library, or as the AWS SDK sends it. */
const wireOf = ({ pipeline, row }: Sending, input: object): WireMembers =>
  prepare(pipeline, row, pipeline.validateInput ? input : knownMembers(row.input(), input))

/** Sends a request as middleware has left it: it is what is signed, and what the transport gets. */
async function sendRequest(sending: Sending, late: readonly Entry[], input: object, request: unknown) {
  const { pipeline, row, options } = sending
  const built = partsOf(request)
  const wire = wireOf(sending, input)
  const route = await pipeline.route()
  const attempts = new Attempts(sending, route, late, input, built, Object.keys(encodeRequest(row, wire).headers))
  const changed: Pipeline = {
    ...pipeline,
    hasOwnTransport: true, // middleware may know no time limit
    sign: (_, context) => pipeline.sign({ ...built, headers: signedOnly(built.headers) }, context),
    route: () => ({ ...route, transport: attempts.transport }),
  }
  const output = await untilEnded(attempts, options.signal ?? options.abortSignal, (signal) =>
    send(changed, row, wire, { ...options, signal }),
  )
  return { output, response: attempts.reply }
}

/** The output of a call, or what middleware made of it. */
async function untilEnded(
  attempts: Attempts,
  outer: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<{ $metadata: object }>,
): Promise<object> {
  const { end } = attempts
  const stopListening =
    outer &&
    onAbort(outer, () => {
      end.abort(reasonOf(outer))
    })
  try {
    const output = await start(end.signal)
    return attempts.output === undefined ? output : { ...attempts.output, $metadata: output.$metadata }
  } catch (error) {
    const { ending } = attempts
    if (ending === undefined) throw error
    if ('failure' in ending) throw ending.failure
    return ending.output
  } finally {
    stopListening?.()
  }
}
