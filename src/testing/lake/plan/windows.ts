/** OVER: computes functions of windows for all rows of a SELECT. */
import { isAggregate } from '../functions/aggregates.js'
import { refuse } from '../syntax/position.js'
import type { Call, Expression, Window } from '../syntax/tree.js'
import { nameOf, type Type } from '../values/type.js'
import { identityOf, type Value } from '../values/value.js'
import { compileAggregate } from './aggregate-call.js'
import { windowAt, type Frame } from './frame.js'
import { compareKeys, compileOrder, sorted, type Order } from './order.js'
import { meaningOf, type Compiled, type Planner, type Scope } from './scope.js'
import { windowFunctions, type Partition, type WindowFunction } from './window-functions.js'

/** Computes the values of a partition, by row. */
interface Computation {
  readonly type: Type
  readonly partitionBy: readonly Compiled[]
  readonly order: readonly Order[]
  readonly frame: Window['frame']
  readonly compute: (frames: readonly Frame[], partition: Omit<Partition, 'argument'>) => readonly Value[]
}

type Over = Call & { readonly over: NonNullable<Call['over']> }

export class Windows {
  readonly #planner: Planner
  readonly #frames: Scope
  readonly #computations: Computation[] = []
  readonly #indexByMeaning = new Map<string, number>()

  /** @param frames - Where arguments and orders are evaluated. */
  constructor(planner: Planner, frames: Scope) {
    this.#planner = planner
    this.#frames = frames
  }

  /** The result of a window in the place of its call. */
  replace(expression: Expression): Compiled | undefined {
    if (expression.kind !== 'call' || expression.over === undefined) return undefined
    const meaning = meaningOf(expression, this.#frames)
    const known = this.#indexByMeaning.get(meaning)
    const index = known ?? this.#computations.push(this.#compile(expression as Over)) - 1 // sound: it has OVER
    this.#indexByMeaning.set(meaning, index)
    return windowAt(index, this.#computations[index]?.type ?? { kind: 'unknown' })
  }

  /** Adds the results to all frames. */
  compute(frames: readonly Frame[]): void {
    for (const [index, computation] of this.#computations.entries()) {
      for (const partition of partitionsOf(frames, computation)) {
        const values = computation.compute(partition, placesIn(partition, computation))
        for (const [row, frame] of partition.entries()) frame.windows[index] = values[row] ?? null
      }
    }
  }

  #compile(call: Over): Computation {
    const partitionBy = call.over.partitionBy.map((expression) => this.#planner.compile(expression, this.#frames))
    const order = compileOrder(this.#planner, call.over.orderBy, this.#frames)
    const places = { partitionBy, order, frame: call.over.frame }
    if (isAggregate(call.name)) return { ...places, ...this.#running(call) }
    const found = Object.hasOwn(windowFunctions, call.name) ? windowFunctions[call.name] : undefined
    if (found === undefined)
      throw refuse('FUNCTION_NOT_FOUND', call.at, `Function '${call.name}' is not a window function`)
    return { ...places, ...this.#placed(call, found) }
  }

  /** A function of the place of a row. */
  #placed(call: Call, { takes: [least, most], gives, apply }: WindowFunction) {
    const args = call.arguments.map((argument) => this.#planner.compile(argument, this.#frames))
    const types = args.map(({ type }) => type)
    if (args.length < least || args.length > most)
      throw refuse(
        'FUNCTION_NOT_FOUND',
        call.at,
        `Unexpected parameters (${types.map(nameOf).join(', ')}) for function ${call.name}`,
      )
    const compute: Computation['compute'] = (frames, places) => {
      const argument = (index: number, row: number) => args[index]?.evaluate(frames[row]) ?? null
      return frames.map((_, row) => apply({ ...places, argument }, row))
    }
    return { type: gives(types), compute }
  }

  /** An aggregate of all rows from the beginning of the partition to the end of the frame. */
  #running(call: Call) {
    const { type, start } = compileAggregate(this.#planner, call, this.#frames)
    const compute: Computation['compute'] = (frames, { end }) => {
      const tally = start()
      const values: Value[] = []
      let added = 0
      for (const row of frames.keys()) {
        const last = end(row)
        if (added > last) {
          values.push(values.at(-1) ?? null)
          continue
        }
        for (; added <= last; added++) tally.add(frames[added])
        values.push(tally.result())
      }
      return values
    }
    return { type, compute }
  }
}

function partitionsOf(frames: readonly Frame[], { partitionBy, order }: Computation): readonly (readonly Frame[])[] {
  const partitions = new Map<string, Frame[]>()
  for (const frame of frames) {
    const identity = identityOf(partitionBy.map(({ evaluate }) => evaluate(frame)))
    const partition = partitions.get(identity)
    if (partition === undefined) partitions.set(identity, [frame])
    else partition.push(frame)
  }
  return [...partitions.values()].map((partition) => sorted(partition, order))
}

/** Where each row's peers and frame begin and end. */
function placesIn(partition: readonly Frame[], { order, frame }: Computation): Omit<Partition, 'argument'> {
  const keys = partition.map((row) => order.map(({ of }) => of.evaluate(row)))
  const firsts: number[] = []
  const orders: number[] = []
  for (const [row, key] of keys.entries()) {
    const before = keys[row - 1]
    const isPeer = before !== undefined && compareKeys(before, key, order) === 0
    firsts.push(isPeer ? (firsts[row - 1] ?? 0) : row)
    orders.push((orders[row - 1] ?? -1) + (isPeer ? 0 : 1))
  }
  const lasts: number[] = []
  for (let row = partition.length - 1; row >= 0; row--)
    lasts[row] = firsts[row + 1] === firsts[row] ? (lasts[row + 1] ?? row) : row
  const peers = (row: number): readonly [number, number] => [firsts[row] ?? row, lasts[row] ?? row]
  const ends = {
    peers: (row: number) => peers(row)[1],
    rows: (row: number) => row,
    partition: () => partition.length - 1,
  }
  return { size: partition.length, order: (row) => orders[row] ?? 0, peers, end: ends[frame] }
}
