/** A validation as its user holds it: findings to iterate over, and a report. */
import { onAbort } from '../../runtime/abort.js'
import type { Finding } from '../findings/finding.js'
import { IntegrityError } from '../findings/integrity-error.js'
import type { EmitIntegrity } from '../options/integrity-hooks.js'
import { Tally, type ValidationReport } from '../findings/report.js'
import type { WarningFacts } from '../findings/warning.js'
import { inOrder } from './in-order.js'
import { validateAll } from './validate-all.js'
import type { Run, SeriesPlace, Step } from './run.js'

/**
 * A validation, which begins when it is iterated or its report is asked for.
 *
 * It can be iterated once. Leaving the loop ends it, requests under way included.
 */
export interface Validation extends AsyncIterable<Finding> {
  /**
   * What was found in all. What has not been iterated over yet is validated for it, and a loop over it ends.
   *
   * @throws IntegrityError before any digest is read, as for a trail that does not exist; `Left` when the loop was left. The
   * errors of the client, when trail, keys or digests cannot be listed. The signal's own reason.
   */
  report(): Promise<ValidationReport>
}

/** A run, and the series that it is about. */
export interface Plan {
  readonly run: Omit<Run, 'signal'>
  readonly places: readonly SeriesPlace[]
}

/** How a validation is carried out. */
export interface ValidationSetup {
  /** Finds out what is to be validated. */
  readonly plan: (signal: AbortSignal) => Promise<Plan>
  readonly signal: AbortSignal | undefined
  readonly emit: EmitIntegrity
  /** How many files may be under way or wait to be taken. */
  readonly window: number
}

export function createValidation(setup: ValidationSetup): Validation {
  return new RunningValidation(setup)
}

class RunningValidation implements Validation {
  readonly #setup: ValidationSetup
  readonly #controller = new AbortController()
  readonly #findings: AsyncGenerator<Finding, void>
  #tally: Tally | undefined
  #state: 'open' | 'ended' | 'left' = 'open'

  constructor(setup: ValidationSetup) {
    this.#setup = setup
    this.#findings = this.#run()
  }

  [Symbol.asyncIterator](): AsyncIterator<Finding, void> {
    return {
      next: () => this.#findings.next(),
      return: () => {
        if (this.#state === 'open') this.#state = 'left'
        this.#controller.abort(new IntegrityError('Left', 'the loop over the findings was left'))
        return this.#findings.return()
      },
    }
  }

  async report(): Promise<ValidationReport> {
    for (let next = await this.#findings.next(); next.done !== true; next = await this.#findings.next());
    if (this.#state === 'left' || this.#tally === undefined) {
      throw new IntegrityError('Left', 'there is no report: the loop over the findings was left, or it failed')
    }
    return this.#tally.report()
  }

  async *#run(): AsyncGenerator<Finding, void> {
    const { signal, plan, window } = this.#setup
    const controller = this.#controller
    const stopListening =
      signal &&
      onAbort(signal, () => {
        controller.abort(signal.reason)
      })
    try {
      const { run, places } = await plan(controller.signal)
      const tally = new Tally(run)
      const steps = inOrder(validateAll({ ...run, signal: controller.signal }, places), window)
      yield* this.#taken(steps, tally, run, places)
      controller.signal.throwIfAborted()
      this.#tally = tally
      this.#state = 'ended'
    } finally {
      stopListening?.()
    }
  }

  async *#taken(
    steps: AsyncGenerator<Step, void>,
    tally: Tally,
    { fromMs, toMs }: Plan['run'],
    places: readonly SeriesPlace[],
  ): AsyncGenerator<Finding, void> {
    const { emit } = this.#setup
    let [place, begun, fraction] = [undefined as SeriesPlace | undefined, -1, 0]
    for await (const { place: next, finding, warnings = [], reachedMs } of steps) {
      if (next !== undefined) [place, begun, fraction] = [next, begun + 1, 0]
      if (place !== undefined) for (const warning of warnings) this.#warn(warning, place, tally)
      if (reachedMs !== undefined) fraction = Math.min(1, Math.max(fraction, (toMs - reachedMs) / (toMs - fromMs)))
      if (finding === undefined) continue
      tally.add(finding)
      emit('progress', { fraction: (begun + fraction) / places.length, finding })
      yield finding
    }
  }

  #warn(facts: WarningFacts, { series: { accountId, region } }: SeriesPlace, tally: Tally): void {
    const warning = { ...facts, accountId, region }
    tally.warn(warning)
    this.#setup.emit('warning', warning)
  }
}
