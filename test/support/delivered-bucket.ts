/** CloudTrail and S3 in memory, as one transport: trails, public keys, and buckets with the files of digests and logs. */
import type { Transport, TransportRequest, TransportResponse } from 'cloudtrail-client'

/** A file in a bucket. */
export interface DeliveredFile {
  readonly body: Uint8Array
  readonly metadata: Readonly<Record<string, string>>
}

/** A key as ListPublicKeys answers it, with times in epoch seconds. */
export interface AnsweredKey {
  readonly Value: string
  readonly Fingerprint: string
  readonly ValidityStartTime: number
  readonly ValidityEndTime: number
}

/** What was asked for. */
export interface BucketRequest {
  readonly operation: string
  readonly region: string
  readonly path: string
  readonly prefix: string
}

export class DeliveredBucket {
  /** By bucket and key, with a slash between. */
  readonly files = new Map<string, DeliveredFile>()
  readonly denied = new Set<string>()
  readonly requests: BucketRequest[] = []
  trails: readonly Record<string, unknown>[] = []
  publicKeys: readonly AnsweredKey[] = []
  /** Answers for CloudTrail instead of `trails` and `publicKeys`. */
  cloudtrail: Transport | undefined
  /** Keys of a page. */
  pageSize = 1000
  /** Called before each answer. */
  before: (request: BucketRequest) => Promise<TransportResponse | undefined> | TransportResponse | undefined = () =>
    undefined
  /** The most requests that were under way at a time. */
  mostAtOnce = 0
  #underWay = 0

  put(path: string, body: Uint8Array, metadata: Readonly<Record<string, string>> = {}): void {
    this.files.set(path, { body, metadata })
  }

  /** Everything that a client needs to call it. */
  get connection() {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    return { transport: this.transport, limiter: false as const, credentials }
  }

  readonly transport: Transport = async (request) => {
    const { url, operation, headers } = request
    const path = decodeURIComponent(pathOf(url))
    const asked: BucketRequest = {
      operation,
      region: /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers['authorization'] ?? '')?.[1] ?? '',
      path,
      prefix: url.searchParams.get('prefix') ?? '',
    }
    this.requests.push(asked)
    this.#underWay++
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay)
    try {
      return (await this.before(asked)) ?? (await this.#answer(request, asked))
    } finally {
      this.#underWay--
    }
  }

  #answer(
    request: TransportRequest,
    { operation, path }: BucketRequest,
  ): TransportResponse | Promise<TransportResponse> {
    if (this.cloudtrail !== undefined && !/^(GetObject|ListObjectsV2)$/.test(operation)) return this.cloudtrail(request)
    if (operation === 'DescribeTrails') return json({ trailList: this.trails })
    if (operation === 'ListPublicKeys')
      return json({ PublicKeyList: this.#keysIn(JSON.parse(request.body) as KeyRange) })
    if (operation === 'ListObjectsV2') return this.#list(path.split('/')[0] ?? '', request.url.searchParams)
    return this.#get(path)
  }

  #keysIn({ StartTime, EndTime }: KeyRange): AnsweredKey[] {
    return this.publicKeys.filter((key) => key.ValidityStartTime <= EndTime && key.ValidityEndTime >= StartTime)
  }

  #get(path: string): TransportResponse {
    if (this.denied.has(path)) return refusal(403, 'AccessDenied')
    const file = this.files.get(path)
    if (file === undefined) return refusal(404, 'NoSuchKey')
    const metadata = Object.entries(file.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
    const headers = {
      'content-length': String(file.body.length),
      etag: '"1"',
      ...Object.fromEntries(metadata),
    } as Record<string, string>
    return { status: 200, headers, body: '', stream: Object.assign(streamOf(file.body), { destroy: () => undefined }) }
  }

  #list(bucket: string, asked: URLSearchParams): TransportResponse {
    const [prefix = '', delimiter = '', after = ''] = ['prefix', 'delimiter', 'start-after'].map(
      (name) => asked.get(name) ?? '',
    )
    if (this.denied.has(`${bucket}?${prefix}`)) return refusal(403, 'AccessDenied')
    const position = asked.get('continuation-token') ?? after
    const names = new Set<string>()
    for (const path of this.files.keys()) {
      if (!path.startsWith(`${bucket}/${prefix}`)) continue
      const key = path.slice(bucket.length + 1)
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      const name = end < 0 ? key : key.slice(0, end + 1)
      if (name > position) names.add(name)
    }
    const sorted = [...names].sort()
    const page = sorted.slice(0, this.pageSize)
    const items = page.map((name) =>
      delimiter !== '' && name.endsWith(delimiter)
        ? `<CommonPrefixes><Prefix>${encodeURIComponent(name)}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${encodeURIComponent(name)}</Key><Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    )
    const isCut = sorted.length > page.length
    const next = isCut ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : ''
    const body = `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${String(isCut)}</IsTruncated>${items.join('')}${next}</ListBucketResult>`
    return { status: 200, headers: { 'content-type': 'application/xml' }, body }
  }
}

interface KeyRange {
  readonly StartTime: number
  readonly EndTime: number
}

/** Bucket and key, whether the bucket is in the host or in the path. */
function pathOf({ hostname, pathname }: URL): string {
  const inHost = /^(.+)\.s3\.[a-z\d-]+\.amazonaws\.com$/.exec(hostname)?.[1]
  return inHost === undefined ? pathname.slice(1) : `${inHost}${pathname}`
}

const json = (value: unknown): TransportResponse => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
})

export function refusal(status: number, code: string): TransportResponse {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous, whatever it is made of
async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
