/** Every row of the table has a method on `CloudTrail`, with the row's own types. Compiled, not run. */
import type { CloudTrailMethods } from '../../src/client/create-client.js'
import type { Paged, WithMetadata } from '../../src/contracts/output.js'
import type { Operation } from '../../src/contracts/operation.js'
import type { operations } from '../../src/operations/generated/table.js'

/** The rows whose method is missing or has other types than the row. */
type Mismatched = {
  [Name in keyof typeof operations]: (typeof operations)[Name] extends Operation<
    infer RowName,
    infer Input,
    infer Output,
    infer Item
  >
    ? RowName extends Name
      ? Uncapitalize<Name> extends keyof CloudTrailMethods
        ? MethodFits<CloudTrailMethods[Uncapitalize<Name>], Input, Output, Item> extends true
          ? never
          : Name
        : Name
      : Name
    : Name
}[keyof typeof operations]

type MethodFits<Method, Input, Output, Item> = Method extends (
  input: infer MethodInput,
  ...rest: never[]
) => infer Result
  ? Same<Exclude<MethodInput, undefined>, Input> extends true
    ? Awaited<Result> extends WithMetadata
      ? Same<Awaited<Result>, Output> extends true
        ? [Item] extends [never]
          ? true
          : Result extends Paged<infer _Page, infer PageItem>
            ? Same<PageItem, Item>
            : false
        : false
      : false
    : false
  : false

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

type Assert<None extends never> = None

/** A compile error here names the rows. */
export type EveryRowHasItsMethod = Assert<Mismatched>

type MethodName = Uncapitalize<keyof typeof operations>

/** A compile error here names the methods that no row stands behind. */
export type EveryMethodHasItsRow = Assert<Exclude<keyof CloudTrailMethods, MethodName>>
