/**
 * Sources of credentials as provider functions, which the AWS SDK accepts too.
 * [The guide](../../docs/credentials.md) shows which one to use where.
 *
 * @module cloudtrail-client/credentials
 */
export { fromAssumeRole, type AssumeRoleOptions } from './assume-role.js'
export { fromChain } from './chain.js'
export { fromContainer } from './container.js'
export { fromEnv } from './environment.js'
export { fromInstanceMetadata } from './instance-metadata.js'
export type { MetadataOptions } from './metadata-request.js'
export type { StsOptions } from './sts.js'
export { fromWebIdentity, type WebIdentityOptions } from './web-identity.js'
export type { Credentials, CredentialsInput, CredentialsProvider, StsCredentials } from '../auth/credentials.js'
