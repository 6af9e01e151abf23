import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'

let client: CloudTrailClient | undefined

export const getClient = (): CloudTrailClient => (client ??= new CloudTrailClient({ region: 'us-east-1' }))
