// The canned replies of the local server: the same bytes at every run.
import { createHash } from 'node:crypto'
import { realRecords } from '../examples/records.js'
import { eventsPerPage, pagesPerWalk } from './answers.js'

/** The reply to DescribeTrails: two trails with every member that the service fills in. */
export function trailsReply() {
  const trailList = ['audit', 'data-events'].map((Name) => ({
    Name,
    S3BucketName: `${Name}-logs-123456789012`,
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    HomeRegion: 'eu-west-1',
    TrailARN: `arn:aws:cloudtrail:eu-west-1:123456789012:trail/${Name}`,
    LogFileValidationEnabled: true,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-west-1:123456789012:log-group:${Name}:*`,
    CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/CloudTrailToCloudWatchLogs',
    HasCustomEventSelectors: true,
    HasInsightSelectors: false,
    IsOrganizationTrail: false,
  }))
  return JSON.stringify({ trailList })
}

/** The replies to LookupEvents, page by page; the last one has no token. */
export function lookupReplies() {
  const events = [...realRecords()].map(eventOf)
  return Array.from({ length: pagesPerWalk }, (_, page) => {
    const Events = Array.from({ length: eventsPerPage }, (_, index) => events[spread(page, index, events.length)])
    return JSON.stringify({ Events, ...(page + 1 < pagesPerWalk ? { NextToken: tokenOf(page + 1) } : {}) })
  })
}

/** The token of a page; opaque, and as long as the service's. */
export function tokenOf(/** @type {number} */ page) {
  const part = (/** @type {number} */ salt) => createHash('sha512').update(`${page}/${salt}`).digest('base64')
  return part(0) + part(1)
}

/**
 * Records of one file are alike, so pages take them from everywhere: 661 is a prime that steps through all of them.
 *
 * @param {number} page
 * @param {number} index
 * @param {number} count
 */
function spread(page, index, count) {
  return ((page * eventsPerPage + index) * 661) % count
}

/** @param {Record<string, any>} record */
function eventOf(record) {
  const identity = record.userIdentity ?? {}
  return {
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly ?? /^(Get|List|Describe)/.test(record.eventName)),
    AccessKeyId: identity.accessKeyId,
    EventTime: Date.parse(record.eventTime) / 1000,
    EventSource: record.eventSource,
    Username: identity.userName ?? identity.principalId?.split(':')[1],
    Resources: resourcesOf(record),
    CloudTrailEvent: JSON.stringify(record),
  }
}

const typesByParameter = /** @type {const} */ ([
  ['bucketName', 'AWS::S3::Bucket'],
  ['roleName', 'AWS::IAM::Role'],
  ['roleArn', 'AWS::IAM::Role'],
  ['userName', 'AWS::IAM::User'],
  ['instanceId', 'AWS::EC2::Instance'],
  ['functionName', 'AWS::Lambda::Function'],
])

/** @param {Record<string, any>} record */
function resourcesOf({ resources, requestParameters }) {
  const listed = Array.isArray(resources) ? resources : []
  const requested = typesByParameter.filter(([parameter]) => typeof requestParameters?.[parameter] === 'string')
  return [
    ...listed.map(({ ARN, type }) => ({ ResourceType: type, ResourceName: ARN })),
    ...requested.map(([parameter, ResourceType]) => ({ ResourceType, ResourceName: requestParameters[parameter] })),
  ]
}
