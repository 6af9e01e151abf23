import * as sdk from '@aws-sdk/client-cloudtrail'

const client: sdk.CloudTrailClient = new sdk.CloudTrailClient({ region: 'us-east-1' })
const input: sdk.LookupEventsCommandInput = {
  LookupAttributes: [{ AttributeKey: sdk.LookupAttributeKey.EVENT_NAME, AttributeValue: 'ConsoleLogin' }],
}
const key: sdk.LookupAttributeKey = sdk.LookupAttributeKey.EVENT_ID
const command = new sdk.LookupEventsCommand(input)
console.log(key, (await client.send(command)).Events?.length)
for await (const page of sdk.paginateLookupEvents({ client }, input)) console.log(page.Events?.length)
try {
  await client.send(new sdk.GetTrailCommand({ Name: 'missing' }))
} catch (error) {
  if (error instanceof sdk.TrailNotFoundException) console.log(error.name)
  else if (error instanceof sdk.CloudTrailServiceException) console.log('refused')
}
