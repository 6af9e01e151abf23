/** The types of middleware, as the AWS SDK has them: its middleware fits here, and that written for here fits there. */
/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/unified-signatures -- as the SDK has them */

/** An HTTP request as middleware sees it: `args.request` from the step `build` on. Its members may be changed. */
export interface HttpRequest {
  /** HTTP method. */
  method: string
  /** `https:`, or `http:` with an endpoint of your own. */
  protocol: string
  /** Host without port. */
  hostname: string
  /** Absent for that of the protocol. */
  port?: number
  /** Path, from `/`. */
  path: string
  /** Query parameters. */
  query: Record<string, string | string[] | null>
  /** Lower-case names. */
  headers: Record<string, string>
  /** JSON text. */
  body?: any
}

/** What middleware of the steps `initialize` and `serialize` gets. */
export interface InputArguments<Input extends object> {
  /** The input of the command. */
  input: Input
  /** An {@link HttpRequest}, once the input is serialized. */
  request?: unknown
}

/** What middleware of the later steps gets. */
export interface RequestArguments<Input extends object> extends InputArguments<Input> {
  /** An {@link HttpRequest}. */
  request: unknown
}

/** What a handler resolves to. */
export interface HandlerOutput<Output extends object> {
  /** The output of the command. */
  output: Output
  /** Status, headers and text of the reply. */
  response: unknown
}

/** Sends a command. */
export type Handler<Input extends object, Output extends object> = (
  args: InputArguments<Input>,
) => Promise<HandlerOutput<Output>>

/** Sends a request. */
export type RequestHandler<Input extends object, Output extends object> = (
  args: RequestArguments<Input>,
) => Promise<HandlerOutput<Output>>

/** What middleware is told of the command beside its input. */
export interface HandlerContext {
  /** `CloudTrailClient`. */
  clientName?: string
  /** E.g. `LookupEventsCommand`. */
  commandName?: string
  /** That of the client. */
  logger?: any
  /** What other middleware has put here. */
  [key: string]: any
}

/** Middleware of the steps `initialize` and `serialize`. */
export type InitializeMiddleware<Input extends object, Output extends object> = (
  next: Handler<Input, Output>,
  context: HandlerContext,
) => Handler<Input, Output>

/** Middleware of the steps `build` and `finalizeRequest`. */
export type RequestMiddleware<Input extends object, Output extends object> = (
  next: RequestHandler<Input, Output>,
  context: HandlerContext,
) => RequestHandler<Input, Output>

/** Middleware of any step. */
export type Middleware<Input extends object, Output extends object> =
  InitializeMiddleware<Input, Output> | RequestMiddleware<Input, Output>

/** When middleware runs, from first to last. */
export type Step = 'initialize' | 'serialize' | 'build' | 'finalizeRequest' | 'deserialize'

/** How middleware is named. */
export interface MiddlewareOptions {
  /** Names it for {@link MiddlewareStack.remove}; a stack has each name once. */
  name?: string
  /** Other names. */
  aliases?: string[]
  /** Names it for {@link MiddlewareStack.removeByTag}. */
  tags?: string[]
  /** Whether it takes the place of one with its name. */
  override?: boolean
}

/** Where middleware stands. */
export interface AbsoluteOptions<In extends Step> extends MiddlewareOptions {
  /** When it runs. */
  step: In
  /** Order among those of a step. @defaultValue 'normal' */
  priority?: 'high' | 'normal' | 'low'
}

/** Where middleware stands, beside another one. */
export interface RelativeOptions extends MiddlewareOptions {
  /** On which side. */
  relation: 'before' | 'after'
  /** The name of the other one. */
  toMiddleware: string
}

/** Adds middleware to a stack. */
export interface Pluggable<Input extends object, Output extends object> {
  /** Does it. */
  applyToStack: (stack: MiddlewareStack<Input, Output>) => void
}

/**
 * Functions around a command, in the order of their steps: `initialize`, `serialize` and `build` once for a command,
 * `finalizeRequest` for each attempt, when it has been signed.
 */
export interface MiddlewareStack<Input extends object, Output extends object> extends Pluggable<Input, Output> {
  /** Adds middleware. @throws InputError for the step `deserialize` */
  add(middleware: InitializeMiddleware<Input, Output>, options?: Partial<AbsoluteOptions<'initialize'>>): void
  /** Adds middleware. */
  add(middleware: InitializeMiddleware<Input, Output>, options: AbsoluteOptions<'serialize'>): void
  /** Adds middleware. */
  add(middleware: RequestMiddleware<Input, Output>, options: AbsoluteOptions<'build'>): void
  /** Adds middleware. */
  add(middleware: RequestMiddleware<Input, Output>, options: AbsoluteOptions<'finalizeRequest'>): void
  /** Is refused: replies are read by this library. */
  add(middleware: never, options: AbsoluteOptions<'deserialize'>): void
  /** Adds middleware beside another one of the stack. @throws InputError for the SDK's own, which are not here */
  addRelativeTo(middleware: Middleware<Input, Output>, options: RelativeOptions): void
  /** Adds what a plugin brings. */
  use(plugin: Pluggable<Input, Output>): void
  /** A copy. */
  clone(): MiddlewareStack<Input, Output>
  /** Takes middleware out, by itself or by name. @returns Whether it was there. */
  remove(toRemove: Middleware<Input, Output> | string): boolean
  /** Takes middleware out by a tag. @returns Whether there was any. */
  removeByTag(tag: string): boolean
  /** A copy with the middleware of another stack added: a stack. */
  concat(from: any): any
  /** Names and steps, in their order. */
  identify(): string[]
  /** Whether `identify` is to be printed with each command, which this library does not. @returns `false` */
  identifyOnResolve(toggle?: boolean): boolean
  /** The middleware around a {@link RequestHandler}. */
  resolve(handler: any, context: HandlerContext): Handler<any, any>
}
