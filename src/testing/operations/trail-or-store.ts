/** Operations on either a trail or an event data store: which of the two a request names. */
import { readString, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'

/** The member that is given, and its value. */
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
