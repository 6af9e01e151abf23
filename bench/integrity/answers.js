// S3 and CloudTrail, as far as a validation asks them: each request gets bytes that are ready to be sent.

/** @typedef {import('./delivered.js').Bucket} Bucket */

/**
 * The replies to a client, each made once.
 *
 * @param {Bucket} bucket
 * @param {string} trailArn
 */
export function answersOf({ files, publicKeys }, trailArn) {
  const sorted = [...files.keys()].sort()
  const keys = publicKeys.map((key) => ({ ...key, ValidityStartTime: 0, ValidityEndTime: 4e9 }))
  const trail = { TrailARN: trailArn, S3BucketName: 'logs' }
  const service = reply(JSON.stringify({ trailList: [trail], PublicKeyList: keys }), {
    'content-type': 'application/x-amz-json-1.1',
  })
  const absent = reply('', {}, '404 Not Found')
  const location = reply('<LocationConstraint/>', {})
  const objects = new Map(
    Array.from(files, ([key, { body, metadata }]) => {
      const named = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
      return [`/logs/${key}`, reply(body, { etag: '"1"', ...Object.fromEntries(named) })]
    }),
  )
  return (/** @type {string} */ method, /** @type {string} */ target) => {
    if (method === 'POST') return service
    const { pathname, searchParams } = new URL(target, 'http://s3')
    if (searchParams.has('location')) return location
    if (!searchParams.has('prefix')) return objects.get(decodeURIComponent(pathname)) ?? absent
    const prefix = searchParams.get('prefix') ?? ''
    const after = searchParams.get('start-after') ?? searchParams.get('marker') ?? ''
    const page = sorted.filter((key) => key.startsWith(prefix) && key > after).slice(0, 1000)
    const items = page.map(
      (key) => `<Contents><Key>${key}</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
    )
    return reply(`<ListBucketResult><IsTruncated>false</IsTruncated>${items.join('')}</ListBucketResult>`, {})
  }
}

/**
 * @param {string | Buffer} body
 * @param {Record<string, string>} headers
 */
function reply(body, headers, status = '200 OK') {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ ...headers, 'content-length': String(bytes.length) }).map((pair) => pair.join(': '))
  return Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n')), bytes])
}
