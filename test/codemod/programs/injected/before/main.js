import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { makeService, trails } from './trails.js'

const client = new CloudTrailClient({ region: 'us-east-1' })
console.log(await trails(client), await makeService({ client }).count())
