/** The contract of request signing; each platform has its own signer. */
import type { Credentials } from './credentials.js'

/** The parts of a request that are signed. */
export interface SignableRequest {
  readonly method: string
  readonly url: URL
  /** Lower-case names; all of them are signed, `host` in addition. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The credentials, scope and time of a signature. */
export interface SigningContext {
  readonly credentials: Credentials
  readonly region: string
  /** The service's signing name, e.g. `cloudtrail`. */
  readonly service: string
  /** Signing time; the service accepts up to 5 minutes of difference. */
  readonly date: Date
  /** Whether the path is signed as in the URL, which S3 requires; otherwise its percent signs are encoded again. */
  readonly isPathFinal?: boolean | undefined
}

/** Headers that a signature adds to a request. */
export type SignatureHeaders = Readonly<Record<string, string>>

/**
 * Signs a request with Signature Version 4.
 *
 * @returns `x-amz-date`, `authorization` and, with temporary credentials, `x-amz-security-token`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export type Signer = (request: SignableRequest, context: SigningContext) => SignatureHeaders | Promise<SignatureHeaders>

/** Headers that AWS requires to be signed. Proxies may change others, so signing those would only break requests. */
export function signedOnly(headers: Readonly<Record<string, string>>): Record<string, string> {
  const signed: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-type' || name.startsWith('x-amz-')) signed[name] = value
  }
  return signed
}
