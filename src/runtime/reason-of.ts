/** Words for what was thrown, which may be anything. */

/** The message of an error; other values as text. */
export const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
