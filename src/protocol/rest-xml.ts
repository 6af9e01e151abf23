/** REST XML, the protocol of S3, for reading: bucket and key in host and path, the rest in query and headers. */
import { InputError } from '../contracts/errors.js'
import type { AnyOperation, EncodedRequest, Protocol, Reply, WireMembers } from '../contracts/operation.js'
import { isWellFormed, percentEncoded } from '../runtime/percent-encoding.js'
import { accessPointOf } from './access-point.js'
import { requestUrl } from './encode.js'
import { hostLabel } from './endpoint.js'
import { partitionOf } from './partitions.js'
import { readXml, xmlLeaves } from './xml.js'

export const restXml: Protocol = { encode, read, urlOf, regionIn }

/** SHA-256 of an empty body, which all of these requests have. */
const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Names of the first years have up to 255 characters, upper case and underscores. */
export const bucketName = /^[A-Za-z\d][\w.-]{0,254}$/

/** Whether a text stands for a bucket: its name, or the ARN of an access point. */
export const isBucket = (text: string): boolean => bucketName.test(text) || accessPointOf(text) !== undefined

function encode({ name, places = {} }: AnyOperation, members: WireMembers): EncodedRequest {
  const wire = members as Readonly<Record<string, string | number | undefined>> // sound: no member is a structure or a list
  const placed = (at: Readonly<Record<string, string>> = {}) =>
    Object.entries(at).flatMap(([member, place]) => {
      const value = wire[member]
      return value === undefined ? [] : [[place, String(value)] as const]
    })
  const bucket = String(wire['Bucket'])
  if (!isBucket(bucket))
    throw new InputError([{ path: 'Bucket', message: 'is no name of a bucket' }], { operation: name })
  return {
    method: 'GET',
    path: pathOf(name, String(wire['Key'] ?? '')),
    query: [...Object.entries(places.constants ?? {}), ...placed(places.query)],
    headers: { 'x-amz-content-sha256': emptySha256, ...Object.fromEntries(placed(places.headers)) },
    body: '',
    bucket,
  }
}

const dotSegment = /(?:^|\/)\.\.?(?:\/|$)/

/**
 * The path of a key, encoded as it is signed.
 *
 * @throws InputError for a key with a segment `.` or `..`: URLs drop such segments, and another object would be read; and for
 * one that is no Unicode text.
 */
function pathOf(operation: string, key: string): string {
  const isText = isWellFormed(key)
  if (isText && !dotSegment.test(key)) return `/${key.split('/').map(percentEncoded).join('/')}`
  const reason = isText ? "has a segment '.' or '..'" : 'has half of a surrogate pair'
  const message = `${reason}, which no URL can carry: the object cannot be read over HTTP by this client`
  throw new InputError([{ path: 'Key', message }], { operation })
}

/** Bucket names that can be part of a host name. Names with dots would not match the certificate; old ones can be too long. */
const isInHost = (bucket: string): boolean => bucket.length > 2 && hostLabel.test(bucket)

/** Whether a host is one of S3 itself. Those of a VPC or of another store take the bucket in the path only. */
function isPublicHost(hostname: string): boolean {
  const [, region = '', domain] = /^s3(?:-fips)?(?:\.dualstack)?\.([a-z\d-]+)\.(.+)$/.exec(hostname) ?? []
  return domain === partitionOf(region).dnsSuffix
}

function urlOf(endpoint: URL, request: EncodedRequest): URL {
  const { bucket = '', path } = request
  const accessPoint = accessPointOf(bucket)
  if (accessPoint !== undefined) return accessPointUrl(accessPoint.label, endpoint, request)
  const inPath = () => requestUrl(endpoint, { ...request, path: `/${bucket}${path}` })
  if (!isInHost(bucket) || !isPublicHost(endpoint.hostname)) return inPath()
  // Without the bucket in the host, the key would begin with its name.
  return withHost(bucket, endpoint.hostname, endpoint, request) ?? inPath()
}

/** An access point has no path form: it is always part of the host, also at an endpoint of a VPC or of another store. */
function accessPointUrl(label: string, endpoint: URL, request: EncodedRequest): URL {
  const { hostname } = endpoint
  const parent = isPublicHost(hostname) ? hostname.replace('s3', 's3-accesspoint') : hostname
  const url = withHost(label, parent, endpoint, request)
  if (url !== undefined) return url
  const message = `is an access point, which is part of the host: the endpoint ${endpoint.origin} must have a name, not an address`
  throw new InputError([{ path: 'Bucket', message }])
}

/** `undefined` where a URL does not take the host: it keeps the one that it has. */
function withHost(label: string, parent: string, endpoint: URL, request: EncodedRequest): URL | undefined {
  const url = requestUrl(new URL(endpoint), request)
  const hostname = `${label}.${parent}`
  url.hostname = hostname
  return url.hostname === hostname ? url : undefined
}

function read({ places = {} }: AnyOperation, { body, headers, stream }: Reply): unknown {
  if (stream === undefined) return readXml(body, places.replyLists ?? [])
  const fromHeaders = Object.entries(places.replyHeaders ?? {}).map(
    ([member, name]) => [member, headers[name]] as const,
  )
  return { ...Object.fromEntries(fromHeaders), Body: stream }
}

/** Statuses of S3 for a bucket in another Region. */
const elsewhere: readonly number[] = [301, 307, 400]

function regionIn({ status, headers, body }: Reply): string | undefined {
  if (!elsewhere.includes(status)) return undefined
  const named = headers['x-amz-bucket-region'] ?? xmlLeaves(body.slice(0, 4096)).get('Region')
  return hostLabel.exec(named ?? '')?.[0]
}
