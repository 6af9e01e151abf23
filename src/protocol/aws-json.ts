/** AWS JSON: the operation in a header, all members in the body. */
import type { Protocol, Reply } from '../contracts/operation.js'
import { parseJson } from '../runtime/parse-json.js'

/** @param version - `1.0` or `1.1`, which differ in the content type only. */
export const awsJson = (version: '1.0' | '1.1'): Protocol => ({
  encode: (row, wire) => ({
    method: 'POST',
    path: '/',
    query: [],
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': row.service.targetPrefix + row.name,
    },
    body: JSON.stringify(wire),
  }),
  read: (_, reply) => readJson(reply),
})

/** The JSON value of a reply's body: an empty object for an empty body, `undefined` for one that is not JSON. */
export const readJson = (reply: Reply): unknown => {
  const text = jsonText(reply)
  return text === '' ? {} : parseJson(text)
}

/** Without the byte order mark, which counts as white space and which some transports leave in the text. */
export const jsonText = ({ body }: Pick<Reply, 'body'>): string => body.trim()
