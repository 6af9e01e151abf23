/**
 * An emulated CloudTrail account for tests, on Node: {@link createEmulator}.
 * [The guide](../../docs/testing.md) has a complete example.
 *
 * @module cloudtrail-client/testing
 */
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js'
export type { ExistingResource, NamedResource, ExistingResources } from './account/existing-resources.js'
export type {
  DeliveredObject,
  DeliveryNotification,
  DeliveryOptions,
  DeliveryTarget,
} from './delivery/delivery-target.js'
export type { ErrorReply, FaultOrder, FaultReply, Faults } from './faults/faults.js'
export type { Rates } from './front/quotas.js'
export type { EmulatorRequest } from './front/arrival.js'
export type { Listener, ListenOptions } from './front/server.js'
export type { EmulatorCredentials } from './front/signature.js'
export {
  createMemoryPaceStore,
  type MemoryPaceSlot,
  type MemoryPaceStore,
  type MemoryPaceStoreOptions,
} from './memory-pace-store.js'
export { pagedReply, type FakePage, type PagedItem, type PagedPoint, type PagedReply } from './paged-reply.js'
export { createTestClock, type TestClock } from './test-clock.js'
