/** The configuration for calls of SQS or S3: a part of a client's configuration. */
import type { CloudTrailConfig } from './client-config.js'
import { ownMembers } from './option-rules.js'

/** The options that a client has too, with the same meaning. */
export type ServiceConfig = Pick<
  CloudTrailConfig,
  | 'region'
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
  const { region, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint } = config
  const { maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, ca, on, transport, userAgent, clock } =
    config
  return {
    ...{ region, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint },
    ...{ maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, ca, on, transport, userAgent, clock },
  }
}
