/** Reads the JSON of replies. Pure; never throws. */
import type { Reply } from '../contracts/operation.js'
import { parseJson } from '../runtime/parse-json.js'

/** The JSON value of a reply's body: an empty object for an empty body, `undefined` for one that is not JSON. */
export const readJson = ({ body }: Reply): unknown => (body.trim() === '' ? {} : parseJson(body))
