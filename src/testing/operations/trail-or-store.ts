/** Reads whether a request names a trail or an event data store, for operations on either. */
import { readString, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'

/** Which of the two a request names, and its value. */
export interface TrailOrStore {
  readonly kind: 'trail' | 'store'
  readonly name: string
}

/** @throws Refusal `InvalidParameterCombinationException` for both or none. */
export function readTrailOrStore(input: Input): TrailOrStore {
  const [trail, store] = [readString(input, 'TrailName'), readString(input, 'EventDataStore')]
  if (trail !== undefined && store === undefined) return { kind: 'trail', name: trail }
  if (store !== undefined && trail === undefined) return { kind: 'store', name: store }
  throw new Refusal('InvalidParameterCombinationException', 'Specify either TrailName or EventDataStore.')
}
