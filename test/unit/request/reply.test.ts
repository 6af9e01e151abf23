/** What an error says beyond the text of the service. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ResponseError, ServiceError } from '../../../src/contracts/errors.js'
import { GetQueryResults } from '../../../src/operations/queries.js'
import { DescribeTrails } from '../../../src/operations/trails.js'
import { isOptIn } from '../../../src/protocol/partitions.js'
import { readReply } from '../../../src/request/reply.js'

function refused(code: string, region: string): ServiceError {
  const body = JSON.stringify({ __type: code, message: 'The security token included in the request is invalid.' })
  try {
    readReply(
      DescribeTrails,
      { status: 400, headers: {}, body },
      { operation: 'DescribeTrails', region, status: 400, attempts: 1 },
      true,
      (text) => text,
    )
  } catch (error) {
    if (error instanceof ServiceError) return error as ServiceError
    throw error
  }
  throw new Error('no error')
}

function failedBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const said = 'The security token included in the request is invalid.'

test.each(['UnrecognizedClientException', 'InvalidClientTokenId'])(
  'in a Region that accounts switch on, %s asks whether it is, after the text of the service',
  (code) => {
    const error = refused(code, 'me-south-1')
    const hint = 'is the Region enabled for this account? It must be switched on first'
    expect(error).toMatchObject({ message: said, hint })
    expect(String(error)).toBe(`${code}: ${said} (DescribeTrails, status 400; ${hint})`)
  },
)

test('other errors there, and this one in a Region that every account has, are as the service words them', () => {
  for (const error of [
    refused('ExpiredTokenException', 'me-south-1'),
    refused('UnrecognizedClientException', 'eu-west-1'),
  ]) {
    expect(error.message).toBe(said)
    expect(error.hint).toBeUndefined()
  }
})

test('of what is wrong with a reply the first three are named, each by at most 200 characters of its path', () => {
  const long = 'x'.repeat(300)
  const rows = [[{ [long]: [] }], ...['second', 'third', 'fourth'].map((name) => [{ [name]: [] }])]
  const reply = { status: 200, headers: {}, body: JSON.stringify({ QueryResultRows: rows }) }
  const details = { operation: 'GetQueryResults', region: 'eu-west-1', status: 200, attempts: 1 }
  const read = () => readReply(GetQueryResults, reply, details, true, (text) => text)
  expect(read).toThrow(ResponseError)
  expect(read).toThrow(/: (QueryResultRows\[0\]\[0\].x+\.\.\. [^;]+); [^;]+second [^;]+; [^;]+third [^;]+$/)
  const [, path = ''] = /(QueryResultRows.*)\.\.\./.exec(String(failedBy(read))) ?? []
  expect(path).toHaveLength(200)
})

const { partitions } = JSON.parse(
  readFileSync(new URL('../../../fixtures/api/partitions.json', import.meta.url), 'utf8'),
) as { partitions: { id: string; regions: string[] }[] }

test('of all Regions of all partitions, these must be switched on', () => {
  const all = partitions.flatMap(({ regions }) => regions)
  expect(all.filter(isOptIn).sort()).toEqual([
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
    ...['ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1'],
    ...['me-central-1', 'me-south-1', 'mx-central-1'],
  ])
  expect(['us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'local', 'aws-global', ''].filter(isOptIn)).toEqual([])
  expect(isOptIn('sa-west-1')).toBe(true) // what comes later is never there from the start
})
