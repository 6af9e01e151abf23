/** Calls an emulator without any client: a bare request whose header has the right form and no real signature. */
import type { Emulator } from '../../src/testing/index.js'

/** Where a bare call goes. */
export interface CallOptions {
  region?: string
  accessKeyId?: string
  headers?: Record<string, string>
  body?: string
}

/** A reply, its body read. */
export interface CallReply {
  status: number
  headers: Readonly<Record<string, string>>
  body: Record<string, unknown>
}

/** Authorization header of the right form for any Region. */
export const bareAuthorization = (region: string, accessKeyId = 'AKIDEXAMPLE', service = 'cloudtrail'): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20240301/${region}/${service}/aws4_request, ` +
  `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`

/** Calls an operation and returns the reply, whatever it is. */
export async function reply(
  emulator: Emulator,
  operation: string,
  input: unknown = {},
  { region = 'us-east-1', accessKeyId, headers = {}, body = JSON.stringify(input) }: CallOptions = {},
): Promise<CallReply> {
  const response = await emulator.transport({
    operation: 'Test',
    method: 'POST',
    url: new URL(`https://cloudtrail.${region}.amazonaws.com/`),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `CloudTrail_20131101.${operation}`,
      'x-amz-date': '20240301T120000Z',
      authorization: bareAuthorization(region, accessKeyId),
      ...headers,
    },
    body,
    connectTimeoutMs: 1000,
    requestTimeoutMs: 1000,
  })
  return { ...response, body: JSON.parse(response.body) as Record<string, unknown> } // sound: replies are JSON objects
}

/** Calls an operation that must succeed, and returns the members of its output. */
export async function call<Output = Record<string, unknown>>(
  emulator: Emulator,
  operation: string,
  input: unknown = {},
  region = 'us-east-1',
): Promise<Output> {
  const { status, body } = await reply(emulator, operation, input, { region })
  if (status !== 200) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`)
  return body as Output // sound as far as the test that names the type knows the operation
}

/** Calls an operation that must be refused, and returns the name of the error. */
export async function refusal(
  emulator: Emulator,
  operation: string,
  input: unknown = {},
  region = 'us-east-1',
): Promise<unknown> {
  const { status, body } = await reply(emulator, operation, input, { region })
  return status === 200 ? 'no refusal' : body['__type']
}
