/** Events about the work of a client while it works: for hooks, and for Node's diagnostics channels. */
import { quietly } from '../runtime/quietly.js'

/** In every event. */
export interface CallEvent {
  /** The operation that was called, e.g. `LookupEvents`. */
  readonly operation: string
  /** The Region it was called in. */
  readonly region: string
  /** Which attempt of the call it is about, from 1. */
  readonly attempt: number
}

/** A request was answered, or failed. */
export interface AttemptEvent extends CallEvent {
  /** From sending to the end of the reply, in milliseconds. */
  readonly durationMs: number
  /** HTTP status; absent when there was no reply. */
  readonly status?: number | undefined
  /** The id to give to AWS Support; absent when there was none. */
  readonly requestId?: string | undefined
  /** The error's code; absent when the request succeeded. */
  readonly code?: string | undefined
}

/** A request failed and will be sent again. */
export interface RetryEvent extends CallEvent {
  /** The error's code. */
  readonly code: string
  /** Time until the next attempt, in milliseconds; the limiter may add to it. */
  readonly delayMs: number
}

/** The service asked to slow down. */
export interface ThrottleEvent extends CallEvent {
  /** The error's code, e.g. `ThrottlingException`. */
  readonly code: string
}

/** A request waits for the limiter. */
export interface WaitEvent extends CallEvent {
  /** The wait to be expected, in milliseconds. */
  readonly delayMs: number
  /** Requests that wait before it. */
  readonly queueLength: number
}

/** Something of the configuration has no effect. */
export interface ClientWarning {
  /** What, and why. */
  readonly message: string
}

/** The events by name. */
export interface HookEvents {
  attempt: AttemptEvent
  retry: RetryEvent
  throttle: ThrottleEvent
  wait: WaitEvent
}

/**
 * Functions that are called with plain data about the work of a client. They cannot change it: what they return or throw
 * is ignored.
 *
 * Where the runtime has `node:diagnostics_channel`, the same events are published on the channels
 * `cloudtrail-client:attempt`, `…:retry`, `…:throttle` and `…:wait`.
 *
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({
 *   region: 'eu-west-1',
 *   on: { wait: ({ operation, delayMs }) => console.log(`${operation} waits ${delayMs} ms for its quota`) },
 * })
 * ```
 */
export interface Hooks {
  /** Each request, when it has been answered or has failed. */
  attempt?: ((event: AttemptEvent) => void) | undefined
  /** Each retry, before its delay. */
  retry?: ((event: RetryEvent) => void) | undefined
  /** Each throttle. */
  throttle?: ((event: ThrottleEvent) => void) | undefined
  /** Each wait for the limiter, when it begins. */
  wait?: ((event: WaitEvent) => void) | undefined
  /** Once, when a client is made with options that have no effect. */
  warning?: ((event: ClientWarning) => void) | undefined
}

/** The names of all hooks. */
export const hookNames: readonly (keyof HookEvents)[] = ['attempt', 'retry', 'throttle', 'wait']

/** The names that a configuration may have. */
export const givenHookNames: readonly (keyof Hooks)[] = [...hookNames, 'warning']

/** The hooks that belong to a client, of an object that has others too; a client would refuse those. */
export function clientHooks(hooks: Omit<Hooks, 'warning'> | undefined): Hooks | undefined {
  if (hooks === undefined) return undefined
  const { attempt, retry, throttle, wait } = hooks
  return { attempt, retry, throttle, wait }
}

/** Where events are published for subscribers; the form of Node's diagnostics channels. */
export interface Channel {
  readonly hasSubscribers: boolean
  publish(event: unknown): void
}

/** Reports an event; it is created only when something listens. */
export type Emit = <Name extends keyof HookEvents>(name: Name, event: () => HookEvents[Name]) => void

/** One function for each kind of event. */
type HooksOf<Events> = { readonly [Name in keyof Events]?: ((event: Events[Name]) => unknown) | undefined }

/**
 * Finds the hook of an event.
 *
 * Hooks are read here, once: one that is put on the caller's object afterwards is not called. What a hook returns, throws or
 * rejects with is ignored.
 *
 * @param names - The events that there are.
 * @returns A function from a name to what calls the hook; `undefined` for an event without a hook.
 */
export function hookFinder<Events extends object>(
  hooks: HooksOf<Events> | undefined,
  names: readonly (keyof Events)[],
): <Name extends keyof Events>(name: Name) => ((event: Events[Name]) => void) | undefined {
  // sound: each name has the hook that it had.
  const read = Object.fromEntries(names.map((name) => [name, hooks?.[name]])) as HooksOf<Events>
  return (name) => {
    const hook = read[name]
    if (hook === undefined) return undefined
    return (event) => {
      quietly(() => hook(event))
    }
  }
}

/** @param channelOf - Opens a channel of the runtime; `undefined` where there are none. */
export function emitterOf(hooks: Hooks | undefined, channelOf: ((name: string) => Channel) | undefined): Emit {
  const hookOf = hookFinder<HookEvents>(hooks, hookNames)
  const channels = new Map(channelOf && hookNames.map((name) => [name, channelOf(`cloudtrail-client:${name}`)]))
  return (name, event) => {
    const hook = hookOf(name)
    const channel = channels.get(name)
    if (hook === undefined && channel?.hasSubscribers !== true) return
    const data = event()
    Object.freeze(data)
    channel?.publish(data)
    hook?.(data)
  }
}
