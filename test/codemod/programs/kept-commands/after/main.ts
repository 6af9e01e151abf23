import { CloudTrail, type Event, type LookupEventsCommandInput, type ListTrailsCommandInput } from 'cloudtrail-client'

const client = new CloudTrail({ region: process.env['AWS_REGION'] ?? 'us-east-1' })

async function events(): Promise<Event[]> {
  const lookupInput: LookupEventsCommandInput = {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' }],
    MaxResults: 50,
  }
  const all: Event[] = []
  do {
    const response = await client.lookupEvents(lookupInput)
    all.push(...(response.Events ?? []))
    lookupInput.NextToken = response.NextToken
  } while (lookupInput.NextToken !== undefined)
  return all
}

const found = await events()
console.log(found.map(({ Username }) => Username))
const command: ListTrailsCommandInput = {}
const { Trails } = await client.listTrails(command)
console.log(Trails)
