/**
 * Writes digest files: each names the log files of an hour and their hashes, is signed, and points to the one before.
 */
import { createHash, sign } from 'node:crypto'
import type { Trail } from '../account/resources.js'
import type { SigningKey } from '../account/signing-keys.js'
import type { DigestLink, LogFile } from '../account/trail-delivery.js'
import type { DeliveredObject } from './delivery-target.js'
import { compact, objectKey, storedObject } from './log-files.js'

/** Time that one digest covers. */
export const digestMs = 3_600_000

/** A digest file, and what the next digest says of it. */
export interface DigestFile {
  readonly object: DeliveredObject
  readonly link: DigestLink
}

/** What goes into the digest of one hour of a trail in a Region. */
export interface DigestPlan {
  readonly region: string
  readonly startMs: number
  readonly files: readonly LogFile[]
  /** `undefined` for the first digest of a chain. */
  readonly previous: DigestLink | undefined
  readonly key: SigningKey
  /** When a `_backfill` digest is made, in epoch milliseconds; `undefined` for one of the hour. */
  readonly backfillMs?: number
}

/** Writes the digest file of an hour. */
export function digestFile(trail: Trail, accountId: string, plan: DigestPlan): DigestFile {
  const endMs = plan.startMs + digestMs
  const { S3BucketName: bucket } = trail.settings
  const suffix = plan.backfillMs === undefined ? '' : '_backfill'
  const name = `${accountId}_CloudTrail-Digest_${plan.region}_${trail.name}_${trail.homeRegion}_${compact(endMs)}${suffix}.json.gz`
  const key = objectKey(trail, accountId, 'CloudTrail-Digest', plan.region, endMs, name)
  const text = JSON.stringify({
    awsAccountId: accountId,
    digestStartTime: isoSeconds(plan.startMs),
    digestEndTime: isoSeconds(endMs),
    digestS3Bucket: bucket,
    digestS3Object: key,
    digestPublicKeyFingerprint: plan.key.fingerprint,
    digestSignatureAlgorithm: 'SHA256withRSA',
    ...timesOf(plan.files),
    previousDigestS3Bucket: plan.previous?.bucket ?? null,
    previousDigestS3Object: plan.previous?.key ?? null,
    previousDigestHashValue: plan.previous?.hash ?? null,
    previousDigestHashAlgorithm: plan.previous === undefined ? null : 'SHA-256',
    previousDigestSignature: plan.previous?.signature ?? null,
    logFiles: plan.files.map(({ bucket, key, hash, times }) => ({
      s3Bucket: bucket,
      s3Object: key,
      hashValue: hash,
      hashAlgorithm: 'SHA-256',
      newestEventTime: times.newest,
      oldestEventTime: times.oldest,
    })),
  })
  const hash = createHash('sha256').update(text).digest('hex')
  const signed = [isoSeconds(endMs), `${bucket}/${key}`, hash, plan.previous?.signature ?? 'null'].join('\n')
  const signature = sign('RSA-SHA256', Buffer.from(signed), plan.key.privateKey).toString('hex')
  return {
    object: storedObject(trail, key, text, {
      signature,
      'signature-algorithm': 'SHA256withRSA',
      ...(plan.backfillMs === undefined ? {} : { 'backfill-generation-timestamp': isoSeconds(plan.backfillMs) }),
    }),
    link: { bucket, key, hash, signature },
  }
}

function timesOf(files: readonly LogFile[]): { newestEventTime: string | null; oldestEventTime: string | null } {
  const oldest = files.map(({ times }) => times.oldest).sort()
  const newest = files.map(({ times }) => times.newest).sort()
  return { newestEventTime: newest.at(-1) ?? null, oldestEventTime: oldest.at(0) ?? null }
}

const isoSeconds = (timeMs: number): string => new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z')
