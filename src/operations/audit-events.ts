/** Sending audit events of one's own into CloudTrail Lake, through a channel. */
import * as z from 'zod/mini'
import type { WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { cloudtrailData, operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import { must } from '../schema/checks.js'
import type { MembersOf } from '../schema/members-of.js'

/**
 * An event to send.
 *
 * @see https://docs.aws.amazon.com/awscloudtraildata/latest/APIReference/API_AuditEvent.html
 */
export interface AuditEvent {
  /** Your own id of the event, 1 to 128 letters, digits, hyphens and underscores; the result names it. */
  id: string
  /** The event as JSON text, in the schema that CloudTrail Lake requires of events from outside AWS. */
  eventData: string
  /** SHA-256 of `eventData` in base64, for CloudTrail to compare. Omit for no comparison. */
  eventDataChecksum?: string | undefined
}

/** Input of {@link AuditEventOperations.putAuditEvents | putAuditEvents}. */
export interface PutAuditEventsInput {
  /** 1 to 100 events, together at most 1 MB. */
  auditEvents: AuditEvent[]
  /** ARN of the channel that takes the events in. */
  channelArn: string
  /**
   * The external id that the channel's resource policy requires, 2 to 1,224 characters: letters, digits and
   * `_+=,.@:/-`. Omit where it requires none.
   */
  externalId?: string | undefined
}

/** Output of {@link AuditEventOperations.putAuditEvents | putAuditEvents}. */
export interface PutAuditEventsOutput extends WithMetadata {
  /** The events that were not taken in, each with the reason; empty when all were. */
  failed: ResultErrorEntry[]
  /** The events that were taken in, each with the id that CloudTrail gave it. */
  successful: AuditEventResultEntry[]
}

/**
 * An event that was taken in.
 *
 * @see https://docs.aws.amazon.com/awscloudtraildata/latest/APIReference/API_AuditEventResultEntry.html
 */
export interface AuditEventResultEntry {
  /** Your own id of the event. */
  id: string
  /** The id that CloudTrail gave the event. */
  eventID: string
}

/**
 * An event that was not taken in.
 *
 * @see https://docs.aws.amazon.com/awscloudtraildata/latest/APIReference/API_ResultErrorEntry.html
 */
export interface ResultErrorEntry {
  /** Your own id of the event. */
  id: string
  /** What kind of failure it was. */
  errorCode: string
  /** The failure in words. */
  errorMessage: string
}

/** The methods for audit events. */
export interface AuditEventOperations {
  /**
   * Sends up to 100 audit events to a channel, and reports for each whether it was accepted.
   *
   * The channel needs an event data store, and CloudTrail Lake has taken no new customers since 31 May 2026.
   *
   * The call succeeds even when single events fail: look at `failed`. It is not sent again when the reply was lost,
   * because the events may be there already.
   *
   * @param input - The events and their channel.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The result for each event, by your own ids.
   * @throws InputError before sending, e.g. for more than 100 events or more than 1 MB.
   * @throws ServiceError after sending, e.g. `ChannelNotFound`, `DuplicatedAuditEventId`.
   * @example
   * ```ts
   * const { failed } = await cloudtrail.putAuditEvents({
   *   channelArn,
   *   auditEvents: [{ id: 'login-4711', eventData: JSON.stringify(auditEvent) }],
   * })
   * for (const { id, errorMessage } of failed) console.error(id, errorMessage)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtraildata/latest/APIReference/API_PutAuditEvents.html
   * @group Audit events
   */
  putAuditEvents(input: PutAuditEventsInput, options?: CallOptions): Promise<PutAuditEventsOutput>
}

export const auditEvent = /* @__PURE__ */ lazy(() =>
  z.strictObject<MembersOf<AuditEvent>>({
    id: z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[-_A-Za-z0-9]+$/u)),
    eventData: z.string(),
    eventDataChecksum: z.optional(z.string()),
  }),
)

export const auditEventResultEntry = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<AuditEventResultEntry>>({ id: z.string(), eventID: z.string() }),
)

export const resultErrorEntry = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<ResultErrorEntry>>({ id: z.string(), errorCode: z.string(), errorMessage: z.string() }),
)

/**
 * Bytes of event data that one request takes: 1 MB, taken as the larger of its two meanings, so that nothing is refused
 * that the service would accept. https://docs.aws.amazon.com/awscloudtraildata/latest/APIReference/API_PutAuditEvents.html
 */
const maxTotalBytes = 1024 * 1024

const totalBytes = (events: readonly AuditEvent[]): number => {
  const encoder = new TextEncoder()
  return events.reduce((total, { eventData }) => total + encoder.encode(eventData).length, 0)
}

export const PutAuditEvents = /* @__PURE__ */ operation<'PutAuditEvents', PutAuditEventsInput, PutAuditEventsOutput>({
  name: 'PutAuditEvents',
  service: cloudtrailData,
  input: () =>
    z
      .strictObject<MembersOf<PutAuditEventsInput>>({
        auditEvents: z.array(auditEvent()).check(z.minLength(1), z.maxLength(100)),
        channelArn: z.string().check(z.regex(/^arn:.*$/u)),
        externalId: z.optional(z.string().check(z.minLength(2), z.maxLength(1224), z.regex(/^[\w+=,.@:/-]*$/u))),
      })
      .check(
        must(
          'auditEvents',
          'must be at most 1 MB in total: send the events in several requests',
          ({ auditEvents }) => totalBytes(auditEvents) <= maxTotalBytes,
        ),
      ),
  output: () =>
    z.looseObject<MembersOf<PutAuditEventsOutput>>({
      failed: z.array(resultErrorEntry()),
      successful: z.array(auditEventResultEntry()),
    }),
  queryMembers: ['channelArn', 'externalId'],
  quota: 'putAuditEvents',
  retry: 'unless-sent',
  readOnly: false,
})
