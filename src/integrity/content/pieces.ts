/** What goes into the reading of a compressed file, and what comes out. */

/** Pieces of a file, as stored. */
export type Pieces = AsyncIterable<Uint8Array>

/** Takes the decompressed bytes as they come. A piece is valid during the call only: its memory is freed then. */
export type Sink = (bytes: Uint8Array) => void
