/** A bucket in memory, as a transport: it lists and gives its objects as S3 does, and fails where a test says so. */
import type { Transport, TransportRequest, TransportResponse } from 'cloudtrail-client'
import { logOf } from './log-file.js'

/** What is asked for. */
export interface BucketRequest {
  readonly operation: 'GetObject' | 'ListObjectsV2'
  /** The key, or the prefix of a listing. */
  readonly key: string
  readonly startAfter: string
  readonly headers: TransportRequest['headers']
}

/** A refusal in place of the answer, or an error to be thrown; `undefined` to let it pass. */
export type BucketFault = (
  request: BucketRequest,
) => { status: number; code: string; message?: string } | Error | undefined

export class ScriptedBucket {
  readonly objects = new Map<string, Uint8Array>()
  readonly requests: BucketRequest[] = []
  /** Asked for every request. */
  fault: BucketFault = () => undefined
  /** Keys and prefixes of a page. */
  pageSize = 1000

  /** The time by its clock, which replies tell. @defaultValue they do not tell */
  now: (() => number) | undefined
  /** When objects were put that were not put in the minute of their names. */
  readonly putAt = new Map<string, string>()

  /** Adds a log file. @param records - Each an event time, or a whole record. */
  put(key: string, ...records: readonly (string | object)[]): void {
    const whole = records.map((record) =>
      typeof record === 'string' ? { eventVersion: '1.08', eventID: `${key}#${record}`, eventTime: record } : record,
    )
    this.objects.set(key, logOf(whole))
  }

  /** The keys that were read, in their order. */
  get read(): string[] {
    return this.requests.filter(({ operation }) => operation === 'GetObject').map(({ key }) => key)
  }

  readonly transport: Transport = (request) => {
    const { url, headers, operation } = request
    const isList = operation === 'ListObjectsV2'
    const { searchParams } = url
    const asked: BucketRequest = {
      operation: isList ? 'ListObjectsV2' : 'GetObject',
      key: isList ? (searchParams.get('prefix') ?? '') : decodeURIComponent(url.pathname.split('/').slice(2).join('/')),
      startAfter: searchParams.get('start-after') ?? '',
      headers,
    }
    this.requests.push(asked)
    const refusal = this.fault(asked)
    if (refusal instanceof Error) return Promise.reject(refusal)
    if (refusal !== undefined) return refuse(refusal.status, refusal.code, refusal.message)
    return isList ? this.#list(searchParams) : this.#get(asked.key, request)
  }

  #get(key: string, { signal }: TransportRequest): Promise<TransportResponse> {
    const bytes = this.objects.get(key)
    if (bytes === undefined) return refuse(404, 'NoSuchKey')
    const stream = Object.assign(streamOf(bytes, signal), { destroy: () => undefined })
    const headers = { 'content-length': String(bytes.length), etag: '"1"' }
    return Promise.resolve({ status: 200, headers: { ...headers, ...this.#date }, body: '', stream })
  }

  #list(asked: URLSearchParams): Promise<TransportResponse> {
    const [prefix = '', delimiter = '', after = ''] = ['prefix', 'delimiter', 'start-after'].map(
      (name) => asked.get(name) ?? '',
    )
    const position = asked.get('continuation-token') ?? after
    const names = new Set<string>()
    for (const key of [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort(byBytes)) {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      const name = end < 0 ? key : key.slice(0, end + 1)
      if (byBytes(name, position) > 0) names.add(name)
    }
    const page = [...names].slice(0, this.pageSize)
    const isCut = names.size > page.length
    const items = page.map((name) => {
      const bytes = this.objects.get(name)
      const encoded = encodeURIComponent(name)
      if (bytes === undefined) return `<CommonPrefixes><Prefix>${encoded}</Prefix></CommonPrefixes>`
      return `<Contents><Key>${encoded}</Key><Size>${String(bytes.length)}</Size><LastModified>${this.putAt.get(name) ?? minuteIn(name)}</LastModified></Contents>`
    })
    const next = isCut ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>` : ''
    const body = `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${String(isCut)}</IsTruncated>${items.join('')}${next}</ListBucketResult>`
    return Promise.resolve({ status: 200, headers: { 'content-type': 'application/xml', ...this.#date }, body })
  }

  get #date(): Record<string, string> {
    return this.now === undefined ? {} : { date: new Date(this.now()).toUTCString() }
  }
}

/** The minute in the name of a log file; for other names, one before all tests. */
function minuteIn(key: string): string {
  const [, day, time] = /_(\d{8})T(\d{4})Z_[^/]*$/.exec(key) ?? []
  if (day === undefined || time === undefined) return '2026-01-01T00:00:00.000Z'
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2)}:00.000Z`
}

const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function refuse(status: number, code: string, message = 'said the test'): Promise<TransportResponse> {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return Promise.resolve({ status, headers: { 'content-type': 'application/xml' }, body })
}

async function* streamOf(bytes: Uint8Array, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  signal?.throwIfAborted()
  yield bytes
}
