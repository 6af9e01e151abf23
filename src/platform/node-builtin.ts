/** Loads Node's built-in modules without importing them. */
import type * as childProcess from 'node:child_process'
import type * as crypto from 'node:crypto'
import type * as diagnosticsChannel from 'node:diagnostics_channel'
import type * as fs from 'node:fs'
import type * as http from 'node:http'
import type * as https from 'node:https'
import type * as module from 'node:module'
import type * as os from 'node:os'
import type * as zlib from 'node:zlib'

/**
 * A built-in module of Node.
 *
 * `process.getBuiltinModule` and not `import`: on Node 24 a static import of `node:https` loads undici with it, which
 * doubles the time to a first reply (24 instead of 12 ms).
 */
export function builtin<Id extends keyof BuiltinModules>(id: Id): BuiltinModules[Id] {
  const found = find(id)
  if (found === undefined) throw new Error(`cloudtrail-client needs ${id} of Node 20.18.1, Bun 1.2, Deno 2.1 or newer`)
  return found
}

/** Whether the runtime has a built-in module of Node. */
export const hasBuiltin = (id: keyof BuiltinModules): boolean => find(id) !== undefined

function find<Id extends keyof BuiltinModules>(id: Id): BuiltinModules[Id] | undefined {
  // Sound: both are checked for, because some runtimes lack them.
  const { process } = globalThis as { process?: Partial<NodeJS.Process> }
  return process?.getBuiltinModule?.(id) as BuiltinModules[Id] | undefined
}

interface BuiltinModules {
  'node:child_process': typeof childProcess
  // Deno 2.1 has no `hash`: https://github.com/denoland/deno/pull/27858
  'node:crypto': Omit<typeof crypto, 'hash'> & Partial<Pick<typeof crypto, 'hash'>>
  'node:diagnostics_channel': typeof diagnosticsChannel
  'node:fs': typeof fs
  'node:http': typeof http
  'node:https': typeof https
  'node:module': typeof module
  'node:os': typeof os
  'node:zlib': typeof zlib
}
