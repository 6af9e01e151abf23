/** Imports: finding one, its states over time, and the forms in which replies show it. */
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import type { Context } from './context.js'
import type { LakeImport } from './resources.js'

/** Time from the start to the end of an import. */
const importMs = 2000

/** The state advances with time and with every request that reads it, so that waiting ends even under a frozen clock. */
export function importStatus({ isStopped, updatedAtMs, reads }: LakeImport, { nowMs }: Context): string {
  if (isStopped) return 'STOPPED'
  if (reads >= 3 || nowMs - updatedAtMs >= importMs) return 'COMPLETED'
  return reads >= 2 || nowMs - updatedAtMs >= importMs / 2 ? 'IN_PROGRESS' : 'INITIALIZING'
}

/** Whether the import is still running. */
export const isUnderWay = (one: LakeImport, context: Context): boolean =>
  /^(INITIALIZING|IN_PROGRESS)$/.test(importStatus(one, context))

/**
 * The import that a request names.
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

/** An import in lists. */
export const importItem = (one: LakeImport, context: Context): Record<string, unknown> => ({
  ImportId: one.id,
  ImportStatus: importStatus(one, context),
  Destinations: [one.destination],
  CreatedTimestamp: epochSeconds(one.createdAtMs),
  UpdatedTimestamp: epochSeconds(one.updatedAtMs),
})

/** An import in the replies of operations on one import. Reading it advances its state. */
export function importOutput(one: LakeImport, context: Context): Record<string, unknown> {
  one.reads++
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
