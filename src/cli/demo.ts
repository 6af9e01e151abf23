/** The option `--demo`: an emulated account with made-up records, so that the command can be tried without credentials. */
import type { CloudTrailConfig } from '../config/client-config.js'
import { createEmulator } from '../testing/emulator.js'
import { demoRecordOf, demoRecords } from './demo-records.js'

export interface Demo {
  readonly config: CloudTrailConfig
  readonly regions: readonly string[]
}

/** How often something happens there, in milliseconds. */
const paceMs = 20_000

export function demo(): Demo {
  const emulator = createEmulator({ records: demoRecords(Date.now()), quotas: true })
  let index = 0
  setInterval(() => {
    emulator.addRecords([demoRecordOf(index++, Date.now())])
  }, paceMs).unref()
  return {
    config: {
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none', accountId: '123456789012' },
      transport: emulator.transport,
    },
    regions: ['us-east-1', 'eu-west-1'],
  }
}
