/** The names that platforms use for what AWS calls otherwise. */

/** `CreateTrail` → `create_trail`, `S3BucketName` → `s3_bucket_name`. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase()
