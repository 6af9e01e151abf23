/** Reaches Node's own modules without importing them. */
import type * as crypto from 'node:crypto'
import type * as diagnosticsChannel from 'node:diagnostics_channel'
import type * as fs from 'node:fs'
import type * as http from 'node:http'
import type * as https from 'node:https'

/**
 * One of Node's modules.
 *
 * `process.getBuiltinModule` and not `import`: on Node 24 a static import of `node:https` loads undici with it, which
 * doubles the time to a first reply (24 instead of 12 ms).
 */
export function builtin<Id extends keyof BuiltinModules>(id: Id): BuiltinModules[Id] {
  const found = process.getBuiltinModule(id) as BuiltinModules[Id] | undefined
  if (found === undefined) throw new Error(`cloudtrail-client needs ${id}, which this runtime does not have`)
  return found
}

interface BuiltinModules {
  'node:crypto': typeof crypto
  'node:diagnostics_channel': typeof diagnosticsChannel
  'node:fs': typeof fs
  'node:http': typeof http
  'node:https': typeof https
}
