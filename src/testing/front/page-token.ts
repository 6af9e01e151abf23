/** Pagination: opaque tokens, page sizes, and pages of lists in the order of a unique key. */
import { createHash } from 'node:crypto'
import { readInteger, type Input } from './input.js'
import { Refusal } from './refusal.js'

/** Length of the checksum, in hexadecimal digits. */
const sealLength = 16

const seal = (payload: string, boundTo: string): string =>
  createHash('sha256')
    .update(JSON.stringify([payload, boundTo]))
    .digest('hex')
    .slice(0, sealLength)

/**
 * Makes a token that continues at a position, valid for the same request only.
 *
 * @param payload - The position, as a string.
 * @param boundTo - Everything that must be the same when the token comes back.
 */
export const sealToken = (payload: string, boundTo: string): string =>
  Buffer.from(seal(payload, boundTo) + payload).toString('base64url')

/** The position in a token; `undefined` for an invalid token, or one made for another request. */
export function openToken(token: string, boundTo: string): string | undefined {
  const plain = Buffer.from(token, 'base64url').toString()
  const payload = plain.slice(sealLength)
  return plain.startsWith(seal(payload, boundTo)) && sealToken(payload, boundTo) === token ? payload : undefined
}

/**
 * The page that follows a token. The token has the key of the last item before the page, so that items added or removed
 * in between do not shift it.
 *
 * @throws Refusal `ValidationException` for an invalid token.
 */
export function pageAfter<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string | undefined,
  size: number,
): { page: Item[]; nextToken: string | undefined } {
  const after = token === undefined ? undefined : openToken(token, '')
  if (token !== undefined && after === undefined) throw new Refusal('ValidationException', 'NextToken is not valid.')
  const sorted = [...items].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, size)
  const last = page.at(-1)
  return { page, nextToken: last !== undefined && rest.length > size ? sealToken(keyOf(last), '') : undefined }
}

/**
 * The size of the page that a request asks for.
 *
 * @param refusal - What refuses a size out of range.
 * @param most - The largest size, and the one that is taken when the request names none.
 * @throws Refusal what `refusal` makes of the message.
 */
export function readPageSize(
  input: Input,
  refusal: (message: string) => Refusal,
  most = 1000,
  member = 'MaxResults',
): number {
  const size = readInteger(input, member) ?? most
  if (size >= 1 && size <= most) return size
  throw refusal(`A max results value of ${size} is invalid. Specify max results between 1 and ${most}.`)
}
