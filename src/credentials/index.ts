/**
 * Sources of credentials as provider functions, which the AWS SDK accepts too.
 * [The guide](../../docs/credentials.md) shows which one to use where.
 *
 * @module cloudtrail-client/credentials
 */
export { fromAssumeRole, type AssumeRoleOptions } from './assume-role.js'
export { fromChain } from './chain.js'
export { fromContainer } from './sources/container.js'
export { fromEnv } from './sources/environment.js'
export { fromInstanceMetadata } from './sources/instance-metadata.js'
export type { MetadataOptions } from './sources/metadata-request.js'
export type { StsOptions } from './sources/sts.js'
export { fromProfile, type ProfileOptions } from './profile.js'
export { fromWebIdentity, type WebIdentityOptions } from './sources/web-identity.js'
export type {
  Credentials,
  CredentialsInput,
  CredentialsProvider,
  StsCredentials,
  StsReply,
} from '../auth/credentials.js'
