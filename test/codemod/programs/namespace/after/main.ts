import * as sdk from 'cloudtrail-client'

const client: sdk.CloudTrail = new sdk.CloudTrail({ region: 'us-east-1' })
const input: sdk.LookupEventsCommandInput = {
  LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' }],
}
const key: sdk.LookupAttributeKey = 'EventId'
const command: sdk.LookupEventsCommandInput = input
console.log(key, (await client.lookupEvents(command)).Events?.length)
for await (const page of client.lookupEvents(input).pages()) console.log(page.Events?.length)
try {
  await client.getTrail({ Name: 'missing' })
} catch (error) {
  if (sdk.isServiceError(error, 'TrailNotFoundException')) console.log(error.name)
  else if (sdk.isServiceError(error)) console.log('refused')
}
