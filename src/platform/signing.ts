/** The contract of request signing; each platform has its own signer. */

/** What is signed: everything of a request that the service checks. */
export interface SignableRequest {
  readonly method: string
  readonly url: URL
  /** Lower-case names; all of them are signed, `host` in addition. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Keys to sign with, of whatever form credentials have elsewhere. */
export interface SigningKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Given with temporary credentials. */
  readonly sessionToken?: string
}

/** With what, for what and when it is signed. */
export interface SigningContext {
  readonly credentials: SigningKeys
  readonly region: string
  /** The service's signing name, e.g. `cloudtrail`. */
  readonly service: string
  /** Signing time; the service accepts 5 minutes of difference. */
  readonly date: Date
  /** Whether the path is signed as it stands in the URL, as S3 has it; otherwise with its percent signs encoded again. */
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

/** Headers that AWS wants signed. Others may be changed on the way, so signing them would only break requests. */
export function signedOnly(headers: Readonly<Record<string, string>>): Record<string, string> {
  const signed: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-type' || name.startsWith('x-amz-')) signed[name] = value
  }
  return signed
}
