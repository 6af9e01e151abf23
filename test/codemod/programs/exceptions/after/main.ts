import { CloudTrail, type ServiceError, isServiceError } from 'cloudtrail-client'

const client = new CloudTrail({ region: 'us-east-1' })

const isMissing = (error: unknown): error is ServiceError<'TrailNotFoundException'> => isServiceError(error, 'TrailNotFoundException')

async function describe(error: unknown): Promise<string> {
  if (isMissing(error)) return `${error.name} ${error.$metadata.httpStatusCode} ${error.$fault}`
  if (isServiceError(error, 'TrailAlreadyExistsException')) return `exists: ${error.name}`
  if (isServiceError(error)) return `refused: ${error.name}`
  return error instanceof Error ? 'another' : 'no error'
}

const last = (errors: ServiceError[]) => errors.at(-1)?.name

try {
  await client.getTrail({ Name: 'missing' })
} catch (error) {
  console.log(await describe(error))
  if (!isServiceError(error)) throw error
  console.log(last([error]))
}
const trail = { Name: 'twice', S3BucketName: 'audit-logs' }
await client.createTrail(trail)
await client.createTrail(trail).catch(async (error: unknown) => console.log(await describe(error)))
await client.listTags({ ResourceIdList: ['nothing'] }).catch(async (error) => console.log(await describe(error)))
console.log(await describe(new Error('of ours')))
