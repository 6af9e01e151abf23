/** JSON as replies have it. Pure; never throws. */
import type { Reply } from '../contracts/operation.js'

/** The members of a reply's body; none for an empty body, `undefined` for one that is not JSON. */
export const readJson = ({ body }: Reply): unknown => (body.trim() === '' ? {} : parseJson(body))

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
