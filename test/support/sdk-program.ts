/** A program for the AWS SDK, as an ES module and in CommonJS: it tells what it sees of an account. */

const names = `{
  CloudTrail, CloudTrailClient, CloudTrailServiceException, CreateTrailCommand, GetTrailCommand, LookupAttributeKey,
  paginateLookupEvents, TrailNotFoundException,
}`

const body = `
const config = {
  region: 'us-east-1',
  endpoint: process.argv[2],
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
}
const client = new CloudTrailClient(config)
client.middlewareStack.add(
  (next) => async (args) => {
    args.request.headers['x-amz-tenant'] = '42'
    return next(args)
  },
  { step: 'build' },
)
async function main() {
  const { TrailARN } = await client.send(new CreateTrailCommand({ Name: 'audit', S3BucketName: 'audit-logs' }))
  console.log(TrailARN)
  const LookupAttributes = [{ AttributeKey: LookupAttributeKey.EVENT_NAME, AttributeValue: 'ConsoleLogin' }]
  for await (const { Events = [] } of paginateLookupEvents({ client, pageSize: 2 }, { LookupAttributes })) {
    console.log(Events.map(({ EventId, EventTime }) => [EventId, EventTime instanceof Date]))
  }
  try {
    await client.send(new GetTrailCommand({ Name: 'missing' }))
  } catch (error) {
    console.log(error.name, error instanceof TrailNotFoundException, error instanceof CloudTrailServiceException)
  }
  new CloudTrail(config).getTrail({ Name: 'audit' }, (error, data) => console.log(error, data.Trail.S3BucketName))
}
main()
`

/** File name → text. */
export const sdkProgram: Readonly<Record<string, string>> = {
  'program.mjs': `import ${names} from '@aws-sdk/client-cloudtrail'\n${body}`,
  'program.cjs': `const ${names} = require('@aws-sdk/client-cloudtrail')\n${body}`,
}
