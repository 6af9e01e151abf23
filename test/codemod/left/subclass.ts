import { CloudTrailClient, type CloudTrailPaginationConfiguration, type ServiceInputTypes } from '@aws-sdk/client-cloudtrail' // left: no counterpart // left: no counterpart

export class Client extends CloudTrailClient {} // left: as a value
export type Sender = Pick<CloudTrailClient, 'send'> // left: made from the client
export const page: CloudTrailPaginationConfiguration | ServiceInputTypes | undefined = undefined // left: no counterpart // left: no counterpart
