/** A connector of an emulated account, that holds every call against the catalogue: its input, its result, its JSON. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import {
  catalogue,
  createConnector,
  type ActionResult,
  type ActionSet,
  type CatalogueEntry,
  type ConnectorConfig,
} from 'cloudtrail-client/connector'
import { createEmulator, createTestClock, type EmulatorOptions } from 'cloudtrail-client/testing'

const ajv = new Ajv2020({ strict: true, allErrors: true })
const validators = new Map<CatalogueEntry, Readonly<Record<'parameters' | 'result', ValidateFunction>>>()

/** The entry of an action. */
export function entryOf(set: ActionSet, name: string): CatalogueEntry {
  const entry = catalogue().find((each) => each.set === set && each.name === name)
  if (entry === undefined) throw new Error(`no ${name} in the ${set} set`)
  return entry
}

/** The schemas of an action, compiled once. */
export function validatorsOf(entry: CatalogueEntry) {
  const known = validators.get(entry)
  if (known !== undefined) return known
  const made = { parameters: ajv.compile(entry.parameters), result: ajv.compile(entry.result) }
  validators.set(entry, made)
  return made
}

export interface Account {
  readonly emulator: ReturnType<typeof createEmulator>
  readonly clock: ReturnType<typeof createTestClock>
  readonly connector: ReturnType<typeof createConnector>
  /** Runs an action whose input is right. */
  readonly run: (set: ActionSet, name: string, parameters?: Record<string, unknown>) => Promise<ActionResult>
  /** Runs an action whose input its schema refuses. */
  readonly runBad: (set: ActionSet, name: string, parameters?: Record<string, unknown>) => Promise<ActionResult>
}

/** An account with nothing in it but records. */
export function account(options: EmulatorOptions = {}, config: ConnectorConfig = {}): Account {
  const clock = createTestClock(Date.UTC(2026, 10, 20, 12))
  const emulator = createEmulator({ now: clock.now, wait: clock.wait, ...options })
  const connector = createConnector({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
    clock,
    ...config,
  })
  const runAs =
    (isRight: boolean): Account['run'] =>
    async (set, name, parameters = {}) => {
      const validate = validatorsOf(entryOf(set, name))
      expect([name, parameters, validate.parameters(parameters)]).toEqual([name, parameters, isRight])
      const result = await connector.run(name, parameters, { set })
      validate.result(result)
      expect([name, validate.result.errors ?? []]).toEqual([name, []])
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      return result
    }
  return { emulator, clock, connector, run: runAs(true), runBad: runAs(false) }
}
