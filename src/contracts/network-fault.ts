/** Tells network failures from all others, by the codes and messages of the runtimes. */
import { foreignError } from '../runtime/foreign-error.js'

/** Codes for a connection that was never established, so that no request was sent. */
const unsentCodes = 'ECONNREFUSED ENOTFOUND EAI_AGAIN UND_ERR_CONNECT_TIMEOUT ConnectionRefused'.split(' ')

/** Codes that can also end an established connection; the system call shows which it was. */
const unreachableCodes = ['EHOSTUNREACH', 'ENETUNREACH']

/** Codes for a connection that broke, or on which nothing arrived in time. */
const brokenCodes =
  'ECONNRESET EPIPE ETIMEDOUT UND_ERR_SOCKET UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT ConnectionClosed'.split(' ')

/** Messages of runtimes without codes: Chrome, Safari, Firefox, workerd, Deno, and a refused stream of HTTP/2. */
const brokenMessages =
  /^(Failed to fetch|Load failed|NetworkError when|The network connection was lost|Network connection lost|error sending request)|REFUSED_STREAM/

/** Depth to which `cause` is followed. */
const maxCauses = 10

/**
 * Classifies a network error, looking through its causes; `undefined` for any other error, such as an untrusted
 * certificate, malformed HTTP, or a mistake in the code of a transport.
 */
export function networkFault(error: unknown): 'unsent' | 'broken' | undefined {
  let thrown = error
  for (let depth = 0; depth < maxCauses && typeof thrown === 'object'; depth++) {
    const { name, message, code, syscall, cause } = foreignError(thrown)
    if (name === 'AbortError') return undefined
    if (unsentCodes.includes(code)) return 'unsent'
    if (unreachableCodes.includes(code)) return syscall === 'connect' ? 'unsent' : 'broken'
    if (brokenCodes.includes(code) || brokenMessages.test(message)) return 'broken'
    thrown = cause
  }
  return undefined
}

/** The same error without the bytes of the reply that Node and undici put into errors of malformed HTTP. */
export function withoutReply(error: unknown): unknown {
  let thrown = error
  for (let depth = 0; depth < maxCauses && typeof thrown === 'object' && thrown !== null; depth++) {
    for (const member of ['rawPacket', 'data']) Reflect.deleteProperty(thrown, member)
    thrown = foreignError(thrown).cause
  }
  return error
}
