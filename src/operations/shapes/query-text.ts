/** The text of a CloudTrail Lake query: SQL, or an alias of SQL, and values for its placeholders. */
import * as z from 'zod/mini'
import { lazy } from '../../runtime/lazy.js'

/** SQL, line breaks included. */
export const queryStatement = /* @__PURE__ */ lazy(() => z.string().check(z.minLength(1), z.maxLength(10_000)))

export const queryAlias = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(1), z.maxLength(256), z.regex(/^[a-zA-Z][a-zA-Z0-9._-]*$/u)),
)

/** One value for each `?` of the SQL, in order. */
export const queryParameters = /* @__PURE__ */ lazy(() =>
  z.array(z.string().check(z.minLength(1), z.maxLength(1024))).check(z.minLength(1), z.maxLength(10)),
)
