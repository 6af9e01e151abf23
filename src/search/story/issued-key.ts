/** The access key that a record gave out: STS writes the id of it, never the secret. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { isObject } from '../../schema/kind-of.js'

export function issuedKeyOf({ eventSource, responseElements }: CloudTrailRecord): string | undefined {
  if (eventSource !== 'sts.amazonaws.com' || !isObject(responseElements)) return undefined
  const credentials: unknown = responseElements['credentials']
  const key: unknown = isObject(credentials) ? credentials['accessKeyId'] : undefined
  return typeof key === 'string' && key !== '' ? key : undefined
}
