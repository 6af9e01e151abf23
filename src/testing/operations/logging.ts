/** Behaviour of the operations that start and stop logging and show its status. */
import { findTrail, findTrailToChange } from '../account/trail-names.js'
import { readString } from '../front/input.js'
import { epochSeconds } from '../front/wire.js'
import type { Behaviour, Behaviours } from './behaviour.js'

const StartLogging: Behaviour = (input, context) => {
  const trail = findTrailToChange(readString(input, 'Name'), context)
  if (!trail.isLogging) trail.startedAtMs = context.nowMs
  trail.isLogging = true
  return {}
}

const StopLogging: Behaviour = (input, context) => {
  const trail = findTrailToChange(readString(input, 'Name'), context)
  if (trail.isLogging) trail.stoppedAtMs = context.nowMs
  trail.isLogging = false
  return {}
}

const GetTrailStatus: Behaviour = (input, context) => {
  const { isLogging, startedAtMs, stoppedAtMs, settings, delivery } = findTrail(
    readString(input, 'Name'),
    context,
    'arn',
  )
  const notifiedMs = settings.SnsTopicName === undefined ? undefined : delivery?.latestLogMs
  return {
    IsLogging: isLogging,
    StartLoggingTime: epochSeconds(startedAtMs),
    StopLoggingTime: epochSeconds(stoppedAtMs),
    LatestDeliveryTime: epochSeconds(delivery?.latestLogMs),
    LatestNotificationTime: epochSeconds(notifiedMs),
    LatestDigestDeliveryTime: epochSeconds(delivery?.latestDigestMs),
    // Deprecated members, which the service still sends; empty strings where they have no value.
    LatestDeliveryAttemptTime: isoSeconds(delivery?.latestLogMs),
    LatestNotificationAttemptTime: isoSeconds(notifiedMs),
    LatestNotificationAttemptSucceeded: isoSeconds(notifiedMs),
    LatestDeliveryAttemptSucceeded: isoSeconds(delivery?.latestLogMs),
    TimeLoggingStarted: isoSeconds(startedAtMs),
    TimeLoggingStopped: isoSeconds(stoppedAtMs),
  }
}

/** `2023-12-31T23:59:59Z`, or an empty string. */
const isoSeconds = (timeMs: number | undefined): string =>
  timeMs === undefined ? '' : new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z')

export const logging: Behaviours = { StartLogging, StopLogging, GetTrailStatus }
