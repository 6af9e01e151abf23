// A program for the AWS SDK, as an ES module, in a project whose package.json has the alias. It prints `right`.
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { createEmulator } from 'cloudtrail-client/testing'

const listener = await createEmulator({
  records: [{ eventID: '1', eventTime: new Date().toISOString() }],
}).listen()
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const client = new CloudTrailClient({ region: 'us-east-1', credentials, endpoint: listener.url })
const { Events = [] } = await client.send(new LookupEventsCommand({}))
await listener.close()
console.log(Events.length === 1 ? 'right' : 'wrong')
