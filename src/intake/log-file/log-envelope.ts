/** Reads what stands around the records of a log file, and finds where each record begins. */
import { parseJson } from '../../runtime/parse-json.js'
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  isInWord,
  openBrace,
  openBracket,
  quote,
  startsWord,
} from './characters.js'
import { LogFileError, type LogFileErrorCode } from './log-file-error.js'
import { ValueScanner } from './value-scanner.js'

/** What comes next. `word` is a number, `true`, `false` or `null`; `value` any value but a text, object or list. */
type Expected =
  | 'file'
  | 'firstKey'
  | 'key'
  | 'restOfKey'
  | 'colon'
  | 'value'
  | 'restOfValue'
  | 'restOfWord'
  | 'afterValue'
  | 'firstRecord'
  | 'record'
  | 'afterRecord'
  | 'nothing'

const byteOrderMark = [0xef, 0xbb, 0xbf]

/** `Records` with every letter escaped as `\u0052` has 42 characters; a longer key is another one. */
const longestKey = 42

/**
 * Follows the text of a file from its first to its last byte, except within records.
 *
 * The records are the elements of a list at the top, or of every top-level member `Records` of an object, in the order
 * of the file: with two such members no record is left out, though `JSON.parse` would keep only the last. Other
 * members are skipped, however large and deep, and are not checked beyond where they end.
 */
export class LogEnvelope {
  #expected: Expected = 'file'
  #isList = false
  #hasRecords = false
  #markLength = 0
  /** Bytes of the key so far, one character each; cut off behind what can be `Records`. */
  #key = ''
  #isEscaped = false
  readonly #skipped = new ValueScanner()

  /** How many records have been taken. */
  recordCount = 0

  /**
   * Goes on to the next record.
   *
   * @param base - Offset in the text of the window's first byte.
   * @returns The index of the record's opening brace; `end` when there is none within the window.
   * @throws LogFileError when the text is not that of a log file.
   */
  advance(window: DataView, from: number, end: number, base: number): number {
    for (let at = from; at < end; at++) {
      if (this.#expected === 'restOfValue') {
        const behind = this.#skipped.scan(window, at, end)
        if (behind === -1) return end
        this.#expected = 'afterValue'
        at = behind - 1
        continue
      }
      const byte = window.getUint8(at)
      if (byte === openBrace && this.#isAtRecord()) return at
      this.#step(byte, base + at)
      // The scanner wants the first byte of the value too.
      if ((this.#expected as Expected) === 'restOfValue') at--
    }
    return end
  }

  /** Records have been read, from the brace that {@link LogEnvelope.advance} found on. */
  took(count: number, isCommaTaken: boolean): void {
    this.recordCount += count
    this.#expected = isCommaTaken ? 'record' : 'afterRecord'
  }

  /**
   * The text is at its end.
   *
   * @throws LogFileError `Truncated` when it should go on.
   */
  finish(offset: number): void {
    if (this.#expected === 'nothing') return
    throw textError('Truncated', 'the text ends before the JSON is closed; download the file again', offset)
  }

  #isAtRecord(): boolean {
    return this.#expected === 'record' || this.#expected === 'firstRecord'
  }

  #step(byte: number, offset: number): void {
    if (this.#expected === 'restOfKey') {
      this.#readKey(byte)
      return
    }
    if (this.#expected === 'restOfWord') {
      if (isInWord(byte)) return
      this.#expected = 'afterValue'
    }
    if (isBlank(byte) && (this.#markLength === 0 || this.#markLength === byteOrderMark.length)) return
    if (!this.#accepts(byte, offset)) throw this.#unexpected(byte, offset)
  }

  /** Goes on by one byte that is neither blank nor within a text or word. @returns Whether it may stand here. */
  #accepts(byte: number, offset: number): boolean {
    switch (this.#expected) {
      case 'file':
        return this.#startFile(byte, offset)
      case 'firstKey':
        return byte === closeBrace ? this.#endObject(offset) : this.#startKey(byte)
      case 'key':
        return this.#startKey(byte)
      case 'colon':
        return byte === colon && this.#expect('value')
      case 'value':
        return this.#startValue(byte, offset)
      case 'afterValue':
        if (byte === comma) return this.#expect('key')
        return byte === closeBrace && this.#endObject(offset)
      case 'firstRecord':
        return byte === closeBracket && this.#endRecords()
      case 'afterRecord':
        if (byte === comma) return this.#expect('record')
        return byte === closeBracket && this.#endRecords()
      default:
        return false
    }
  }

  #startFile(byte: number, offset: number): boolean {
    if (offset === this.#markLength && byte === byteOrderMark[offset]) {
      this.#markLength++
      return true
    }
    if (this.#markLength % byteOrderMark.length !== 0) return false
    this.#isList = byte === openBracket
    if (this.#isList) return this.#startRecords()
    return byte === openBrace && this.#expect('firstKey')
  }

  #startKey(byte: number): boolean {
    this.#key = ''
    return byte === quote && this.#expect('restOfKey')
  }

  #readKey(byte: number): void {
    if (byte === quote && !this.#isEscaped) {
      this.#expected = 'colon'
      return
    }
    this.#isEscaped = byte === backslash && !this.#isEscaped
    if (this.#key.length <= longestKey) this.#key += String.fromCharCode(byte)
  }

  #startValue(byte: number, offset: number): boolean {
    if (isRecords(this.#key)) {
      if (byte === openBracket) return this.#startRecords()
      throw textError('NoRecords', 'Records is not a list', offset)
    }
    if (byte === quote || byte === openBrace || byte === openBracket) return this.#expect('restOfValue')
    return startsWord(byte) && this.#expect('restOfWord')
  }

  #startRecords(): boolean {
    this.#hasRecords = true
    return this.#expect('firstRecord')
  }

  #endRecords(): boolean {
    return this.#expect(this.#isList ? 'nothing' : 'afterValue')
  }

  #endObject(offset: number): boolean {
    if (!this.#hasRecords) throw textError('NoRecords', 'the JSON has no list of Records', offset)
    return this.#expect('nothing')
  }

  #expect(expected: Expected): true {
    this.#expected = expected
    return true
  }

  #unexpected(byte: number, offset: number): LogFileError {
    if (this.#expected === 'nothing') return textError('TrailingText', 'other text stands behind the JSON', offset)
    if (this.#expected === 'file')
      return textError('InvalidJson', 'the text is not a JSON object or list of records', offset)
    if (this.#isAtRecord() && (byte === quote || byte === openBracket || startsWord(byte)))
      return textError('InvalidRecord', 'a record is not a JSON object', offset, this.recordCount)
    return textError('InvalidJson', 'the text around the records is not JSON', offset)
  }
}

/** A fault at a place of the decompressed text. */
export function textError(code: LogFileErrorCode, message: string, offset: number, recordIndex?: number): LogFileError {
  const place = { offset, offsetIn: 'text' } as const
  return new LogFileError(code, message, recordIndex === undefined ? place : { ...place, recordIndex })
}

function isRecords(key: string): boolean {
  if (key === 'Records') return true
  if (!key.includes('\\') || key.length > longestKey) return false
  return parseJson(`"${key}"`) === 'Records'
}
