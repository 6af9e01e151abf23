/** Parses the JSON around the records of a log file, and finds where each record begins. */
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

/** What may come next. A word is a number, `true`, `false` or `null`; `restOfValue` is that of a string, object or list. */
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

/** `Records` with every letter escaped, as in `\u0052`, has 42 characters; a longer key is a different one. */
const longestKey = 42

/**
 * A state machine over the text of a file, from its first to its last byte, except within records.
 *
 * The records are the elements of a top-level list, or of every top-level member `Records` of an object, in the order of the
 * file. When there are two such members the records of both count, although `JSON.parse` would keep only the last. Other
 * members are skipped, however large and deep: only their end is found, and their content is not checked.
 */
export class LogEnvelope {
  #expected: Expected = 'file'
  #isList = false
  #hasRecords = false
  #markLength = 0
  /** Bytes of the key so far, as one character each; truncated when it is too long to be `Records`. */
  #key = ''
  #isEscaped = false
  readonly #skipped = new ValueScanner()

  /** How many records were read. */
  recordCount = 0

  /**
   * Advances to the next record.
   *
   * @param base - Offset in the text of the window's first byte.
   * @returns The index of the record's opening brace; `end` when none begins within the window.
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
      // The scanner needs the first byte of the value too.
      if ((this.#expected as Expected) === 'restOfValue') at--
    }
    return end
  }

  /** Called when records were read, from the brace on that {@link LogEnvelope.advance} found. */
  took(count: number, isCommaTaken: boolean): void {
    this.recordCount += count
    this.#expected = isCommaTaken ? 'record' : 'afterRecord'
  }

  /**
   * Called at the end of the text.
   *
   * @throws LogFileError `Truncated` when the JSON is not complete.
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

  /** Takes one byte that is neither blank nor within a string or word. @returns Whether it is allowed here. */
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
    if (this.#expected === 'nothing') return textError('TrailingText', 'other text follows the JSON', offset)
    if (this.#expected === 'file')
      return textError('InvalidJson', 'the text is not a JSON object or list of records', offset)
    if (this.#isAtRecord() && (byte === quote || byte === openBracket || startsWord(byte)))
      return textError('InvalidRecord', 'a record is not a JSON object', offset, this.recordCount)
    return textError('InvalidJson', 'the text around the records is not JSON', offset)
  }
}

/** A fault at an offset of the decompressed text. */
export function textError(code: LogFileErrorCode, message: string, offset: number, recordIndex?: number): LogFileError {
  const place = { offset, offsetIn: 'text' } as const
  return new LogFileError(code, message, recordIndex === undefined ? place : { ...place, recordIndex })
}

function isRecords(key: string): boolean {
  if (key === 'Records') return true
  if (!key.includes('\\') || key.length > longestKey) return false
  return parseJson(`"${key}"`) === 'Records'
}
