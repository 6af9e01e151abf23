import { CloudTrailClient, paginateListTrails, paginateLookupEvents, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({ region: 'us-east-1' })
const clients = { audit: client }
const names: (string | undefined)[] = []

for await (const page of paginateLookupEvents({ client, pageSize: 2 }, {})) {
  for (const event of page.Events ?? []) names.push(event.EventName)
}
console.log(names)

const input: LookupEventsCommandInput = { StartTime: new Date(Date.now() - 3_600_000 * 24) }
const paginator = paginateLookupEvents({ client: clients.audit, pageSize: 3 }, input)
for await (const { Events = [] } of paginator) console.log(Events.length)

for await (const page of paginateLookupEvents({ client: client, pageSize: 2, startingToken: undefined }, { EndTime: new Date() })) {
  console.log(page.$metadata.httpStatusCode, page.Events?.length)
  break
}
for await (const { Trails } of paginateListTrails({ client, pageSize: 5 }, {})) console.log(Trails)
