/** The exceptions of the AWS SDK: classes to catch this library's errors with, and to make errors with in tests. */
import { throttlingCodes } from '../../contracts/error-codes.js'
import { ServiceError } from '../../contracts/errors.js'
import type { ResponseMetadata } from '../../contracts/output.js'
import type { ExceptionReply } from './exchanges.js'

/** What an exception is made of. */
export interface ServiceExceptionOptions {
  /** The error's code. */
  name: string
  /** Whose fault it is. */
  $fault: 'client' | 'server'
  /** About the exchange. */
  $metadata: ResponseMetadata
  /** What happened. */
  message?: string
}

/** What is needed for an exception of a class that has a name. */
export interface ExceptionOptions {
  /** What happened. */
  message: string
  /** About the exchange. */
  $metadata: ResponseMetadata
  /** As the service may spell `message`. */
  Message?: string | undefined
}

interface Like {
  readonly $fault?: unknown
  readonly $metadata?: unknown
}

/**
 * The class of all errors of the service. Those that this library throws are instances of it, and of the class of their code; as with
 * the SDK, so is what has the same `name`, `$fault` and `$metadata`.
 */
export class CloudTrailServiceException extends ServiceError {
  /** Of this class and those below it. */
  static override [Symbol.hasInstance](this: typeof CloudTrailServiceException, value: unknown): boolean {
    if (Object.prototype.isPrototypeOf.call(this.prototype, value as object)) return true
    if (typeof value !== 'object' || value === null) return false
    if (this === CloudTrailServiceException) return value instanceof ServiceError
    return this.isInstance(value) && value.name === codes.get(this)
  }

  /** The reply of an error that was received. */
  readonly $response?: ExceptionReply
  /** Of errors that pass by themselves. */
  $retryable?: Retryable

  /** @param options - Code, fault and message. */
  constructor(options: ServiceExceptionOptions) {
    const { name, message = '', $fault, $metadata } = options
    super(name, message, {
      operation: '',
      region: '',
      status: $metadata.httpStatusCode ?? ($fault === 'client' ? 400 : 500),
      requestId: $metadata.requestId,
      attempts: $metadata.attempts ?? 1,
      isThrottle: throttlingCodes.has(name),
    })
    Reflect.deleteProperty(this, 'operation') // nobody called one
    Object.assign(this, { $fault, $metadata })
  }

  /** Whether a value is an error of a service: by its members, as with the SDK. */
  static isInstance(value: unknown): value is CloudTrailServiceException {
    const { $fault, $metadata } = (value ?? {}) as Like
    return ($fault === 'client' || $fault === 'server') && Boolean($metadata)
  }
}

/** How an error passes by itself. */
export interface Retryable {
  /** Whether the service asked to slow down. */
  readonly throttling?: boolean
}

/** An error of one code. */
export type Exception<Name extends string, Fault extends 'client' | 'server'> = CloudTrailServiceException & {
  /** The error's code. */
  readonly name: Name
  /** Whose fault it is. */
  readonly $fault: Fault
  /** Absent in errors that were received: their text is `message`. */
  Message?: string | undefined
}

/** The class of the errors of one code. */
export interface ExceptionClass<Name extends string, Fault extends 'client' | 'server'> {
  /** Makes one, e.g. for a test. */
  new (options: ExceptionOptions): Exception<Name, Fault>
  /** Of its errors. */
  readonly prototype: Exception<Name, Fault>
}

/** The class of a code. Its name is right in minified programs too. */
export function exceptionOf<Name extends string, Fault extends 'client' | 'server'>(
  name: Name,
  $fault: Fault,
): ExceptionClass<Name, Fault> {
  const { [name]: type } = {
    [name]: class extends CloudTrailServiceException {
      Message?: string | undefined
      constructor(options: ExceptionOptions) {
        super({ name, $fault, ...options })
        this.Message = options.Message
      }
    },
  } as Record<string, typeof CloudTrailServiceException>
  codes.set(type as object, name)
  return type as unknown as ExceptionClass<Name, Fault> // sound: made here for this code
}

/** The codes of the classes; a class that a program derives has that of none. */
const codes = new WeakMap<object, string>()
