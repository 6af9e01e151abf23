/** How a constraint of this package is stated: one function that says what is wrong. */
import type * as z from 'zod/mini'

/** What is wrong with a value, in words that follow its path, e.g. `must be at most 50`. */
export type Problem = string | { readonly path: string; readonly message: string } | undefined

/** What a check demands, as data: for those who have to say it in another language, such as JSON Schema. */
export interface Facts {
  /** The least and the most of it: of a number its value, of text its characters, of lists and maps their size. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
  /** All that is allowed. */
  readonly values?: readonly string[]
}

/** A check to add to a schema. It runs when a value is encoded, not when a reply is decoded. */
export type Check<T> = z.core.CheckFn<T> & { readonly facts?: Facts | undefined }

/** The check that refuses what `problem` finds something wrong with. */
export function check<T>(problem: (value: T) => Problem, facts?: Facts): Check<T> {
  const run: z.core.CheckFn<T> = (payload) => {
    const found = problem(payload.value)
    if (found === undefined) return
    const { path, message } = typeof found === 'string' ? { path: undefined, message: found } : found
    payload.issues.push({
      code: 'custom',
      input: payload.value,
      message,
      continue: true,
      ...(path === undefined ? {} : { path: [path] }),
    })
  }
  return Object.assign(run, { facts })
}
