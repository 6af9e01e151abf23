// The same in CommonJS.
const { CloudTrailClient, LookupEventsCommand } = require('@aws-sdk/client-cloudtrail')
const { createEmulator } = require('cloudtrail-client/testing')

async function run() {
  const record = { eventID: '1', eventTime: new Date().toISOString() }
  const listener = await createEmulator({ records: [record] }).listen()
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const client = new CloudTrailClient({ region: 'us-east-1', credentials, endpoint: listener.url })
  const { Events = [] } = await client.send(new LookupEventsCommand({}))
  await listener.close()
  console.log(Events.length === 1 ? 'right' : 'wrong')
}

void run()
