/** The two ways of consuming what an intake or a backfill hands out: a loop, and a handler. */
import { objectWith, optionIssues, type OptionRules } from '../../config/option-rules.js'
import { onAbort } from '../../runtime/abort.js'
import { kindOf } from '../../schema/kind-of.js'
import { refuse, whole } from '../options/intake-options.js'
import type { IntakeBatch } from './batch.js'
import type { Handed } from './delivery.js'

/** Where batches come from. */
export interface Feed<Item> {
  /** Starts the work. @throws IntakeError `InUse` */
  begin(): void
  /** The next batch; `undefined` when it is over. */
  take(): Promise<Handed<Item> | undefined>
  /** Ends the work; what is under way has so much time. */
  stop(options?: StopOptions): Promise<void>
  /** Resolves when everything is done. @throws What ended the work early. */
  finished(): Promise<void>
}

/** How an intake is stopped. */
export interface StopOptions {
  /** How long work under way may take until it is given up, in milliseconds from 0. @defaultValue 10,000 */
  graceMs?: number | undefined
}

/** How a handler is called. */
export interface RunOptions {
  /** Gives up at once what is under way; `run` then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /** Batches that are handled at the same time, 1 to 1000. @defaultValue 1 */
  concurrency?: number | undefined
}

const runRules: OptionRules<RunOptions> = {
  signal: objectWith('aborted', 'addEventListener'),
  concurrency: whole(1, 1000),
}

/** Takes a batch. When it resolves, the batch is accepted; when it rejects, the batch is delivered again. */
export type BatchHandler<Item> = (batch: IntakeBatch<Item>) => unknown

/** The batches one by one. Leaving the loop ends the work and gives up what was not acknowledged. */
export async function* batchesOf<Item>(feed: Feed<Item>): AsyncGenerator<IntakeBatch<Item>, void, undefined> {
  feed.begin()
  let isOver = false
  try {
    for (;;) {
      const handed = await feed.take()
      isOver = handed === undefined
      if (handed === undefined) break
      yield handed.batch
      handed.leave()
    }
  } finally {
    if (!isOver) await feed.stop({ graceMs: 0 })
  }
  await feed.finished()
}

/**
 * Calls a handler with each batch until the feed is over.
 *
 * @throws InputError before anything is sent.
 */
export async function handleAll<Item>(
  feed: Feed<Item>,
  handler: BatchHandler<Item>,
  options: RunOptions,
): Promise<void> {
  checkRun(handler, options)
  const { signal, concurrency = 1 } = options
  signal?.throwIfAborted()
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
  signal?.throwIfAborted()
}

/** @throws InputError: every batch would fail with a handler that is none. */
function checkRun(handler: unknown, options: RunOptions): void {
  const isHandler = typeof handler === 'function'
  const issue = { path: 'handler', message: `must be a function, got ${kindOf(handler)}` }
  refuse('run', [...(isHandler ? [] : [issue]), ...optionIssues(options, runRules)])
}

async function handleEach<Item>(feed: Feed<Item>, handler: BatchHandler<Item>): Promise<void> {
  for (let handed = await feed.take(); handed !== undefined; handed = await feed.take()) {
    const { batch } = handed
    try {
      await handler(batch)
      await batch.ack()
    } catch (error) {
      batch.fail(error)
    }
    handed.leave()
  }
}
