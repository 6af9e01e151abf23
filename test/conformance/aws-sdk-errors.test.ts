/** Compares this package with the AWS SDK: every error of every operation, in each form in which AWS names an error. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test, vi } from 'vitest'
import { isServiceError } from 'cloudtrail-client'
import type { WireResponse } from '../../src/testing/front/wire.js'
import { jsonReply, ours, requestId, sdk } from '../support/both-clients.js'
import { minimalStructure } from '../support/facts.js'
import { operationFact, operationFacts } from '../support/model.js'

interface ErrorFact {
  readonly name: string
  readonly service: string
  readonly httpStatus: number | null
  readonly operations: readonly string[]
}

// Sound: fixtures/api/README.md states this form.
const { errors, unmodelledCommonErrorNames } = JSON.parse(
  readFileSync(new URL('../../fixtures/api/cloudtrail-errors.json', import.meta.url), 'utf8'),
) as { errors: readonly ErrorFact[]; unmodelledCommonErrorNames: readonly string[] }

/** Codes of the front end of AWS, and one that is new. */
const modelled = new Set(errors.map(({ name }) => name))
const codesWithoutModel = [...unmodelledCommonErrorNames, 'BrandNewException'].filter((name) => !modelled.has(name))

const names = operationFacts.filter(({ service }) => service === 'cloudtrail').map(({ name }) => name)

/** Where a reply names its error, and how it spells the message. */
const forms: Readonly<Record<string, (status: number, name: string) => WireResponse>> = {
  header: (status, name) =>
    jsonReply(status, { message: `no: ${name}` }, { 'x-amzn-errortype': `${name}:http://internal.amazon.com/` }),
  __type: (status, name) =>
    jsonReply(status, { __type: `com.amazonaws.cloudtrail.v20131101#${name}`, Message: `no: ${name}` }),
  code: (status, name) => jsonReply(status, { code: name, message: `no: ${name}` }),
}

beforeAll(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
})

test('every operation of the facts has errors', () => {
  expect(names.filter((name) => errorsOf(name).length === 0)).toEqual([])
})

test.for(names)('%s rejects as the SDK does, whichever error it is and however it is named', async (name) => {
  for (const { name: errorName, httpStatus } of errorsOf(name)) {
    for (const [form, reply] of Object.entries(forms)) {
      const status = httpStatus ?? 400
      const { our, their } = await bothReject(name, reply(status, errorName))
      expect(our, `${errorName} by ${form}`).toEqual(their)
      expect(our, `${errorName} by ${form}`).toMatchObject({ name: errorName, status, requestId })
    }
  }
})

test.for([400, 403, 429, 499, 500, 502, 503])(
  'errors that no model has reject as in the SDK, status %d',
  async (status) => {
    for (const errorName of codesWithoutModel) {
      for (const [form, reply] of Object.entries(forms)) {
        const { our, their } = await bothReject('GetTrailStatus', reply(status, errorName))
        expect(our, `${errorName} by ${form}`).toEqual(their)
      }
    }
  },
)

test('a message that is missing is told from the reply, where the SDK says UnknownError', async () => {
  const { our, their } = await bothReject('GetTrail', jsonReply(404, { __type: 'TrailNotFoundException' }))
  expect(our).toEqual({ ...their, message: expect.stringMatching(/./) as string })
})

const errorsOf = (operation: string) =>
  errors.filter(({ service, operations }) => service === 'cloudtrail' && operations.includes(operation))

async function bothReject(operation: string, reply: WireResponse) {
  const input = minimalStructure(operationFact(operation).input)
  const [our, their] = [await ours(operation, input, reply), await sdk(operation, input, reply)]
  expect([our.failed, their.failed]).toEqual([true, true])
  expect(isServiceError(our.result)).toBe(true)
  return { our: partsOf(our.result), their: partsOf(their.result) }
}

/** What a program that catches the error looks at. */
interface ErrorParts {
  readonly name: string
  readonly message: string
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly attempts: number | undefined
  readonly fault: string
}

function partsOf(error: unknown): ErrorParts {
  // Sound: both clients reject with errors of this form; a member that is missing shows in the comparison.
  const { name, message, $fault, $metadata } = error as Error & {
    $fault: string
    $metadata: { httpStatusCode?: number; requestId?: string; attempts?: number }
  }
  const { httpStatusCode, requestId, attempts } = $metadata
  return { name, message, status: httpStatusCode, requestId, attempts, fault: $fault }
}
