/** The two services that an intake calls: its queue, and the buckets that messages name. */
import { ObjectReader } from '../../bucket/bucket.js'
import { serviceOf, type IntakeOptions } from '../options/intake-options.js'
import { Queue } from './queue.js'

/** @param options - Already checked. @throws InputError for options of requests that are not valid. */
export function servicesOf(options: IntakeOptions): { readonly queue: Queue; readonly reader: ObjectReader } {
  const { queueUrl, queueName, queueOwner, expectedBucketOwner, requestPayer, accessPoints } = options
  const queue = new Queue({ ...serviceOf(options, 'sqs'), queueUrl, queueName, queueOwner })
  const region = options.region ?? queue.region
  const reader = new ObjectReader({
    ...serviceOf(options, 's3'),
    region,
    expectedBucketOwner,
    requestPayer,
    accessPoints,
  })
  return { queue, reader }
}
