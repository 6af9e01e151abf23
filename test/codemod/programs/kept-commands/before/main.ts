import { CloudTrailClient, LookupEventsCommand, ListTrailsCommand, type Event } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({ region: process.env['AWS_REGION'] ?? 'us-east-1' })

async function events(): Promise<Event[]> {
  const lookupCommand = new LookupEventsCommand({
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' }],
    MaxResults: 50,
  })
  const all: Event[] = []
  do {
    const response = await client.send(lookupCommand)
    all.push(...(response.Events ?? []))
    lookupCommand.input.NextToken = response.NextToken
  } while (lookupCommand.input.NextToken !== undefined)
  return all
}

const found = await events()
console.log(found.map(({ Username }) => Username))
const command = new ListTrailsCommand({})
const { Trails } = await client.send(command)
console.log(Trails)
