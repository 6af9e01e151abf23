/** Has memory freed as newer versions of Node do, where this one cannot. */
import { afterAll, beforeAll } from 'vitest'

/** During the tests of a file. Bytes that are read after they were freed are missing then. */
export function freeMemoryAsNode22(): void {
  if ('transfer' in ArrayBuffer.prototype) return
  beforeAll(() => {
    Object.defineProperty(ArrayBuffer.prototype, 'transfer', {
      configurable: true,
      value(this: ArrayBuffer) {
        structuredClone(this, { transfer: [this] })
        return new ArrayBuffer(0)
      },
    })
  })
  afterAll(() => {
    Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer')
  })
}
