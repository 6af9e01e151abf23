/** Behaviour of the operations on imports. */
import type { Context } from '../account/context.js'
import { findActiveStore } from '../account/event-data-store.js'
import { isUsableBucket, isUsableRole } from '../account/existing.js'
import { findImport, importItem, importOutput, importStatistics, importStatus, isUnderWay } from '../account/import.js'
import type { LakeImport } from '../account/resources.js'
import { asStructure, readString, readStrings, readTimestamp, type Input } from '../front/input.js'
import { pageAfter, readPageSize } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

const StartImport: Behaviour = (input, context) => {
  const id = readString(input, 'ImportId')
  const destinations = readStrings(input, 'Destinations')
  const source = input['ImportSource'] ?? undefined
  if ((id === undefined) === (destinations === undefined && source === undefined)) {
    throw invalid('Specify either ImportId, or Destinations and ImportSource.')
  }
  return importOutput(id === undefined ? newImport(input, context) : restarted(id, context), context)
}

function newImport(input: Input, context: Context): LakeImport {
  const [destination, ...others] = readStrings(input, 'Destinations') ?? []
  if (others.length > 0) throw invalid('Destinations must have one event data store.')
  const store = findActiveStore(destination, context)
  const source = sourceOf(input, context)
  const [startEventTime, endEventTime] = [readTimestamp(input, 'StartEventTime'), readTimestamp(input, 'EndEventTime')]
  if ((startEventTime ?? -Infinity) > (endEventTime ?? Infinity)) throw invalid('StartEventTime is after EndEventTime.')
  checkNoneRuns(context)
  const one: LakeImport = {
    id: context.account.newId('import'),
    region: context.region,
    destination: store.arn,
    source,
    startEventTime,
    endEventTime,
    createdAtMs: context.nowMs,
    updatedAtMs: context.nowMs,
    reads: 0,
    isStopped: false,
    events: context.account.history(context.region).size,
  }
  context.account.imports.set(one.id, one)
  return one
}

function restarted(id: string, context: Context): LakeImport {
  const one = findImport(id, context)
  if (importStatus(one, context) !== 'STOPPED') throw invalid(`The import ${id} has not failed and was not stopped.`)
  checkNoneRuns(context)
  return Object.assign(one, { isStopped: false, reads: 0, updatedAtMs: context.nowMs })
}

function sourceOf(input: Input, context: Context): Input {
  const source = asStructure(input['ImportSource'] ?? {}, 'ImportSource')
  const s3 = asStructure(source['S3'] ?? {}, 'S3')
  const location = readString(s3, 'S3LocationUri') ?? ''
  const problem =
    (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/.test(location) && `S3LocationUri is not valid: ${location}`) ||
    (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(readString(s3, 'S3BucketRegion') ?? '') && 'S3BucketRegion is not valid.') ||
    (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(readString(s3, 'S3BucketAccessRoleArn') ?? '') &&
      'S3BucketAccessRoleArn is not the ARN of a role.')
  if (problem) throw new Refusal('InvalidImportSourceException', problem)
  checkSource(location.split('/')[2] ?? '', readString(s3, 'S3BucketAccessRoleArn') ?? '', context)
  return source
}

/** The import has one error for everything that is wrong with its source. */
function checkSource(bucket: string, role: string, context: Context): void {
  if (isUsableBucket(bucket, context) && isUsableRole(role, context)) return
  throw new Refusal('InvalidImportSourceException', `The role ${role} cannot read the bucket ${bucket}.`)
}

/** An account has one import at a time. */
function checkNoneRuns(context: Context): void {
  const running = [...context.account.imports.values()].find((one) => isUnderWay(one, context))
  if (running === undefined) return
  throw new Refusal('AccountHasOngoingImportException', `The import ${running.id} is under way.`)
}

const GetImport: Behaviour = (input, context) => {
  const one = findImport(readString(input, 'ImportId'), context)
  return { ...importOutput(one, context), ImportStatistics: importStatistics(one, context) }
}

const StopImport: Behaviour = (input, context) => {
  const one = findImport(readString(input, 'ImportId'), context)
  if (importStatus(one, context) !== 'COMPLETED') Object.assign(one, { isStopped: true, updatedAtMs: context.nowMs })
  return { ...importOutput(one, context), ImportStatistics: importStatistics(one, context) }
}

const ListImports: Behaviour = (input, context) => {
  const destination = readString(input, 'Destination')
  const status = readString(input, 'ImportStatus')
  const found = [...context.account.imports.values()]
    .filter(({ region }) => region === context.region)
    .filter((one) => destination === undefined || one.destination === destination)
    .filter((one) => status === undefined || importStatus(one, context) === status)
  const { page, nextToken } = pageAfter(
    found,
    ({ id }) => id,
    readString(input, 'NextToken'),
    readPageSize(input, invalid),
  )
  return { Imports: page.map((one) => importItem(one, context)), NextToken: nextToken }
}

const ListImportFailures: Behaviour = (input, context) => {
  findImport(readString(input, 'ImportId'), context)
  readPageSize(input, invalid)
  return { Failures: [] }
}

const invalid = (message: string): Refusal => new Refusal('InvalidParameterException', message)

export const imports: Behaviours = { StartImport, GetImport, StopImport, ListImports, ListImportFailures }
