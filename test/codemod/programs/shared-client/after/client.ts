import { CloudTrail } from 'cloudtrail-client'

let client: CloudTrail | undefined

export const getClient = (): CloudTrail => (client ??= new CloudTrail({ region: 'us-east-1' }))
