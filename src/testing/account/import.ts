/** What the emulator keeps of an import, its states over time, and the forms in which the service shows one. */
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import type { Context } from './context.js'
import type { LakeImport } from './resources.js'

/** Time from the start to the end of an import. */
const importMs = 2000

/** It moves on with time, and with every look, so that tests that wait for it come to an end with a clock that stands. */
export function importStatus({ isStopped, updatedAtMs, looks }: LakeImport, { nowMs }: Context): string {
  if (isStopped) return 'STOPPED'
  if (looks >= 3 || nowMs - updatedAtMs >= importMs) return 'COMPLETED'
  return looks >= 2 || nowMs - updatedAtMs >= importMs / 2 ? 'IN_PROGRESS' : 'INITIALIZING'
}

/** Whether it is on its way. */
export const isUnderWay = (one: LakeImport, context: Context): boolean =>
  /^(INITIALIZING|IN_PROGRESS)$/.test(importStatus(one, context))

/**
 * The import that a request means.
 *
 * @throws Refusal `InvalidParameterException` or `ImportNotFoundException`.
 */
export function findImport(id: string | undefined, { account, region }: Context): LakeImport {
  if (!/^[a-f0-9-]{36}$/.test(id ?? '')) {
    throw new Refusal('InvalidParameterException', `The import id is not valid: ${id ?? ''}`)
  }
  const found = account.imports.get(id ?? '')
  if (found?.region === region) return found
  throw new Refusal('ImportNotFoundException', `The import does not exist: ${id ?? ''}`)
}

/** The form in lists. */
export const importItem = (one: LakeImport, context: Context): Record<string, unknown> => ({
  ImportId: one.id,
  ImportStatus: importStatus(one, context),
  Destinations: [one.destination],
  CreatedTimestamp: epochSeconds(one.createdAtMs),
  UpdatedTimestamp: epochSeconds(one.updatedAtMs),
})

/** The form in replies of the operations on one import; it counts as a look. */
export function importOutput(one: LakeImport, context: Context): Record<string, unknown> {
  one.looks++
  return {
    ...importItem(one, context),
    ImportSource: one.source,
    StartEventTime: one.startEventTime,
    EndEventTime: one.endEventTime,
  }
}

export function importStatistics(one: LakeImport, context: Context): Record<string, unknown> {
  const isDone = importStatus(one, context) === 'COMPLETED'
  const done = (count: number): number => (isDone ? count : 0)
  return {
    PrefixesFound: 1,
    PrefixesCompleted: done(1),
    FilesCompleted: done(1),
    EventsCompleted: done(one.events),
    FailedEntries: 0,
  }
}
