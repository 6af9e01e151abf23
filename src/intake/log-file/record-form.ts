/** The two forms of records: parsed, or as the text that they have in the file. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'

/** Makes records from their text. */
export interface RecordForm<Item> {
  /** One record; `undefined` when the text cannot be parsed. */
  one(text: string): Item | undefined
  /**
   * Parses several records at once, separated by commas; absent where that is not faster.
   *
   * @returns `undefined` when the text is not exactly a list of objects.
   */
  readonly several?: (text: string) => Item[] | undefined
}

/** Records as `JSON.parse` returns them. */
export const parsedForm: RecordForm<CloudTrailRecord> = {
  // sound: the text begins with a brace, and every member of the type is optional.
  one: (text) => parseJson(text) as CloudTrailRecord | undefined,
  several: parseSeveral,
}

/** Records as text, byte for byte that of the file. */
export const rawForm: RecordForm<string> = { one: (text) => text }

function parseSeveral(text: string): CloudTrailRecord[] | undefined {
  // sound: the text between brackets is a list if it is JSON at all.
  const items = parseJson(`[${text}]`) as unknown[] | undefined
  return items?.every(isObject) === true ? items : undefined
}
