/** Parses the Authorization header of a request, and refuses an incomplete one. */
import { Refusal } from './refusal.js'
import type { WireRequest } from './wire.js'

/** The parts of a complete Authorization header. */
export interface Authorization {
  readonly accessKeyId: string
  /** Day of the credential scope, `20231231`. */
  readonly date: string
  readonly region: string
  readonly service: string
  /** Lower-case names in the order of the header. */
  readonly signedHeaders: readonly string[]
  /** Lower-case hexadecimal. */
  readonly signature: string
  /** Time of signing, `20231231T235959Z`. */
  readonly dateTime: string
  /** Time of signing, in epoch milliseconds. */
  readonly timeMs: number
}

const algorithm = 'AWS4-HMAC-SHA256'

/**
 * Reads the header, without verifying the signature.
 *
 * @throws Refusal `MissingAuthenticationTokenException`, `IncompleteSignatureException` or `InvalidSignatureException`.
 */
export function readAuthorization(request: WireRequest): Authorization {
  const header = request.headers['authorization']
  if (header === undefined) throw new Refusal('MissingAuthenticationTokenException', 'Missing Authentication Token')
  if (!header.startsWith(`${algorithm} `)) {
    throw incomplete(`Unsupported AWS 'algorithm': '${header.split(' ')[0] ?? ''}'`)
  }
  const parameters = readParameters(header.slice(algorithm.length + 1))
  const dateTime = readDateTime(request)
  const scope = readScope(parameters.Credential)
  if (!dateTime.startsWith(scope.date)) {
    throw new Refusal(
      'InvalidSignatureException',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${scope.date}' != '${dateTime.slice(0, 8)}'.`,
    )
  }
  const signedHeaders = parameters.SignedHeaders.split(';')
  checkSignedHeaders(request, signedHeaders)
  return { ...scope, signedHeaders, signature: parameters.Signature, dateTime, timeMs: timeOf(dateTime) }
}

interface Parameters {
  Credential: string
  SignedHeaders: string
  Signature: string
}

function readParameters(list: string): Parameters {
  const pairs = list.split(',').map((pair): [string, string] => {
    const equals = pair.indexOf('=')
    if (equals < 0) {
      throw incomplete(`'${pair.trim()}' not a valid key=value pair (missing equal-sign) in Authorization header.`)
    }
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]
  })
  const given = Object.fromEntries(pairs)
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !given[name])
  if (missing.length > 0) {
    throw incomplete(missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' '))
  }
  return { Credential: '', SignedHeaders: '', Signature: '', ...given }
}

function readScope(credential: string): Pick<Authorization, 'accessKeyId' | 'date' | 'region' | 'service'> {
  const [accessKeyId = '', date = '', region = '', service = '', terminator, ...rest] = credential.split('/')
  if (!accessKeyId || !/^\d{8}$/.test(date) || !region || !service || rest.length > 0) {
    throw incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.`)
  }
  if (terminator !== 'aws4_request') {
    throw new Refusal(
      'InvalidSignatureException',
      `Credential should be scoped with a valid terminator: 'aws4_request'.`,
    )
  }
  return { accessKeyId, date, region, service }
}

function readDateTime({ headers }: WireRequest): string {
  const given = headers['x-amz-date']
  if (given === undefined) {
    throw incomplete(`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`)
  }
  if (!/^\d{8}T\d{6}Z$/.test(given) || Number.isNaN(timeOf(given))) {
    throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${given}'.`)
  }
  return given
}

/** The signature must cover the host and every `x-amz-` header, named in alphabetical order. */
function checkSignedHeaders({ headers }: WireRequest, signed: readonly string[]): void {
  if (!signed.includes('host')) {
    throw new Refusal('InvalidSignatureException', `'Host' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  const unsigned = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !signed.includes(name))
  if (unsigned !== undefined) {
    throw new Refusal('InvalidSignatureException', `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  if (
    signed.join(';') !==
    signed
      .map((name) => name.toLowerCase())
      .sort()
      .join(';')
  ) {
    throw new Refusal('InvalidSignatureException', `SignedHeaders must be lower-case and in alphabetical order.`)
  }
}

const timeOf = (dateTime: string): number =>
  Date.parse(dateTime.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const incomplete = (message: string): Refusal => new Refusal('IncompleteSignatureException', message)
