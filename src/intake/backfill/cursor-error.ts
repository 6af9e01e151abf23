/** What is thrown when the place of a backfill cannot be read or kept. */
import { CloudTrailError } from '../../contracts/errors.js'

/** The stored place of a backfill is unusable, or cannot be stored. The message names the file and the remedy. */
export class CursorError extends CloudTrailError {
  override readonly name = 'CursorError'
  /** `CursorCorrupt` when what is stored is not a cursor; `CursorStoreFailed` when it could not be read or written. */
  override readonly code: 'CursorCorrupt' | 'CursorStoreFailed'

  constructor(message: string, details: { code: CursorError['code']; cause?: unknown }) {
    super(message, details)
    this.code = details.code
  }
}
