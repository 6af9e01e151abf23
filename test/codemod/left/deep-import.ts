import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { resolveRuntimeExtensions } from '@aws-sdk/client-cloudtrail/dist-cjs/runtimeExtensions' // left: inside the AWS SDK

export const made = [new CloudTrailClient({}), resolveRuntimeExtensions]
