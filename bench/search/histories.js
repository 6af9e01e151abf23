// Made-up histories of a day for the searches: how many events lie where.

export const daySeconds = 86_400
export const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1']

/** What is needed of a page. */
export const eventsPerPage = 50

const eventNames = ['ConsoleLogin', 'AssumeRole', 'GetBucketAcl', 'ListUsers', 'Decrypt']

/**
 * Events spread evenly between two ages, in seconds.
 *
 * @param {number} count
 * @param {number} oldest
 * @param {number} newest
 * @param {number} nowMs
 */
const spread = (count, oldest, newest, nowMs, awsRegion = 'us-east-1') =>
  Array.from({ length: count }, (_, index) => ({
    eventVersion: '1.11',
    eventID: `${awsRegion}-${String(oldest)}-${String(index)}`,
    eventName: eventNames[index % eventNames.length],
    eventSource: 's3.amazonaws.com',
    eventTime: new Date(nowMs - 1000 * (newest + 1 + Math.floor(((oldest - newest) * index) / count))).toISOString(),
    awsRegion,
    sourceIPAddress: '203.0.113.7',
    userAgent:
      'aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython',
    userIdentity: {
      type: 'IAMUser',
      userName: 'ada',
      arn: 'arn:aws:iam::123456789012:user/ada',
      accountId: '123456789012',
    },
    requestParameters: { bucketName: 'audit-logs', Host: 'audit-logs.s3.eu-west-1.amazonaws.com', acl: '' },
    responseElements: null,
    requestID: `request-${String(index)}`,
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '123456789012',
    eventCategory: 'Management',
  }))

/**
 * The records of a history: `even 60` has 60 pages, `dense 40` has nine tenths of its pages in the newest tenth of the day,
 * `regions 30` has 30 pages in each of four Regions, `events 10000` has so many events.
 *
 * @param {string} history
 * @param {number} nowMs
 * @returns {ReturnType<typeof spread>}
 */
export function recordsOf(history, nowMs) {
  const [kind, text] = history.split(' ')
  const count = Number(text) * eventsPerPage
  if (kind === 'events') return spread(Number(text), daySeconds, 0, nowMs)
  if (kind === 'regions') return regions.flatMap((region) => spread(count, daySeconds, 0, nowMs, region))
  if (kind === 'even') return spread(count, daySeconds, 0, nowMs)
  return [...spread(count * 0.9, daySeconds / 10, 0, nowMs), ...spread(count * 0.1, daySeconds, daySeconds / 10, nowMs)]
}
