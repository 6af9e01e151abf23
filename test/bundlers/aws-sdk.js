// A program for the AWS SDK, whose client is this package under another name; its bundle is run with the URL of an emulator.
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'

const [endpoint = ''] = globalThis.process.argv.slice(2)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const client = new CloudTrailClient({ region: 'eu-west-1', endpoint, credentials })
client.send(new LookupEventsCommand({})).then(({ Events }) => console.log(Events?.length))
