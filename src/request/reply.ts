/** Turns a reply into the output of the operation, or into an error. */
import { throttlingCodes, unknownErrorCode } from '../contracts/error-codes.js'
import { ResponseError, ServiceError, type ExchangeDetails } from '../contracts/errors.js'
import { metadataOf, type ResponseMetadata } from '../contracts/output.js'
import type { AnyOperation, Reply } from '../contracts/operation.js'
import { printable, type Redact } from '../contracts/printable.js'
import { decodeReply, unlessSecret } from '../protocol/decode.js'
import { isOptIn } from '../protocol/partitions.js'
import { decodeOutput } from './validate.js'

/** An output of any operation; the methods' types say what is in it. */
export type Output = Record<string, unknown> & { $metadata: ResponseMetadata }

/**
 * Reads a reply.
 *
 * @param isValidated - Whether a reply that does not fit its schema is an error.
 * @param redact - Cuts the secrets of the attempt out of what an error shows of the reply.
 * @throws ServiceError or ResponseError
 */
export function readReply(
  row: AnyOperation,
  reply: Reply,
  details: ExchangeDetails,
  isValidated: boolean,
  redact: Redact,
): Output {
  const decoded = decodeReply(row, reply, redact)
  if (decoded.kind === 'error') {
    const isThrottle = throttlingCodes.has(decoded.code) || (reply.status === 429 && decoded.code === unknownErrorCode)
    const expectedRegion = unlessSecret(row.service.protocol.regionIn?.(reply), redact)
    throw new ServiceError(decoded.code, decoded.message, {
      ...details,
      hint: hintAt(decoded.code, details),
      isThrottle,
      expectedRegion,
    })
  }
  if (decoded.kind === 'unreadable') throw new ResponseError(`${row.name}: ${decoded.reason}`, details)
  // The members are an object made for this reply; copying it would cost 1 µs.
  return Object.assign(outputOf(row, decoded.json, details, isValidated, redact), { $metadata: metadataOf(details) })
}

/** A Region that is not switched on knows no key of the account, and does not say why. */
const hintAt = (code: string, { region }: ExchangeDetails): string | undefined =>
  /^(UnrecognizedClientException|InvalidClientTokenId)$/.test(code) && isOptIn(region)
    ? 'is the Region enabled for this account? It must be switched on first'
    : undefined

function outputOf(
  row: AnyOperation,
  json: unknown,
  details: ExchangeDetails,
  isValidated: boolean,
  redact: Redact,
): Record<string, unknown> {
  const decoded = decodeOutput(row, json)
  if ('output' in decoded) return decoded.output
  if (!isValidated && typeof json === 'object' && !Array.isArray(json)) return { ...json }
  const where = decoded.issues
    .slice(0, 3)
    .map(({ path, message }) => `${printable(redact(path), 200) || 'the reply'} ${message}`)
  throw new ResponseError(`${row.name}: the reply is not what the operation returns: ${where.join('; ')}`, details)
}
