import { CloudTrailServiceException, TrailNotFoundException, type TrailNotProvidedException } from '@aws-sdk/client-cloudtrail'

export const made = new TrailNotFoundException({ message: 'none', $metadata: {} }) // left: as a value
class Own extends CloudTrailServiceException {} // left: as a value
export const isOwn = (error: TrailNotProvidedException) => error instanceof Own && error.$response // left: $response
