import { CloudTrail, type LookupEventsCommandInput } from 'cloudtrail-client'

const client = new CloudTrail({ region: 'us-east-1' })
const clients = { audit: client }
const names: (string | undefined)[] = []

for await (const page of client.lookupEvents({ MaxResults: 2 }).pages()) {
  for (const event of page.Events ?? []) names.push(event.EventName)
}
console.log(names)

const input: LookupEventsCommandInput = { StartTime: new Date(Date.now() - 3_600_000 * 24) }
const paginator = clients.audit.lookupEvents({ ...input, MaxResults: input.MaxResults ?? 3 }).pages()
for await (const { Events = [] } of paginator) console.log(Events.length)

for await (const page of client.lookupEvents({ EndTime: new Date(), MaxResults: 2, NextToken: undefined }).pages()) {
  console.log(page.$metadata.httpStatusCode, page.Events?.length)
  break
}
for await (const { Trails } of client.listTrails({}).pages()) console.log(Trails)
