/** What makes a query fail while it runs, as division by zero does. */

export class QueryFailure extends Error {
  constructor(code: string, text: string) {
    super(`${code}: ${text}`)
    this.name = 'QueryFailure'
  }
}

/** The result, or `null` where the query would fail: TRY and TRY_CAST. */
export function orNull<Result>(attempt: () => Result): Result | null {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof QueryFailure) return null
    throw error
  }
}
