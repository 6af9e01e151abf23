/** The operations of S3 that read delivered log files. They are no part of the table: only `intake/` calls them. */
import type { Quota, Service } from '../../contracts/operation.js'
import { operation } from '../../operations/define.js'
import type { ByteStream } from '../../platform/transport.js'
import { restXml } from '../../protocol/rest-xml.js'
import { listOf } from '../../schema/collections.js'
import { anything, closedEnum, codecOf, text, timestamp, wholeNumber } from '../../schema/scalars.js'
import type { Schema } from '../../schema/schema.js'
import { optional, structureOf } from '../../schema/structure.js'

export const s3: Service = {
  id: 's3',
  signingName: 's3',
  protocol: restXml,
  targetPrefix: '',
  signsPathAsSent: true,
}

/**
 * What S3 grants for each prefix; it says so when it is less.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
 */
const quota: Quota = { ratePerSecond: 5500, burst: 5500 }

/** Names of the first years have up to 255 characters, upper case and underscores. */
const bucketName = () => text({ pattern: /^[A-Za-z\d][\w.-]{0,254}$/ })

/** No key has more bytes in UTF-8, so none has more characters. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const maxKeyCharacters = 1024

/** Values of headers, which a line break would make two of. */
const headerText = () => text({ min: 1, pattern: /^[\x21-\x7e]+$/ })

/** Who must own the bucket, and who pays. */
interface Ownership {
  ExpectedBucketOwner?: string | undefined
  RequestPayer?: 'requester' | undefined
}

const ownership = () => ({
  ExpectedBucketOwner: optional(text({ pattern: /^\d{12}$/ })),
  RequestPayer: optional(closedEnum<'requester'>('requester')),
})

const ownershipHeaders = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  RequestPayer: 'x-amz-request-payer',
} as const

interface GetObjectInput extends Ownership {
  Bucket: string
  Key: string
  VersionId?: string | undefined
  Range?: string | undefined
  IfMatch?: string | undefined
}

/** Output of {@link GetObject}: the bytes, and what the head of the reply says of them, as text. */
export interface GetObjectOutput {
  /** To be read, or destroyed. */
  Body: ByteStream
  ContentLength?: string | undefined
  ContentRange?: string | undefined
  ETag?: string | undefined
  VersionId?: string | undefined
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const GetObject = /* @__PURE__ */ operation({
  name: 'GetObject',
  service: s3,
  input: () =>
    structureOf<GetObjectInput>({
      Bucket: bucketName(),
      Key: text({ min: 1, max: maxKeyCharacters }),
      VersionId: optional(headerText()),
      Range: optional(text({ pattern: /^bytes=\d+-\d*$/ })),
      IfMatch: optional(headerText()),
      ...ownership(),
    }),
  output: () =>
    structureOf<GetObjectOutput>({
      Body: anything<ByteStream>(),
      ContentLength: optional(text()),
      ContentRange: optional(text()),
      ETag: optional(text()),
      VersionId: optional(text()),
    }),
  places: {
    query: { VersionId: 'versionId' },
    headers: { Range: 'range', IfMatch: 'if-match', ...ownershipHeaders },
    replyHeaders: {
      ContentLength: 'content-length',
      ContentRange: 'content-range',
      ETag: 'etag',
      VersionId: 'x-amz-version-id',
    },
  },
  streamsReply: true,
  quota,
  retry: 'always',
  readOnly: true,
})

interface ListObjectsV2Input extends Ownership {
  Bucket: string
  Prefix?: string | undefined
  Delimiter?: string | undefined
  StartAfter?: string | undefined
  ContinuationToken?: string | undefined
  MaxKeys?: number | undefined
}

/** An object of a listing. */
interface S3Object {
  /** Encoded as the listing's `EncodingType` says. */
  Key: string
  Size: number
  LastModified: Date
  ETag?: string | undefined
}

/** Output of {@link ListObjectsV2}: a page. */
export interface ListObjectsV2Output {
  Contents?: S3Object[] | undefined
  CommonPrefixes?: { Prefix: string }[] | undefined
  /** `true` or `false`. */
  IsTruncated?: string | undefined
  NextContinuationToken?: string | undefined
  /** `url` where keys and prefixes are encoded; some stores answer with plain ones. */
  EncodingType?: string | undefined
}

/** A whole number that stands as text in XML. */
const numberInText = (): Schema<number> =>
  codecOf({
    expected: 'a whole number',
    onWire: 'a whole number',
    decode: (wire) => (typeof wire === 'string' && /^\d+$/.test(wire) ? Number(wire) : undefined),
    encode: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
  })

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const ListObjectsV2 = /* @__PURE__ */ operation({
  name: 'ListObjectsV2',
  service: s3,
  iamAction: 's3:ListBucket',
  input: () =>
    structureOf<ListObjectsV2Input>({
      Bucket: bucketName(),
      Prefix: optional(text({ max: maxKeyCharacters })),
      Delimiter: optional(text({ min: 1, max: maxKeyCharacters })),
      StartAfter: optional(text({ max: maxKeyCharacters })),
      ContinuationToken: optional(text({ min: 1 })),
      MaxKeys: optional(wholeNumber({ min: 1, max: 1000 })),
      ...ownership(),
    }),
  output: () =>
    structureOf<ListObjectsV2Output>({
      Contents: optional(
        listOf(
          structureOf<S3Object>({
            Key: text(),
            Size: numberInText(),
            LastModified: timestamp(),
            ETag: optional(text()),
          }),
        ),
      ),
      CommonPrefixes: optional(listOf(structureOf<{ Prefix: string }>({ Prefix: text() }))),
      IsTruncated: optional(text()),
      NextContinuationToken: optional(text()),
      EncodingType: optional(text()),
    }),
  places: {
    // Encoded, so that keys with characters that XML cannot hold come through.
    constants: { 'list-type': '2', 'encoding-type': 'url' },
    query: {
      Prefix: 'prefix',
      Delimiter: 'delimiter',
      StartAfter: 'start-after',
      ContinuationToken: 'continuation-token',
      MaxKeys: 'max-keys',
    },
    headers: ownershipHeaders,
    replyLists: ['Contents', 'CommonPrefixes'],
  },
  quota,
  retry: 'always',
  readOnly: true,
})
