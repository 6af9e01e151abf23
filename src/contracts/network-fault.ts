/** Tells the failures of a network from all others, by what the runtimes call them. */

/** Codes of the runtimes for a connection that did not come about, so that no request went out. */
const unsentCodes = 'ECONNREFUSED ENOTFOUND EAI_AGAIN UND_ERR_CONNECT_TIMEOUT ConnectionRefused'.split(' ')

/** Codes that a connection which was there can end with, too; the system call tells. */
const unreachableCodes = ['EHOSTUNREACH', 'ENETUNREACH']

/** Codes for a connection that broke, or brought nothing in time. */
const brokenCodes =
  'ECONNRESET EPIPE ETIMEDOUT UND_ERR_SOCKET UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT ConnectionClosed'.split(' ')

/** What runtimes without codes say: Chrome, Safari, Firefox, workerd, Deno, and a refused stream of HTTP/2. */
const brokenMessages =
  /^(Failed to fetch|Load failed|NetworkError when|The network connection was lost|Network connection lost|error sending request)|REFUSED_STREAM/

/** Causes are followed so far. */
const maxCauses = 10

/**
 * What an error of a network is, looking through its causes; `undefined` for anything else, such as a certificate that is
 * not trusted, malformed HTTP, or a mistake in the code of a transport.
 */
export function networkFault(error: unknown): 'unsent' | 'broken' | undefined {
  let cause = error
  for (let depth = 0; depth < maxCauses && cause instanceof Error && cause.name !== 'AbortError'; depth++) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (unsentCodes.includes(code)) return 'unsent'
    if (unreachableCodes.includes(code)) return 'syscall' in cause && cause.syscall === 'connect' ? 'unsent' : 'broken'
    if (brokenCodes.includes(code) || brokenMessages.test(cause.message)) return 'broken'
    cause = cause.cause
  }
  return undefined
}
