/** Decompresses a file of one gzip member with the means of the runtime, and checks its trailer. */
import { hasBuiltin } from '../../platform/node-builtin.js'
import type { GzipState } from './gzip-member.js'
import { readGzipOnNode } from './node-gzip.js'
import type { Pieces, Sink } from './pieces.js'
import { readGzipOnWeb } from './web-gzip.js'

/**
 * Reads a file to its end.
 *
 * @param sink - Gets every decompressed byte, also those of a file that turns out to be damaged.
 * @returns How the file is.
 * @throws What the pieces throw, and what the sink throws.
 */
export const readGzip = (pieces: Pieces, sink: Sink): Promise<GzipState> =>
  hasBuiltin('node:zlib') ? readGzipOnNode(pieces, sink) : readGzipOnWeb(pieces, sink)
