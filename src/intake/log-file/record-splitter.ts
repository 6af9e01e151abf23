/** Splits the text of a log file into records, with little more than one record in memory. */
import { isAscii, isUtf8 } from 'node:buffer'
import { LogEnvelope, textError } from './log-envelope.js'
import type { RecordForm } from './record-form.js'
import { ValueScanner } from './value-scanner.js'

/**
 * The usual boundary between two of CloudTrail's records. In JSON it cannot occur within a string, where the quotes would be
 * escaped; it can occur within a record, between objects of a list.
 */
const boundary = Buffer.from('},{"eventVersion"')

/** How much is parsed at once, in bytes: 50 records. With four times as much, garbage collection took twice as long. */
const partBytes = 64 * 1024

/** Room for a part and for the start of a record before it, in bytes. */
const firstWindowBytes = 2 * partBytes

/**
 * Takes the text piece by piece and returns records.
 *
 * Where the form can parse several records at once, the window is cut at its last boundary. If the text before it parses as a
 * list of objects, these are the records, because the text starts where a record starts and JSON can be parsed in one way only.
 * If it does not parse, the boundary was within a record or the text is damaged, and the exact scanner finds record by record.
 */
export class RecordSplitter<Item> {
  readonly #form: RecordForm<Item>
  readonly #maxRecordBytes: number
  readonly #envelope = new LogEnvelope()
  readonly #scanner = new ValueScanner()
  #window = Buffer.allocUnsafeSlow(firstWindowBytes)
  #view = viewOf(this.#window)
  /** Offset in the text of the window's first byte. */
  #base = 0
  /** Index of the first byte that is still needed: the start of the current record. */
  #start = 0
  /** Index of the first byte that was not scanned yet. */
  #position = 0
  #end = 0
  #isInRecord = false

  /** @param maxRecordBytes - The maximum size of a record's text. */
  constructor(form: RecordForm<Item>, maxRecordBytes: number) {
    this.#form = form
    this.#maxRecordBytes = maxRecordBytes
  }

  /** Size of the text whose records are complete, in bytes. */
  get taken(): number {
    return this.#base + this.#start
  }

  /**
   * Adds the records that these bytes complete.
   *
   * @param piece - The next bytes of the text; they are copied.
   * @param into - The records are added to it, also those before a fault.
   * @throws LogFileError at the first fault.
   */
  push(piece: Uint8Array, into: Item[]): void {
    for (let from = 0; from < piece.length; from += partBytes) {
      this.#append(piece.subarray(from, from + partBytes))
      this.#advance(into, true)
    }
  }

  /**
   * Adds the records that are complete, when no more text is available.
   *
   * @throws LogFileError at the first fault; an incomplete record is not one.
   */
  flush(into: Item[]): void {
    this.#advance(into, false)
  }

  /**
   * Adds the last records, at the end of the text.
   *
   * @throws LogFileError at the first fault, also when the text is not complete.
   */
  finish(into: Item[]): void {
    this.flush(into)
    const offset = this.#base + this.#end
    if (!this.#isInRecord) this.#envelope.finish(offset)
    else throw textError('Truncated', 'the text ends within a record', offset, this.#envelope.recordCount)
  }

  #advance(into: Item[], mayTakeSeveral: boolean): void {
    let { several } = this.#form
    if (!mayTakeSeveral) several = undefined
    while (this.#findRecord()) {
      if (several !== undefined && this.#position === this.#start) {
        // The text after the last boundary waits for the next piece, to be parsed with what follows.
        if (this.#takeSeveral(several, into)) return
        several = undefined
      }
      if (!this.#takeOne(into)) return
    }
  }

  /** Moves to the next record; `false` when none begins within the window. */
  #findRecord(): boolean {
    if (this.#isInRecord) return true
    this.#position = this.#envelope.advance(this.#view, this.#position, this.#end, this.#base)
    this.#start = this.#position
    this.#isInRecord = this.#position < this.#end
    return this.#isInRecord
  }

  #takeSeveral(several: NonNullable<RecordForm<Item>['several']>, into: Item[]): boolean {
    const ahead = this.#window.subarray(this.#start, this.#end)
    const length = ahead.lastIndexOf(boundary) + 1
    if (length === 0 || length > this.#maxRecordBytes) return false
    const text = textOf(ahead.subarray(0, length))
    const items = text === undefined ? undefined : several(text)
    if (items === undefined) return false
    for (const item of items) into.push(item)
    // After the closing brace and the comma, at the brace of the next record.
    this.#start = this.#position = this.#start + length + 1
    this.#envelope.took(items.length, true)
    return true
  }

  /** Scans to the end of the current record; `false` when it is not within the window. */
  #takeOne(into: Item[]): boolean {
    const behind = this.#scanner.scan(this.#view, this.#position, this.#end)
    this.#position = behind === -1 ? this.#end : behind
    if (this.#position - this.#start > this.#maxRecordBytes)
      throw this.#recordError('RecordTooLarge', `a record has more than ${this.#maxRecordBytes} bytes`)
    if (behind === -1) return false
    into.push(this.#read(this.#window.subarray(this.#start, behind)))
    this.#start = behind
    this.#isInRecord = false
    this.#envelope.took(1, false)
    return true
  }

  #read(bytes: Buffer): Item {
    const text = textOf(bytes)
    if (text === undefined) throw this.#recordError('InvalidText', 'a record is not valid UTF-8')
    const record = this.#form.one(text)
    if (record === undefined) throw this.#recordError('InvalidRecord', 'a record is not JSON that can be read')
    return record
  }

  #recordError(code: 'RecordTooLarge' | 'InvalidText' | 'InvalidRecord', message: string): Error {
    return textError(code, message, this.#base + this.#start, this.#envelope.recordCount)
  }

  #append(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#window.length) this.#makeRoom(piece.length)
    this.#window.set(piece, this.#end)
    this.#end += piece.length
  }

  #makeRoom(length: number): void {
    const kept = this.#end - this.#start
    const old = this.#window
    // Twice as much as needed, so that a long record is not copied with every piece.
    if (kept + length > old.length) {
      this.#window = Buffer.allocUnsafeSlow(2 * (kept + length))
      this.#view = viewOf(this.#window)
    }
    this.#window.set(old.subarray(this.#start, this.#end))
    this.#base += this.#start
    this.#position -= this.#start
    this.#start = 0
    this.#end = kept
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The text in bytes; `undefined` when they are not UTF-8, because replacement characters would hide the loss. */
function textOf(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}
