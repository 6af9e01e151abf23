/** What the stages of a call share: the call itself, how far it has come, and the outcome of its latest attempt. */
import type { CredentialsSource } from '../auth/credentials-source.js'
import type { CallOptions } from '../config/call-options.js'
import type { Credentials } from '../auth/credentials.js'
import type { Redact } from '../contracts/printable.js'
import type { AnyOperation, EncodedRequest, WireMembers } from '../contracts/operation.js'
import type { TransportResponse } from '../contracts/transport.js'
import type { Pipeline, Route } from './pipeline.js'
import type { Output } from './reply.js'

/** What becomes known of the requests of a call while it is under way. */
export interface Sent {
  /** Whether one may have reached the service. */
  mayBeSent: boolean
  /** Cuts out the secrets of the latest one. */
  redact?: Redact
}

const watched = new WeakMap<AbortSignal, Sent>()

/** For a waiter: what becomes known of the requests of all calls with its signal. */
export function watchCalls(signal: AbortSignal): Sent {
  const sent = { mayBeSent: false }
  watched.set(signal, sent)
  return sent
}

export const sentWith = (signal: AbortSignal | undefined): Sent =>
  (signal && watched.get(signal)) ?? { mayBeSent: false }

/** What a call for one page shares with those who wait for the page. */
export interface PageContext {
  /** Whether one of them is an iterator; it may become true while the request is under way. */
  readonly isIterated: boolean
  /** Cancels the request. */
  readonly signal: AbortSignal | undefined
  /** Time that the call has waited for the limiter, in milliseconds. */
  queuedMs: number
}

/** A call under way; it does not change from attempt to attempt. */
export interface Call {
  readonly pipeline: Pipeline
  readonly route: Route
  readonly row: AnyOperation
  readonly options: CallOptions
  readonly signal: AbortSignal | undefined
  readonly request: EncodedRequest
  /** Time limit of one request, in milliseconds. */
  readonly requestTimeoutMs: number
  readonly credentials: CredentialsSource
  readonly maxAttempts: number
  /** When its `timeoutMs` is over, by the clock of the pipeline. */
  readonly deadlineMs: number | undefined
  readonly wire: WireMembers
  /** Of a call for one page. */
  readonly page?: PageContext | undefined
  /** The same in all attempts, so that the service can recognise a repeated request. */
  readonly id: string
}

/** How far a call has come. */
export interface Progress {
  /** The number of the current attempt, from 1. */
  attempt: number
  /** Attempts that do not count against `maxAttempts`. */
  free: number
  totalDelayMs: number
  /** Time lost to throttles since the page was first requested, without waits for the limiter. */
  stalledMs: number
  /** What the last retry took from the budget. */
  cost: number | undefined
  hasNewCredentials: boolean
  readonly sent: Sent
  /** Whether an attempt failed in a way that leaves open whether the service carried it out. */
  mayBeDone: boolean
}

export const newProgress = (sent = sentWith(undefined)): Progress => ({
  attempt: 1,
  free: 0,
  totalDelayMs: 0,
  stalledMs: 0,
  cost: undefined,
  hasNewCredentials: false,
  sent,
  mayBeDone: false,
})

/** What stage 3 hands to one attempt. */
export interface Permit {
  readonly credentials: Credentials
  /** The limiter's key for the quota that the attempt draws on. */
  readonly quota: string
}

/** The outcome of an attempt. */
export interface Outcome {
  /** Of one that succeeded. */
  readonly output?: Output
  /** Of one that failed. */
  readonly error?: unknown
  /** Absent when no response came. */
  readonly response?: TransportResponse | undefined
  readonly requestId?: string | undefined
  readonly durationMs: number
  /** Whether it was refused because our clock was wrong; the next attempt uses the corrected time. */
  readonly isSkewed: boolean
}
