/** The orders in which hits can be returned. */
import type { Candidate } from '../walk/candidate.js'
import { asTheyArrive } from './arrival.js'
import type { Course } from './course.js'
import type { SearchOrder } from './cursor.js'
import { newestFirst } from './newest.js'
import { oldestFirst } from './oldest.js'

export const orders: Readonly<Record<SearchOrder, (course: Course) => AsyncGenerator<Candidate, void>>> = {
  newest: newestFirst,
  oldest: oldestFirst,
  arrival: asTheyArrive,
}
