/** The configuration for calls of SQS or S3: a part of a client's configuration. */
import type { FixedConfig } from './client-config.js'
import { ownMembers } from '../contracts/options.js'

/** The options that a client has too, with the same meaning. */
export type ServiceConfig = Pick<
  FixedConfig,
  | 'region'
  | 'profile'
  | 'credentials'
  | 'endpoint'
  | 'allowInsecureEndpoint'
  | 'useFipsEndpoint'
  | 'useDualstackEndpoint'
  | 'maxAttempts'
  | 'requestTimeoutMs'
  | 'connectTimeoutMs'
  | 'limiter'
  | 'proxy'
  | 'ca'
  | 'on'
  | 'transport'
  | 'userAgent'
  | 'clock'
>

/** These options alone, because a pipeline refuses others. */
export function serviceConfigOf(given: ServiceConfig): ServiceConfig {
  const config = ownMembers(given)
  const { region, profile, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint } =
    config
  const { maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, ca, on, transport, userAgent, clock } =
    config
  return {
    ...{ region, profile, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint },
    ...{ maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, ca, on, transport, userAgent, clock },
  }
}
