// The emulated account that the suite expects.

const hourMs = 3_600_000

/**
 * @param {typeof import('cloudtrail-client/testing').createEmulator} createEmulator Of the installed package.
 */
export function accountForSuite(createEmulator) {
  const records = Array.from({ length: 120 }, (_, id) => ({
    eventID: String(id),
    eventName: 'ConsoleLogin',
    eventTime: new Date(Date.now() - hourMs - id * 1000).toISOString(),
    userIdentity: { type: 'IAMUser', userName: id === 7 ? 'Zoë 日本' : 'ada' },
  }))
  const emulator = createEmulator({
    records,
    // Requests that nobody waits for any more do not keep the process alive.
    wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs).unref()),
    credentials: [
      { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'to+ken/=' },
    ],
  })
  emulator.faults.add({ operation: 'ListChannels', times: 2, reply: 'unavailable' })
  emulator.faults.add({ operation: 'ListEventDataStores', reply: 'reset' })
  emulator.faults.add({ operation: 'ListDashboards', times: Infinity, latencyMs: 30_000 })
  return emulator
}

/** How often the suite calls the operations whose requests fail; a runtime that repeats them sends more. */
export const requestsOfSuite = { ListChannels: 3, ListEventDataStores: 2, ListDashboards: 2 }
