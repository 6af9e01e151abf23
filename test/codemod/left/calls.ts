import { CloudTrailClient, DescribeTrailsCommand, ListTrailsCommand, LookupEventsCommand, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({})
const options = { abortSignal: new AbortController().signal }
await client.send(new DescribeTrailsCommand({}), options) // left: options of a call
await client.send(new DescribeTrailsCommand({}), { requestTimeout: 5 }) // left: option of a call
void client.send(new ListTrailsCommand({})) // left: nothing awaits
const paging = { client }
for await (const page of paginateLookupEvents(paging, {})) console.log(page) // left: not written here
for await (const page of paginateLookupEvents({ client, pageSize: 5 }, { ...{} })) console.log(page) // left: size of a page
const command = new LookupEventsCommand({})
command.middlewareStack.clear() // left: otherwise than to be sent
let later = new LookupEventsCommand({}) // left: `const`
later = new LookupEventsCommand({}) // left: not sent
await client.send(later)
const method = 'send'
await client[method](command) // left: a member of the client // left: otherwise than
