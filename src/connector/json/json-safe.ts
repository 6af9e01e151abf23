/** Makes a reply safe to be written as JSON. */
import { isDate } from '../../schema/kind-of.js'
import { writeBase64 } from '../../schema/to-wire.js'

/** A copy with nothing but JSON's types: dates as ISO 8601 text, bytes as base64; `$metadata` is left out. */
export function jsonSafe(row: object): Record<string, unknown> {
  const { $metadata: _, ...members } = row as Record<string, unknown> // sound: any object can be read so
  return safeObject(members)
}

const safeObject = (object: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, safe(value)]])),
  )

function safe(value: unknown): unknown {
  if (isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return writeBase64(value)
  if (Array.isArray(value)) return value.map(safe)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) // as on the wire
  return typeof value === 'object' && value !== null ? safeObject(value) : value
}
