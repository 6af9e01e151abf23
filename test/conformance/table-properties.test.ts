/** What holds for every input and every reply that the facts of the service's model allow. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyOperation } from '../../src/contracts/operation.js'
import { operations } from '../../src/operations/generated/table.js'
import { decodeOutput, encodeInput } from '../../src/request/validate.js'
import { arbitraryInput, arbitraryReply, wireOf } from '../support/facts.js'

const rows: readonly AnyOperation[] = Object.values(operations)

/** The same values in every run. */
const seed = 20_131_101

/** Moments without a fraction of a second: some members are sent as whole seconds. */
const dates = fc.integer({ min: 1_383_264_000, max: 4_102_444_800 }).map((seconds) => new Date(seconds * 1000))

test.for(rows.map((row) => [row.name, row] as const))('%s sends every input that the model allows', ([name, row]) => {
  fc.assert(
    fc.property(arbitraryInput(name, { dates }), (input) => {
      expect(encodeInput(row, input)).toEqual(wireOf(input))
    }),
    { seed },
  )
})

test.for(rows.map((row) => [row.name, row] as const))('%s reads every reply that the model allows', ([name, row]) => {
  fc.assert(
    fc.property(arbitraryReply(name), (reply) => {
      const decoded = decodeOutput(row, reply)
      expect('output' in decoded ? wireOf(decoded.output) : decoded.issues).toEqual(reply)
    }),
    { seed },
  )
})
