/** A client of an emulated account, as most integration tests need it. */
import { CloudTrail, type CloudTrailConfig } from 'cloudtrail-client'
import type { createEmulator } from 'cloudtrail-client/testing'
import { withFates, type Fate } from './faults.js'

/** Keys that sign, and that the emulator accepts unless it is given others. */
export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/**
 * Connects a client to an emulator.
 *
 * @param config - Beside Region, credentials and transport; the limiter is off unless given.
 * @param fates - What becomes of the first requests.
 */
export function connectTo(
  emulator: Pick<ReturnType<typeof createEmulator>, 'transport'>,
  config: CloudTrailConfig = {},
  fates: readonly Fate[] = [],
) {
  const { transport, sent } = withFates(emulator.transport, ...fates)
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, transport, limiter: false, ...config })
  return { cloudtrail, sent }
}
