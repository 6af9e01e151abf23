import { CloudTrailClient, CloudTrailServiceException, CreateTrailCommand, GetTrailCommand, ListTagsCommand, TrailNotFoundException, TrailAlreadyExistsException as Exists } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({ region: 'us-east-1' })

const isMissing = (error: unknown): error is TrailNotFoundException => error instanceof TrailNotFoundException

async function describe(error: unknown): Promise<string> {
  if (isMissing(error)) return `${error.name} ${error.$metadata.httpStatusCode} ${error.$fault}`
  if (error instanceof Exists) return `exists: ${error.name}`
  if (error instanceof CloudTrailServiceException) return `refused: ${error.name}`
  return error instanceof Error ? 'another' : 'no error'
}

const last = (errors: CloudTrailServiceException[]) => errors.at(-1)?.name

try {
  await client.send(new GetTrailCommand({ Name: 'missing' }))
} catch (error) {
  console.log(await describe(error))
  if (!(error instanceof CloudTrailServiceException)) throw error
  console.log(last([error]))
}
const trail = { Name: 'twice', S3BucketName: 'audit-logs' }
await client.send(new CreateTrailCommand(trail))
await client.send(new CreateTrailCommand(trail)).catch(async (error: unknown) => console.log(await describe(error)))
await client.send(new ListTagsCommand({ ResourceIdList: ['nothing'] })).catch(async (error) => console.log(await describe(error)))
console.log(await describe(new Error('of ours')))
