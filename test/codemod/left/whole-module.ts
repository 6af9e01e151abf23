import sdk from '@aws-sdk/client-cloudtrail' // left: without names
import * as all from '@aws-sdk/client-cloudtrail'
export * from '@aws-sdk/client-cloudtrail' // left: exports all

export const names = Object.keys(all) // left: as one value
export const client = new sdk.CloudTrailClient({})
