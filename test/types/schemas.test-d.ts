/** What zod infers of a schema is the interface that documents it. Compiled, not run. */
import type * as z from 'zod/mini'
import type { InputOf, OutputOf } from '../../src/contracts/operation.js'
import type { Members } from '../../src/contracts/output.js'
import type { operations } from '../../src/operations/generated/table.js'

type Table = typeof operations

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** The operations whose input is inferred as something else than its interface. */
type OddInputs = {
  [Name in keyof Table]: Same<z.infer<ReturnType<Table[Name]['input']>>, InputOf<Table[Name]>> extends true
    ? never
    : Name
}[keyof Table]

/** The operations whose output is inferred as something that is not of its interface. */
type OddOutputs = {
  [Name in keyof Table]: z.infer<ReturnType<Table[Name]['output']>> extends Members<OutputOf<Table[Name]>>
    ? never
    : Name
}[keyof Table]

type Assert<None extends never> = None

/** A compile error here names the operations. */
export type EveryInputIsInferred = Assert<OddInputs>
export type EveryOutputIsInferred = Assert<OddOutputs>
