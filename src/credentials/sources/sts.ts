/** Calls STS through the same stages as CloudTrail. */
import type { Credentials, CredentialsInput } from '../../auth/credentials.js'
import type { FixedConfig } from '../../config/client-config.js'
import { anything } from '../../config/option-rules.js'
import { InputError, isServiceError, ResponseError } from '../../contracts/errors.js'
import type { OptionRules } from '../../contracts/options.js'
import type { InputOf } from '../../contracts/operation.js'
import { call } from '../../request/call.js'
import { createPipeline } from '../../request/pipeline.js'
import { sourceFailed } from './not-configured.js'
import { sts, type AssumedRole, type AssumeRole, type AssumeRoleWithWebIdentity } from './sts-operations.js'

/** How to call STS; the same names as in the configuration of a client. */
export type StsOptions = Pick<
  FixedConfig,
  'region' | 'endpoint' | 'useFipsEndpoint' | 'useDualstackEndpoint' | 'transport' | 'proxy' | 'ca' | 'clock'
>

/** Their values are checked where they are used. */
export const stsRules: OptionRules<StsOptions> = {
  region: anything,
  endpoint: anything,
  useFipsEndpoint: anything,
  useDualstackEndpoint: anything,
  transport: anything,
  proxy: anything,
  ca: anything,
  clock: anything,
}

/** The name of a session, which CloudTrail records, where none is given. */
export const defaultSessionName = 'cloudtrail-client'

/** For calls that are not signed. */
export const unsigned = { accessKeyId: 'unsigned', secretAccessKey: 'unsigned' }

/** Calls STS. @throws CredentialsError with the message of STS, or of the check of the input. */
export async function assumeRole<Row extends typeof AssumeRole | typeof AssumeRoleWithWebIdentity>(
  source: string,
  row: Row,
  input: InputOf<Row>,
  connection: StsOptions & Pick<FixedConfig, 'profile'>,
  credentials: CredentialsInput,
): Promise<Credentials> {
  try {
    const pipeline = createPipeline({ ...connection, credentials, limiter: false }, sts)
    const assumed: AssumedRole = await call(pipeline, row, input)
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, Arn } = assumed
    const accountId = Arn?.split(':')[4]
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
      ...(accountId === undefined ? {} : { accountId }),
    }
  } catch (cause) {
    throw failedCall(source, cause)
  }
}

/** The error of a source whose call was refused or cannot be made; anything else stays as it is. */
export function failedCall(source: string, cause: unknown): unknown {
  if (isServiceError(cause)) return sourceFailed(source, `${cause.code}, ${cause.message}`, cause)
  const isOfCall = cause instanceof InputError || cause instanceof ResponseError
  return isOfCall ? sourceFailed(source, cause.message, cause) : cause
}
