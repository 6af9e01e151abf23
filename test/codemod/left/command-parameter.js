import { CloudTrailClient, GetTrailCommand } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({})
const call = (command) => client.send(command) // left: chosen while the program runs
await call(new GetTrailCommand({ Name: 'audit' })) // left: not sent where it is made
