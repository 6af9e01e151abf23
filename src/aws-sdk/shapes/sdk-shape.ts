/** This library's types in the form of the AWS SDK's: enums are closed, and what is required may be `undefined`. */

/** A type as the AWS SDK has it. */
export type SdkShape<T> = OtherThanText<Exclude<T, string>> | Closed<Extract<T, string>>

type OtherThanText<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? SdkShape<Item>[]
    : T extends object
      ? string extends keyof T
        ? T
        : { [Name in keyof T]: Name extends '$metadata' ? T[Name] : Member<T, Name> }
      : T

/** A member that may be left out takes `undefined` where it says so. */
type Member<T, Name extends keyof T> =
  Record<never, never> extends Pick<T, Name> ? SdkShape<Required<Pick<T, Name>>[Name]> : SdkShape<T[Name]> | undefined

type Closed<T extends string> = [Literals<T>] extends [never] ? T : Literals<T>

type Literals<T extends string> = T extends string ? (string extends T ? never : T) : never
