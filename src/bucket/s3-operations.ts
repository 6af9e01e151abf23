/** The operations of S3 that read delivered log files. They are no part of the table. */
import * as z from 'zod/mini'
import type { Quota, Service } from '../contracts/operation.js'
import { operation } from '../operations/define.js'
import type { ByteStream } from '../contracts/transport.js'
import { isBucket, restXml } from '../protocol/rest-xml.js'
import type { MembersOf } from '../schema/members-of.js'

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

/** No key has more bytes in UTF-8, so none has more characters. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const maxKeyCharacters = 1024

/** Values of headers, which a line break would make two of. */
const headerText = () => z.string().check(z.minLength(1), z.regex(/^[\x21-\x7e]+$/))

/** The name of a bucket, or the ARN of an access point. */
const bucket = () => z.string().check(z.refine(isBucket, 'is no name of a bucket'))

/** Who must own the bucket, and who pays. */
interface Ownership {
  ExpectedBucketOwner?: string | undefined
  RequestPayer?: 'requester' | undefined
}

const ownership = () => ({
  ExpectedBucketOwner: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  RequestPayer: z.optional(z.enum(['requester'])),
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
  /** Metadata of a digest of CloudTrail: its signature, in hexadecimal. */
  Signature?: string | undefined
  SignatureAlgorithm?: string | undefined
  /** Of a digest that was made later than its hour. */
  BackfillGenerationTimestamp?: string | undefined
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const GetObject = /* @__PURE__ */ operation<'GetObject', GetObjectInput, GetObjectOutput>({
  name: 'GetObject',
  service: s3,
  input: () =>
    z.strictObject<MembersOf<GetObjectInput>>({
      Bucket: bucket(),
      Key: z.string().check(z.minLength(1), z.maxLength(maxKeyCharacters)),
      VersionId: z.optional(headerText()),
      Range: z.optional(z.string().check(z.regex(/^bytes=\d+-\d*$/))),
      IfMatch: z.optional(headerText()),
      ...ownership(),
    }),
  output: () =>
    z.looseObject<MembersOf<GetObjectOutput>>({
      Body: z.custom<ByteStream>(),
      ContentLength: z.optional(z.string()),
      ContentRange: z.optional(z.string()),
      ETag: z.optional(z.string()),
      VersionId: z.optional(z.string()),
      Signature: z.optional(z.string()),
      SignatureAlgorithm: z.optional(z.string()),
      BackfillGenerationTimestamp: z.optional(z.string()),
    }),
  places: {
    query: { VersionId: 'versionId' },
    headers: { Range: 'range', IfMatch: 'if-match', ...ownershipHeaders },
    replyHeaders: {
      ContentLength: 'content-length',
      ContentRange: 'content-range',
      ETag: 'etag',
      VersionId: 'x-amz-version-id',
      Signature: 'x-amz-meta-signature',
      SignatureAlgorithm: 'x-amz-meta-signature-algorithm',
      BackfillGenerationTimestamp: 'x-amz-meta-backfill-generation-timestamp',
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
  /** In bytes, as text: XML has no numbers. */
  Size: string
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

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const ListObjectsV2 = /* @__PURE__ */ operation<'ListObjectsV2', ListObjectsV2Input, ListObjectsV2Output>({
  name: 'ListObjectsV2',
  service: s3,
  iamAction: 's3:ListBucket',
  input: () =>
    z.strictObject<MembersOf<ListObjectsV2Input>>({
      Bucket: bucket(),
      Prefix: z.optional(z.string().check(z.maxLength(maxKeyCharacters))),
      Delimiter: z.optional(z.string().check(z.minLength(1), z.maxLength(maxKeyCharacters))),
      StartAfter: z.optional(z.string().check(z.maxLength(maxKeyCharacters))),
      ContinuationToken: z.optional(z.string().check(z.minLength(1))),
      MaxKeys: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      ...ownership(),
    }),
  output: () =>
    z.looseObject<MembersOf<ListObjectsV2Output>>({
      Contents: z.optional(
        z.array(
          z.looseObject<MembersOf<S3Object>>({
            Key: z.string(),
            Size: z.string(),
            LastModified: z.date(),
            ETag: z.optional(z.string()),
          }),
        ),
      ),
      CommonPrefixes: z.optional(z.array(z.looseObject<MembersOf<{ Prefix: string }>>({ Prefix: z.string() }))),
      IsTruncated: z.optional(z.string()),
      NextContinuationToken: z.optional(z.string()),
      EncodingType: z.optional(z.string()),
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
