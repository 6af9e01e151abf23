/** The two forms in which records are handed out: read, or as the text they have in the file. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'

/** Makes records of their text. */
export interface RecordForm<Item> {
  /** One record. @throws SyntaxError or RangeError when the text is not JSON that can be read. */
  one(text: string): Item
  /**
   * Several records with commas between them, read at once, which is faster; absent where it is not.
   *
   * @returns `undefined` when the text is not exactly a list of objects.
   */
  readonly several?: (text: string) => Item[] | undefined
}

/** Records as `JSON.parse` reads them. */
export const parsedForm: RecordForm<CloudTrailRecord> = {
  // sound: the text begins with a brace, and every member of the type may be absent.
  one: (text) => JSON.parse(text) as CloudTrailRecord,
  several: parseSeveral,
}

/** Records as text, byte for byte that of the file. */
export const rawForm: RecordForm<string> = { one: (text) => text }

function parseSeveral(text: string): CloudTrailRecord[] | undefined {
  // sound: the text between brackets is a list if it is JSON at all.
  const items = parseJson(`[${text}]`) as unknown[] | undefined
  return items?.every(isObject) === true ? items : undefined
}
