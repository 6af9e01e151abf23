/** What `deliverLogs` delivers, and where to: the caller's side of a delivery. */

/** A file as the service puts it into the bucket of a trail. */
export interface DeliveredObject {
  /** The trail's bucket. */
  readonly bucket: string
  /** Full key, with the trail's prefix. */
  readonly key: string
  /** The file, gzipped. */
  readonly body: Uint8Array
  /**
   * S3 metadata, `x-amz-meta-…`: `signature` and `signature-algorithm` of a digest file, and `backfill-generation-timestamp` of a
   * backfill digest; empty for a log file.
   */
  readonly metadata: Readonly<Record<string, string>>
  /** Always `application/json`. */
  readonly contentType: string
  /** Always `gzip`. */
  readonly contentEncoding: string
}

/** A message to the SNS topic of a trail. */
export interface DeliveryNotification {
  /** The trail's topic, by name or ARN as in `SnsTopicName`. */
  readonly topic: string
  /** JSON with `s3Bucket` and `s3ObjectKey`, the keys of the log files that were delivered. */
  readonly message: string
}

/** Where files and notifications go. Each function may return a promise, which is awaited. */
export interface DeliveryTarget {
  /** Stores a file. An error ends the delivery; the next `deliverLogs` continues with the files that were not stored. */
  putObject(object: DeliveredObject): unknown
  /** Called after each stored log file of a trail with `SnsTopicName`. @defaultValue notifications are dropped */
  publish?(notification: DeliveryNotification): unknown
}

/** Options of `deliverLogs`. */
export interface DeliveryOptions {
  /**
   * Name or ARN of the one trail whose files are delivered.
   *
   * @defaultValue every trail that is logging
   */
  trail?: string | undefined
  /**
   * Delivers records from before this time, and the digest files of all hours that end by then.
   *
   * @defaultValue the end of the hour of the newest record
   */
  until?: Date | undefined
  /**
   * Delivers digest files for log files that were delivered while validation was off too: in a chain of their own, under keys that
   * end in `_backfill`, with the time at which they were made in their metadata.
   *
   * @defaultValue false
   */
  backfill?: boolean | undefined
}
