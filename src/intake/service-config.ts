/** How a service that an intake needs is reached: the part of a client's configuration that concerns it. */
import type { CloudTrailConfig } from '../config.js'

const names = [
  'region',
  'credentials',
  'endpoint',
  'allowInsecureEndpoint',
  'useFipsEndpoint',
  'useDualstackEndpoint',
  'maxAttempts',
  'requestTimeoutMs',
  'connectTimeoutMs',
  'limiter',
  'proxy',
  'on',
  'transport',
  'userAgent',
  'clock',
] as const satisfies readonly (keyof CloudTrailConfig)[]

/** Options of a queue or of a reader of objects that a client has too, with the same meaning. */
export type ServiceConfig = Pick<CloudTrailConfig, (typeof names)[number]>

/** Those options alone, for a pipeline refuses others. */
export const serviceConfigOf = (config: ServiceConfig): ServiceConfig =>
  Object.fromEntries(names.map((name) => [name, config[name]]))
