/** What the examples in the documentation take for granted. */
declare global {
  const cloudtrail: import('cloudtrail-client').CloudTrail
  const CloudTrail: typeof import('cloudtrail-client').CloudTrail
  const InputError: typeof import('cloudtrail-client').InputError
  const createRateLimiter: typeof import('cloudtrail-client').createRateLimiter
  type PaceStore = import('cloudtrail-client').PaceStore
  const fromAssumeRole: typeof import('cloudtrail-client/credentials').fromAssumeRole
  const fromChain: typeof import('cloudtrail-client/credentials').fromChain
  const fromContainer: typeof import('cloudtrail-client/credentials').fromContainer
  const fromEnv: typeof import('cloudtrail-client/credentials').fromEnv
  const fromProfile: typeof import('cloudtrail-client/credentials').fromProfile
  const fromInstanceMetadata: typeof import('cloudtrail-client/credentials').fromInstanceMetadata
  const fromWebIdentity: typeof import('cloudtrail-client/credentials').fromWebIdentity
  const waitForEventDataStore: typeof import('cloudtrail-client').waitForEventDataStore
  const waitForImport: typeof import('cloudtrail-client').waitForImport
  const waitForQuery: typeof import('cloudtrail-client').waitForQuery
  const isServiceError: typeof import('cloudtrail-client').isServiceError
  const resolveEndpoint: typeof import('cloudtrail-client').resolveEndpoint
  const filterByName: typeof import('cloudtrail-client/intake').filterByName
  const parseRecord: typeof import('cloudtrail-client').parseRecord
  const connector: import('cloudtrail-client/connector').Connector
  const search: import('cloudtrail-client/search').Search
  const from: Date
  const error: unknown
  const trailArn: string
  const eventDataStoreArn: string
  const channelArn: string
  const dashboardArn: string
  const roleArn: string
  const eventDataStoreId: string
  const importId: string
  const queryId: string
  const auditEvent: string
}
export {}
