/** What the emulator hands over when it delivers log files, and to whom. */

/** A file as the service puts it into the bucket of a trail. */
export interface DeliveredObject {
  /** The trail's bucket. */
  readonly bucket: string
  /** Full key, with the trail's prefix. */
  readonly key: string
  /** The file, gzipped. */
  readonly body: Uint8Array
  /** What S3 keeps as `x-amz-meta-…`: `signature` and `signature-algorithm` of a digest file, nothing of a log file. */
  readonly metadata: Readonly<Record<string, string>>
  /** Always `application/json`. */
  readonly contentType: string
  /** Always `gzip`. */
  readonly contentEncoding: string
}

/** A message to the topic of a trail that has one. */
export interface DeliveryNotification {
  /** The trail's topic, as it was given: name or ARN. */
  readonly topic: string
  /** JSON with `s3Bucket` and `s3ObjectKey`, the keys of the log files that were delivered. */
  readonly message: string
}

/** Where the emulator delivers to. Each function may give a promise, which is waited for. */
export interface DeliveryTarget {
  /** Stores a file. What it throws ends the delivery, which can be made again: what was stored is not put a second time. */
  putObject(object: DeliveredObject): unknown
  /** Told of each put log file of a trail with `SnsTopicName`. @defaultValue nobody is told */
  publish?(notification: DeliveryNotification): unknown
}

/** What is delivered. */
export interface DeliveryOptions {
  /**
   * Name or ARN of the one trail whose files are delivered.
   *
   * @defaultValue every trail that is logging
   */
  trail?: string | undefined
  /**
   * Records before this time are delivered, and digest files for all hours that end up to it.
   *
   * @defaultValue the end of the hour that has the newest record
   */
  until?: Date | undefined
}
