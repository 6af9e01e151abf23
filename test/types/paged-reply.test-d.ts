/** Claims that compile: the fake of a paged result is what the paged method of each operation returns. */
import type { CloudTrail, Paged } from 'cloudtrail-client'
import { pagedReply, type PagedReply } from 'cloudtrail-client/testing'

type AnyMethod = (...given: never[]) => unknown
type MethodName = {
  [Name in keyof CloudTrail]: CloudTrail[Name] extends AnyMethod ? Name : never
}[keyof CloudTrail]
type ResultOf<Name extends MethodName> = ReturnType<Extract<CloudTrail[Name], AnyMethod>>

/** For each method: whether the fake of its output is its result; `unpaged` for those that have no pages. */
type Fakes = {
  [Name in MethodName]: ResultOf<Name> extends Paged<infer Output, unknown>
    ? PagedReply<Output> extends ResultOf<Name>
      ? 'the same'
      : 'another'
    : 'unpaged'
}

type MethodsWith<Verdict> = { [Name in MethodName]: Fakes[Name] extends Verdict ? Name : never }[MethodName]

type Nothing<T extends never> = T
export type NoneIsAnother = Nothing<MethodsWith<'another'>>

/** As many as there are. */
export const paged: Readonly<Record<MethodsWith<'the same'>, true>> = {
  getQueryResults: true,
  listChannels: true,
  listDashboards: true,
  listEventDataStores: true,
  listImportFailures: true,
  listImports: true,
  listInsightsData: true,
  listInsightsMetricData: true,
  listPublicKeys: true,
  listQueries: true,
  listTags: true,
  listTrails: true,
  lookupEvents: true,
  searchSampleQueries: true,
}

/** Where a result is expected, its output is known. */
export const inferred: ReturnType<CloudTrail['lookupEvents']> = pagedReply({ Events: [{ EventName: 'CreateUser' }] })

// @ts-expect-error -- a trail is no event
export const wrongList: ReturnType<CloudTrail['lookupEvents']> = pagedReply({ Trails: [{ Name: 'audit' }] })

// @ts-expect-error -- the name of an event is a text
export const wrongItem: ReturnType<CloudTrail['lookupEvents']> = pagedReply({ Events: [{ EventName: 5 }] })
