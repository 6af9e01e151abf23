/** What the programs of this folder share: an account on the emulator, and settings for a client of it. */
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator } from 'cloudtrail-client/testing'
import { sampleRecords } from '../support/sample-records.js'

/** An account behind a real socket. */
export async function freshAccount() {
  const emulator: Emulator = createEmulator({ records: sampleRecords(), lookbackDays: null, quotas: false })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const settings = {
    region: 'us-east-1',
    endpoint: listener.url,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 2,
  }
  return { emulator, settings }
}
