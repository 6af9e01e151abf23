/** Made-up records of a day in a small account: ordinary work, and somebody who comes in with a stolen password. Pure. */

type DemoRecord = Readonly<Record<string, unknown>>

const account = '123456789012'

const user = (name: string, accessKeyId?: string) => ({
  type: 'IAMUser',
  principalId: `AIDAEXAMPLE${name.toUpperCase()}`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  userName: name,
  ...(accessKeyId === undefined ? {} : { accessKeyId }),
})

const session = (role: string, name: string, accessKeyId: string) => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE${role.toUpperCase()}:${name}`,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
  accountId: account,
  accessKeyId,
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role },
    attributes: { mfaAuthenticated: 'false' },
  },
})

const keys = { ada: 'AKIAIOSFODNN7EXAMPLE', deploy: 'ASIAEXAMPLEDEPLOY001', admin: 'ASIAEXAMPLEADMIN0001' }
const ada = user('ada', keys.ada)
const deploy = session('deploy', 'ada-laptop', keys.deploy)
const admin = session('admin', 'ada-laptop', keys.admin)
const stranger = '198.51.100.23'

interface Act {
  readonly source: string
  readonly name: string
  readonly identity: object
  readonly more?: DemoRecord
}

const assumes = (identity: object, role: string, accessKeyId: string): Act => ({
  source: 'sts',
  name: 'AssumeRole',
  identity,
  more: {
    requestParameters: { roleArn: `arn:aws:iam::${account}:role/${role}`, roleSessionName: 'ada-laptop' },
    responseElements: { credentials: { accessKeyId, expiration: 'in an hour' } },
    resources: [{ ARN: `arn:aws:iam::${account}:role/${role}`, accountId: account, type: 'AWS::IAM::Role' }],
  },
})

const signIn = (result: 'Success' | 'Failure'): Act => ({
  source: 'signin',
  name: 'ConsoleLogin',
  identity: user('ada'),
  more: {
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: 'No', MobileVersion: 'No' },
    ...(result === 'Failure' ? { errorMessage: 'Failed authentication' } : {}),
  },
})

const denied = { errorCode: 'AccessDenied', errorMessage: 'You are not authorized to perform this operation.' }

/** One after another, two minutes apart. */
const intrusion: readonly Act[] = [
  signIn('Failure'),
  signIn('Failure'),
  signIn('Failure'),
  signIn('Success'),
  { source: 'iam', name: 'CreateAccessKey', identity: user('ada'), more: { requestParameters: { userName: 'ada' } } },
  { source: 'sts', name: 'GetCallerIdentity', identity: ada, more: { readOnly: true } },
  { source: 'iam', name: 'ListUsers', identity: ada, more: { ...denied, readOnly: true } },
  assumes(ada, 'deploy', keys.deploy),
  {
    source: 'ec2',
    name: 'AuthorizeSecurityGroupIngress',
    identity: deploy,
    more: {
      requestParameters: {
        groupId: 'sg-0a1b2c3d4e5f60718',
        ipPermissions: { items: [{ fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } }] },
      },
    },
  },
  {
    source: 'iam',
    name: 'CreateUser',
    identity: deploy,
    more: { ...denied, requestParameters: { userName: 'support' } },
  },
  assumes(deploy, 'admin', keys.admin),
  { source: 'cloudtrail', name: 'StopLogging', identity: admin, more: { requestParameters: { name: 'audit' } } },
  { source: 's3', name: 'PutBucketPolicy', identity: admin, more: { requestParameters: { bucketName: 'audit-logs' } } },
  { source: 'kms', name: 'DisableKey', identity: admin, more: { requestParameters: { keyId: '0f1e2d3c' } } },
  { source: 'iam', name: 'CreateUser', identity: admin, more: { requestParameters: { userName: 'support' } } },
]

const ordinary: readonly Act[] = [
  {
    source: 's3',
    name: 'GetBucketAcl',
    identity: session('backup', 'nightly', 'ASIAEXAMPLEBACKUP001'),
    more: { readOnly: true, requestParameters: { bucketName: 'audit-logs' } },
  },
  { source: 'ec2', name: 'DescribeInstances', identity: user('ci', 'AKIAEXAMPLECI0000001'), more: { readOnly: true } },
  {
    source: 'kms',
    name: 'Decrypt',
    identity: { type: 'AWSService', invokedBy: 'secretsmanager.amazonaws.com' },
    more: { readOnly: true },
  },
  {
    source: 'lambda',
    name: 'UpdateFunctionCode20150331v2',
    identity: user('ci', 'AKIAEXAMPLECI0000001'),
    more: { requestParameters: { functionName: 'resize' } },
  },
  {
    source: 'iam',
    name: 'GetRole',
    identity: user('grace', 'AKIAEXAMPLEGRACE0001'),
    more: { readOnly: true, requestParameters: { roleName: 'deploy' } },
  },
  {
    source: 's3',
    name: 'DeleteBucket',
    identity: user('grace', 'AKIAEXAMPLEGRACE0001'),
    more: { requestParameters: { bucketName: 'scratch' } },
  },
]

const minuteMs = 60_000

/** Services whose events are in the history of us-east-1 alone. */
const globalSources = ['iam', 'signin', 'sts']

function recordOf({ source, name, identity, more }: Act, index: number, timeMs: number, address: string): DemoRecord {
  const id = index.toString(16).padStart(8, '0')
  return {
    eventVersion: '1.11',
    userIdentity: identity,
    eventTime: new Date(timeMs).toISOString().replace(/\.\d+Z/, 'Z'),
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: globalSources.includes(source) || index % 3 === 0 ? 'us-east-1' : 'eu-west-1',
    sourceIPAddress: address,
    userAgent: 'aws-cli/2.31.0',
    requestParameters: null,
    responseElements: null,
    eventID: `${id}-0000-4000-8000-000000000000`,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
    recipientAccountId: account,
    ...more,
  }
}

const ordinaryAt = (index: number, timeMs: number): DemoRecord => {
  const [first] = ordinary
  const act = ordinary[index % ordinary.length] ?? first
  return recordOf(
    act ?? { source: 's3', name: 'ListBuckets', identity: {} },
    index,
    timeMs,
    `203.0.113.${String(index % 20)}`,
  )
}

/** Numbers of records, far from those of the day. */
const firstNew = 0xe000_0000
const firstOfIntrusion = 0xf000_0000

/** Something ordinary that happens now. */
export const demoRecordOf = (index: number, nowMs: number): DemoRecord => ordinaryAt(firstNew + index, nowMs)

const paceMs = 3 * minuteMs
const hourMs = 60 * minuteMs

/**
 * The last day: something every 3 minutes, and 5 hours ago the stranger.
 *
 * Times and ids follow the clock, not the start: the cursor of one process is of use in the next one.
 */
export function demoRecords(nowMs: number): DemoRecord[] {
  const newest = Math.floor(nowMs / paceMs)
  const day = Array.from({ length: 480 }, (_, back) => ordinaryAt(newest - back, (newest - back) * paceMs))
  const begunMs = (Math.floor(nowMs / hourMs) - 5) * hourMs
  const visit = intrusion.map((act, index) =>
    recordOf(act, firstOfIntrusion + index, begunMs + index * 2 * minuteMs, stranger),
  )
  return [...day, ...visit]
}
