/** Claims that compile: types of the entry with the AWS SDK's names assign to those of the SDK, and the other way round. */
import type * as sdk from '@aws-sdk/client-cloudtrail'
import type * as entry from 'cloudtrail-client/aws-sdk'
import type * as main from 'cloudtrail-client'
import type { Client } from '@smithy/types'

type Sdk = typeof sdk
type Entry = typeof entry

/** Names of the commands. */
type CommandName = Exclude<Extract<keyof Sdk, `${string}Command`>, '$Command'>

type InputOf<Type> = Type extends { readonly prototype: { readonly input: infer Input } } ? Input : never
type OutputOf<Type> = Type extends {
  readonly prototype: {
    resolveMiddleware: (...given: never[]) => (...given: never[]) => Promise<{ output: infer Output }>
  }
}
  ? Output
  : never

type Assigns<From, To> = [From] extends [To] ? true : false
type BothWays<One, Other> = [Assigns<One, Other>, Assigns<Other, One>, One extends never ? 'nothing compared' : true]

/** For each command: SDK to entry, entry to SDK, and that something was compared. */
type Inputs = { [Name in CommandName]: BothWays<InputOf<Sdk[Name]>, InputOf<Entry[Name]>> }
type Outputs = { [Name in CommandName]: BothWays<OutputOf<Sdk[Name]>, OutputOf<Entry[Name]>> }

type Claim<T extends Record<CommandName, [true, true, true]>> = T
export type InputsAssignBothWays = Claim<Inputs>
export type OutputsAssignBothWays = Claim<Outputs>

type Yes<T extends true> = T
/** Shapes and requests by name. */
export type ShapesAssign = [
  Yes<Assigns<sdk.Trail, entry.Trail>>,
  Yes<Assigns<entry.Trail, sdk.Trail>>,
  Yes<Assigns<sdk.Event, entry.Event>>,
  Yes<Assigns<entry.Destination, sdk.Destination>>,
  Yes<Assigns<sdk.AdvancedEventSelector, entry.AdvancedEventSelector>>,
  Yes<Assigns<entry.LookupEventsRequest, sdk.LookupEventsRequest>>,
  Yes<Assigns<sdk.LookupEventsResponse, entry.LookupEventsResponse>>,
  Yes<Assigns<entry.LookupEventsResponse, sdk.LookupEventsResponse>>,
  Yes<Assigns<sdk.QueryStatus, entry.QueryStatus>>,
  Yes<Assigns<entry.QueryStatus, sdk.QueryStatus>>,
]

/** What the main entry has in common with the SDK. */
export type MainAssigns = [
  Yes<Assigns<main.LookupEventsRequest, sdk.LookupEventsRequest>>,
  Yes<Assigns<sdk.LookupEventsResponse, main.LookupEventsResponse>>,
  Yes<Assigns<main.ResponseMetadata, sdk.LookupEventsCommandOutput['$metadata']>>,
  Yes<Assigns<sdk.LookupEventsCommandOutput['$metadata'], main.ResponseMetadata>>,
]

/** Where the SDK's own types ask for a client. */
export type ClientAssigns = Yes<
  Assigns<
    entry.CloudTrailClient,
    Client<entry.ServiceInputTypes, entry.ServiceOutputTypes, entry.CloudTrailClientResolvedConfig>
  >
>

/** Options of the SDK's client that are not taken as they are. */
type Refused = {
  [Name in keyof sdk.CloudTrailClientConfig]-?: Name extends keyof entry.CloudTrailClientConfig
    ? Assigns<sdk.CloudTrailClientConfig[Name], entry.CloudTrailClientConfig[Name]> extends true
      ? never
      : Name
    : Name
}[keyof sdk.CloudTrailClientConfig]

/** These two would change what is sent; the environment has variables for them. */
type OfEnvironment = 'ignoreConfiguredEndpointUrls' | 'disableClockSkewCorrection'
export type OptionsAreTaken = [Yes<Assigns<Refused, OfEnvironment>>, Yes<Assigns<OfEnvironment, Refused>>]

type ExceptionName = Extract<keyof Sdk, `${string}Exception`>
type InstanceOf<Type> = Type extends { readonly prototype: infer Instance } ? Instance : never

/** For each exception: entry to SDK, and that something was compared. What the SDK has beside that is for its own use. */
type Exceptions = {
  [Name in ExceptionName]: BothWays<InstanceOf<Entry[Name]>, InstanceOf<Sdk[Name]>> extends [true, boolean, true]
    ? true
    : false
}
type ClaimEach<T extends Record<ExceptionName, true>> = T
export type ExceptionsAssign = ClaimEach<Exceptions>
