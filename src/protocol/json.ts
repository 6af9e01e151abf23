/** JSON as replies have it. Pure; never throws. */
import type { Reply } from '../contracts/operation.js'
import { parseJson } from '../runtime/parse-json.js'

/** The members of a reply's body; none for an empty body, `undefined` for one that is not JSON. */
export const readJson = ({ body }: Reply): unknown => (body.trim() === '' ? {} : parseJson(body))
