/** The AWS SDK's client and the entry that has its names, for programs that run with either. */
import * as theirs from '@aws-sdk/client-cloudtrail'
import * as entry from 'cloudtrail-client/aws-sdk'

/** What a program imports. */
export type Library = typeof theirs

/** Each library by its name. Programs see the SDK's types; test/types compares those of the entry with them. */
export const libraries = {
  'the AWS SDK': theirs,
  'cloudtrail-client/aws-sdk': entry as unknown as Library,
} as const

/** What a program told, with either library. */
export async function withBoth<T>(
  program: (library: Library) => Promise<T>,
): Promise<{ readonly sdk: T; readonly ours: T }> {
  return {
    sdk: await program(libraries['the AWS SDK']),
    ours: await program(libraries['cloudtrail-client/aws-sdk']),
  }
}

/** For clients of both. */
export const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 1,
} as const

/** The parts of a request that a handler reads. */
export interface HandledRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Text, or its bytes. */
  readonly body: string | Uint8Array
}

/** A request handler of the AWS SDK, for clients of both: it answers with JSON. */
export const handlerOf = (
  answer: (request: HandledRequest) => { readonly status?: number; readonly body: object },
): { handle: (request: HandledRequest) => Promise<never> } => ({
  handle: (request) => {
    const { status: statusCode = 200, body } = answer(request)
    const headers = { 'x-amzn-requestid': 'id-1', 'content-type': 'application/x-amz-json-1.1' }
    // Both read a body of bytes as they read a stream; its type is that of the SDK's own classes.
    const bytes = new Blob([JSON.stringify(body)])
    return Promise.resolve({ response: { statusCode, headers, body: bytes } } as never)
  },
})

/** The operation that a request is for. */
export const operationOf = ({ headers }: HandledRequest): string => (headers['x-amz-target'] ?? '').split('.')[1] ?? ''

/** The members of its input, as they are sent. */
export const inputOf = ({ body }: HandledRequest): unknown =>
  JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
