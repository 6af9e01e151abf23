/** A stack of middleware: what is in it, and in which order it runs. */
import { InputError } from '../../contracts/errors.js'
import type { HandlerContext, Middleware, MiddlewareOptions, MiddlewareStack, RelativeOptions, Step } from './types.js'

/** Middleware of any step, to what runs it. */
export type AnyMiddleware = Middleware<object, object>

/** A handler of any step. */
export type AnyHandler = (args: { input: object; request?: unknown }) => Promise<{ output: object; response: unknown }>

/** One middleware of a stack. */
export interface Entry extends MiddlewareOptions {
  readonly middleware: AnyMiddleware
  readonly step: Step
  readonly priority: 'high' | 'normal' | 'low'
}

const steps: readonly Step[] = ['initialize', 'serialize', 'build', 'finalizeRequest']
const priorities: readonly Entry['priority'][] = ['high', 'normal', 'low']

const place = ({ step, priority }: Entry): number =>
  steps.indexOf(step) * priorities.length + priorities.indexOf(priority)

const namesOf = ({ name, aliases = [] }: MiddlewareOptions): string[] => [
  ...(name === undefined ? [] : [name]),
  ...aliases,
]

const sharesName = (one: MiddlewareOptions, other: MiddlewareOptions): boolean =>
  namesOf(one).some((name) => namesOf(other).includes(name))

const refusal = (message: string): InputError => new InputError([{ path: 'middlewareStack', message }])

/** A stack is a list of entries, always in the order in which they run. */
export class Stack {
  #entries: Entry[] = []

  /** In the order in which they run. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  readonly add = (middleware: AnyMiddleware, options: Partial<Entry> = {}): void => {
    const entry: Entry = { priority: 'normal', step: 'initialize', ...options, middleware }
    if (!steps.includes(entry.step)) {
      throw refusal(
        `takes no middleware of the step ${entry.step}, for replies are read by this library: use ${steps.join(', ')}`,
      )
    }
    this.#makeRoom(entry)
    const later = this.#entries.findIndex((other) => place(other) > place(entry))
    this.#insert(entry, later < 0 ? this.#entries.length : later)
  }

  readonly addRelativeTo = (middleware: AnyMiddleware, options: RelativeOptions): void => {
    const { relation, toMiddleware, ...names } = options
    const index = this.#entries.findIndex((entry) => namesOf(entry).includes(toMiddleware))
    const beside = this.#entries[index]
    if (beside === undefined) {
      throw refusal(
        `has no ${toMiddleware}: the AWS SDK's own middleware is not here, so add yours with a step and a priority`,
      )
    }
    const { step, priority } = beside
    const entry: Entry = { ...names, middleware, step, priority }
    this.#makeRoom(entry)
    this.#insert(entry, this.#entries.indexOf(beside) + (relation === 'after' ? 1 : 0))
  }

  readonly use = (plugin: { applyToStack: (stack: never) => void }): void => {
    plugin.applyToStack(this as never) // sound: a plugin adds to any stack
  }

  readonly applyToStack = (stack: { add: (middleware: never, options: never) => void }): void => {
    for (const { middleware, ...options } of this.#entries) stack.add(middleware as never, options as never)
  }

  readonly clone = (): Stack => {
    const copy = new Stack()
    this.applyToStack(copy)
    return copy
  }

  readonly concat = (from: { applyToStack: (stack: never) => void }): Stack => {
    const copy = this.clone()
    copy.use(from)
    return copy
  }

  readonly remove = (toRemove: AnyMiddleware | string): boolean =>
    this.#removeWhere((entry) =>
      typeof toRemove === 'string' ? namesOf(entry).includes(toRemove) : entry.middleware === toRemove,
    )

  readonly removeByTag = (tag: string): boolean => this.#removeWhere(({ tags = [] }) => tags.includes(tag))

  readonly identify = (): string[] =>
    this.#entries.map(({ name = 'anonymous', aliases = [], step }) => {
      const also = aliases.length > 0 ? ` (a.k.a. ${aliases.join(',')})` : ''
      return `${name}${also} - ${step}`
    })

  readonly identifyOnResolve = (): boolean => false

  readonly resolve = (handler: AnyHandler, context: HandlerContext): AnyHandler =>
    around(this.#entries, handler, context)

  #makeRoom(entry: Entry): void {
    const others = this.#entries.filter((other) => sharesName(entry, other))
    if (others.length > 0 && entry.override !== true) {
      throw new Error(`Duplicate middleware name '${entry.name ?? ''}'`) // in the words of the SDK
    }
    this.#removeWhere((other) => others.includes(other))
  }

  #insert(entry: Entry, index: number): void {
    this.#entries = [...this.#entries.slice(0, index), entry, ...this.#entries.slice(index)]
  }

  #removeWhere(isMeant: (entry: Entry) => boolean): boolean {
    const before = this.#entries.length
    this.#entries = this.#entries.filter((entry) => !isMeant(entry))
    return this.#entries.length < before
  }
}

/** A handler with middleware around it, the first outermost. */
export function around(entries: readonly Entry[], handler: AnyHandler, context: HandlerContext): AnyHandler {
  // Sound: each middleware gets the arguments of its step.
  return entries.reduceRight((next, { middleware }) => middleware(next as never, context) as AnyHandler, handler)
}

/** An empty stack. */
export const newStack = <Input extends object, Output extends object>(): MiddlewareStack<Input, Output> =>
  new Stack() as unknown as MiddlewareStack<Input, Output> // sound: it has these methods, for inputs and outputs of any type
