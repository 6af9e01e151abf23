/** How a service that an intake needs is reached: the part of a client's configuration that concerns it. */
import type { CloudTrailConfig } from '../../config/client-config.js'

/** Options of a queue or of a reader of objects that a client has too, with the same meaning. */
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
  | 'on'
  | 'transport'
  | 'userAgent'
  | 'clock'
>

/** Those options alone, for a pipeline refuses others. */
export function serviceConfigOf(config: ServiceConfig): ServiceConfig {
  const { region, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint } = config
  const { maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, on, transport, userAgent, clock } = config
  return {
    ...{ region, credentials, endpoint, allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint },
    ...{ maxAttempts, requestTimeoutMs, connectTimeoutMs, limiter, proxy, on, transport, userAgent, clock },
  }
}
