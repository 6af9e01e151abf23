/** Computes the difference between the service's clock and ours from its replies. Pure. */

/** After a longer exchange, the `date` header is too imprecise to use; milliseconds. */
const maxExchangeMs = 15 * 60_000

/** The least difference that explains a refusal, in milliseconds; AWS accepts up to 5 minutes. */
const refusedSkewMs = 240_000

/** A larger difference is ignored: the `date` header must be wrong, and the resulting date might not be valid. 100 years. */
const maxSkewMs = 100 * 365 * 24 * 3_600_000

/** Error codes that a wrong clock can cause. */
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
 * The service's time minus ours, in milliseconds.
 *
 * Compares the date of the reply with the middle of the exchange. A reply with an `age` header comes from a cache, so its date
 * is old.
 *
 * @returns `undefined` where the reply does not tell.
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
 * Whether a refusal was caused by a wrong signing time, so that signing with the corrected time will help.
 *
 * @param signedWithMs - The difference that the attempt was signed with; another call may have found a new one since.
 * @param learntMs - The difference computed from its reply.
 */
export function isSkewFault(code: string, signedWithMs: number, learntMs: number | undefined): boolean {
  return learntMs !== undefined && skewCodes.has(code) && Math.abs(learntMs - signedWithMs) >= refusedSkewMs
}
