/** The two ways to consume the batches of an intake or a backfill: a loop and a handler. */
import { signalOption } from '../../config/option-rules.js'
import { readOptions, type OptionRules } from '../../contracts/options.js'
import { onAbort, throwIfAborted } from '../../runtime/abort.js'
import { kindOf } from '../../schema/kind-of.js'
import { refuse, whole } from '../options/intake-options.js'
import type { IntakeBatch } from './batch.js'
import type { TakenBatch } from './batches-in-use.js'

/** A source of batches. */
export interface Feed<Item> {
  /** Starts the work. @throws IntakeError `InUse` */
  begin(): void
  /** The next batch; `undefined` when there are no more. */
  take(): Promise<TakenBatch<Item> | undefined>
  /** Ends the work; batches in use get some time to be acknowledged. */
  stop(options?: StopOptions): Promise<void>
  /** Resolves when all work is done. @throws What ended the work early. */
  finished(): Promise<void>
}

/** How an intake is stopped. */
export interface StopOptions {
  /** How long work under way may take before it is given up, in milliseconds from 0. @defaultValue 10,000 */
  graceMs?: number | undefined
}

/** How a handler is called. */
export interface RunOptions {
  /** Gives up work under way at once; `run` then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /** Batches that are handled at the same time, 1 to 1000. @defaultValue 1 */
  concurrency?: number | undefined
}

const runRules: OptionRules<RunOptions> = {
  signal: signalOption,
  concurrency: whole(1, 1000),
}

/**
 * Handles a batch. When it resolves, the batch is acknowledged; when it throws or rejects, the batch is delivered again: in place if
 * that is an outage, otherwise after the visibility timeout.
 */
export type BatchHandler<Item> = (batch: IntakeBatch<Item>) => unknown

/** The batches one by one. Leaving the loop ends the work and gives up the batches that were not acknowledged. */
export async function* batchesOf<Item>(feed: Feed<Item>): AsyncGenerator<IntakeBatch<Item>, void, undefined> {
  feed.begin()
  let isOver = false
  try {
    for (;;) {
      const taken = await feed.take()
      isOver = taken === undefined
      if (taken === undefined) break
      yield taken.batch
      taken.release()
    }
  } finally {
    if (!isOver) await feed.stop({ graceMs: 0 })
  }
  await feed.finished()
}

/**
 * Calls a handler with each batch until there are no more.
 *
 * @throws InputError before anything is sent.
 */
export async function handleAll<Item>(
  feed: Feed<Item>,
  handler: BatchHandler<Item>,
  options: RunOptions,
): Promise<void> {
  refuse('run', typeof handler === 'function' ? [] : [{ path: 'handler', message: notAFunction(handler) }])
  const { signal, concurrency = 1 } = readOptions(options, runRules, 'run')
  throwIfAborted(signal)
  feed.begin()
  const stopListening =
    signal &&
    onAbort(signal, () => {
      void feed.stop({ graceMs: 0 })
    })
  try {
    await Promise.all(Array.from({ length: concurrency }, () => handleEach(feed, handler)))
    await feed.finished()
  } finally {
    stopListening?.()
  }
  throwIfAborted(signal)
}

/** It is refused because with it every batch would fail. */
const notAFunction = (handler: unknown): string => `must be a function, got ${kindOf(handler)}`

async function handleEach<Item>(feed: Feed<Item>, handler: BatchHandler<Item>): Promise<void> {
  for (let taken = await feed.take(); taken !== undefined; taken = await feed.take()) {
    const { batch } = taken
    try {
      await handler(batch)
      await batch.ack()
    } catch (error) {
      batch.fail(error)
    }
    taken.release()
  }
}
