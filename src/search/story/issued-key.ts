/** The access key that a record gave out. Its id is written, never its secret. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { valuesAt } from '../where/names.js'

/** Where a response has the key: that of a session, and that of a user, which `CreateAccessKey` makes. */
const keyPaths: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ['sts.amazonaws.com', ['credentials', 'accessKeyId']],
  ['iam.amazonaws.com', ['accessKey', 'accessKeyId']],
])

export function issuedKeyOf({ eventSource, responseElements }: CloudTrailRecord): string | undefined {
  const path = keyPaths.get(eventSource)
  const [key] = path === undefined ? [] : valuesAt(responseElements, path)
  return typeof key === 'string' && key !== '' ? key : undefined
}
