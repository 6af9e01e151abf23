/** Behaviour of ListPublicKeys. */
import { signingKeysBetween } from '../account/signing-keys.js'
import { readString, readTimestamp } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import type { Behaviour, Behaviours } from './behaviour.js'

const ListPublicKeys: Behaviour = (input, { account, region, nowMs }) => {
  if (readString(input, 'NextToken') !== undefined)
    throw new Refusal('InvalidTokenException', 'The token is not valid.')
  const start = readTimestamp(input, 'StartTime') ?? nowMs / 1000
  const end = readTimestamp(input, 'EndTime') ?? nowMs / 1000
  if (!(start <= end)) throw new Refusal('InvalidTimeRangeException', 'The start time must not be after the end time.')
  // Keys of the future do not exist yet, even if the range ends later.
  const keys = signingKeysBetween(account.signingKeys, region, start * 1000, Math.min(end * 1000, nowMs))
  return {
    PublicKeyList: keys.map(({ value, fingerprint, validFromMs, validToMs }) => ({
      Value: value,
      Fingerprint: fingerprint,
      ValidityStartTime: epochSeconds(validFromMs),
      ValidityEndTime: epochSeconds(validToMs),
    })),
  }
}

export const publicKeys: Behaviours = { ListPublicKeys }
