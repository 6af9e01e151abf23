/** What a query of CloudTrail Lake is written in: SQL, or the alias of some, and values for its placeholders. */
import { listOf } from '../../schema/collections.js'
import { text } from '../../schema/scalars.js'
import { lazy } from '../../runtime/lazy.js'

/** SQL, line breaks included. */
export const queryStatement = /* @__PURE__ */ lazy(() => text({ min: 1, max: 10_000 }))

export const queryAlias = /* @__PURE__ */ lazy(() => text({ min: 1, max: 256, pattern: /^[a-zA-Z][a-zA-Z0-9._-]*$/u }))

/** One value for each `?` of the SQL, in the order of their appearance. */
export const queryParameters = /* @__PURE__ */ lazy(() => listOf(text({ min: 1, max: 1024 }), { min: 1, max: 10 }))
