/** The difference between the service's clock and ours, learnt from its replies. Pure. */

/** A reply that took longer says too little about when its date was written; milliseconds. */
const maxExchangeMs = 15 * 60_000

/** From here on a difference explains a refusal; AWS accepts 5 minutes. Milliseconds. */
const refusedSkewMs = 240_000

/** No clock is so wrong: whoever wrote such a date made it up, and signing with it could be impossible. 100 years. */
const maxSkewMs = 100 * 365 * 24 * 3_600_000

/** Refusals that a wrong clock can be the reason of. */
const skewCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
])

/**
 * What to add to our time to have the service's, in milliseconds.
 *
 * The date of the reply is compared with the middle of the exchange. A reply with an age comes out of a cache, with an
 * old date.
 */
export function skewOf(
  headers: Readonly<Record<string, string>>,
  sentMs: number,
  receivedMs: number,
): number | undefined {
  const { date, age } = headers
  if (date === undefined || age !== undefined || receivedMs - sentMs > maxExchangeMs) return undefined
  const skewMs = Date.parse(date) - (sentMs + receivedMs) / 2
  return Math.abs(skewMs) < maxSkewMs ? skewMs : undefined
}

/**
 * Whether a refusal comes from the clock that the attempt was signed with, so that the right time will mend it.
 *
 * @param signedWithMs - The difference that the attempt reckoned with; another call may have learnt a new one since.
 * @param learntMs - The difference that its reply tells.
 */
export function isSkewFault(code: string, signedWithMs: number, learntMs: number | undefined): boolean {
  return learntMs !== undefined && skewCodes.has(code) && Math.abs(learntMs - signedWithMs) >= refusedSkewMs
}
