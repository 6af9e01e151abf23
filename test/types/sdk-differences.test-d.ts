/** Claims that compile: beside what the guide's table has, types of the main entry assign to those of the AWS SDK, and back. */
import type * as sdk from '@aws-sdk/client-cloudtrail'
import type { CloudTrailMethods } from 'cloudtrail-client'
import type { SdkShape } from '../../src/aws-sdk/shapes/sdk-shape.js'

type Sdk = typeof sdk
type CommandName = Exclude<Extract<keyof Sdk, `${string}Command`>, '$Command'>
type Name = CommandName extends `${infer Operation}Command` ? Operation : never

type SdkInput<N extends Name> = Sdk[`${N}Command`] extends { readonly prototype: { readonly input: infer Input } }
  ? Input
  : never
type SdkOutput<N extends Name> = Sdk[`${N}Command`] extends {
  readonly prototype: {
    resolveMiddleware: (...given: never[]) => (...given: never[]) => Promise<{ output: infer Output }>
  }
}
  ? Output
  : never
type Input<N extends Name> = NonNullable<Parameters<CloudTrailMethods[Uncapitalize<N>]>[0]>
type Output<N extends Name> = Awaited<ReturnType<CloudTrailMethods[Uncapitalize<N>]>>

/** A type without what the table tells: required members have no `undefined`, and enums their known values only. */
type Alike<T> = Others<Exclude<T, string>> | Known<Extract<T, string>>
type Others<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Alike<Item>[]
    : T extends object
      ? string extends keyof T
        ? T
        : { [M in keyof T]: Record<never, never> extends Pick<T, M> ? Alike<T[M]> : Alike<Exclude<T[M], undefined>> }
      : T
type Known<T extends string> = [Literals<T>] extends [never] ? T : Literals<T>
type Literals<T extends string> = T extends string ? (string extends T ? never : T) : never

type Assigns<From, To> = [From] extends [To] ? true : false
type BothWays<One, Other> = [Assigns<One, Other>, Assigns<Other, One>, One extends never ? 'nothing compared' : true]
type Claim<T extends Record<Name, [true, true, true]>> = T

export type InputsAreAlike = Claim<{ [N in Name]: BothWays<Alike<SdkInput<N>>, Alike<Input<N>>> }>
export type OutputsAreAlike = Claim<{ [N in Name]: BothWays<Alike<SdkOutput<N>>, Alike<Output<N>>> }>

/** Enums that are open here are what keeps inputs from assigning to those of the SDK, and nothing else. */
type ClaimTrue<T extends Record<Name, true>> = T
export type SdkInputsAreTaken = ClaimTrue<{ [N in Name]: Assigns<Alike<SdkInput<N>>, Input<N>> }>
export type SdkOutputsAreTaken = ClaimTrue<{ [N in Name]: Assigns<Alike<SdkOutput<N>>, Output<N>> }>

/** The entry with the AWS SDK's names changes no more than what the table tells. */
export type InputsKeepTheirMembers = Claim<{ [N in Name]: BothWays<Alike<SdkShape<Input<N>>>, Alike<Input<N>>> }>
export type OutputsKeepTheirMembers = Claim<{ [N in Name]: BothWays<Alike<SdkShape<Output<N>>>, Alike<Output<N>>> }>
