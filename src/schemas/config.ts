/** The schemas of what is not sent: the configuration of a client and the options of a call. */
import * as z from 'zod/mini'
import type { CredentialsInput } from '../auth/credentials.js'
import type { CloudTrailConfig } from '../config.js'
import type { InputIssue } from '../errors.js'
import type { CallOptions } from '../method.js'
import type { Transport } from '../platform/transport.js'
import type { Clock } from '../runtime/clock.js'
import { wholeNumber } from './scalars.js'
import { lazy, structureOf, type Schema } from './structure.js'
import { issuesOf } from './validate.js'

/** What is wrong with a configuration. */
export function configIssues(config: unknown): readonly InputIssue[] {
  return issuesOf(configuration(), config)
}

/** What is wrong with the options of a call. */
export function callOptionIssues(options: unknown): readonly InputIssue[] {
  return issuesOf(callOptions(), options)
}

/** The longest delay that timers of JavaScript can hold, 24.8 days. */
const maxTimerMs = 2 ** 31 - 1

const milliseconds = (): Schema<number> => wholeNumber({ min: 1, max: maxTimerMs })

const attempts = (): Schema<number> => wholeNumber({ min: 1, max: 1000 })

/** Text that can stand in a header: an HTTP header with a line break in it would be two headers. */
const headerText = (): Schema<string> => z.string().check(z.regex(/^[\t\x20-\x7e]*$/))

const credentials = (): Schema<CredentialsInput> =>
  given<CredentialsInput>('credentials or a provider function', isObjectOrFunction)

const signal = (): Schema<AbortSignal> => given<AbortSignal>('an AbortSignal', isSignal)

const configuration = /* @__PURE__ */ lazy(() =>
  structureOf<CloudTrailConfig>({
    region: z.optional(z.string()),
    credentials: z.optional(credentials()),
    endpoint: z.optional(z.union([z.string(), z.instanceof(URL)])),
    useFipsEndpoint: z.optional(z.boolean()),
    useDualstackEndpoint: z.optional(z.boolean()),
    maxAttempts: z.optional(attempts()),
    requestTimeoutMs: z.optional(milliseconds()),
    connectTimeoutMs: z.optional(milliseconds()),
    transport: z.optional(given<Transport>('a function', isFunction)),
    validateInput: z.optional(z.boolean()),
    validateOutput: z.optional(z.boolean()),
    userAgent: z.optional(headerText()),
    clock: z.optional(given<Clock>('an object with now() and after()', isClock)),
  }),
)

const callOptions = /* @__PURE__ */ lazy(() =>
  structureOf<CallOptions>({
    signal: z.optional(signal()),
    abortSignal: z.optional(signal()),
    credentials: z.optional(credentials()),
    timeoutMs: z.optional(milliseconds()),
    maxAttempts: z.optional(attempts()),
    headers: z.optional(z.record(z.string().check(z.regex(/^[!#$%&'*+.^`|~\w-]+$/)), headerText())),
  }),
)

/** A value that is taken as it is when it passes the test. */
function given<T>(expected: string, test: (value: unknown) => boolean): Schema<T> {
  return z.custom<T>(test, { message: `must be ${expected}`, abort: true })
}

const isFunction = (value: unknown): boolean => typeof value === 'function'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isObjectOrFunction = (value: unknown): boolean => isObject(value) || isFunction(value)

const isSignal = (value: unknown): boolean => isObject(value) && 'aborted' in value && 'addEventListener' in value

const isClock = (value: unknown): boolean => isObject(value) && 'now' in value && 'after' in value
