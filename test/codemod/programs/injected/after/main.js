import { CloudTrail } from 'cloudtrail-client'
import { makeService, trails } from './trails.js'

const client = new CloudTrail({ region: 'us-east-1' })
console.log(await trails(client), await makeService({ client }).count())
