/** Finds the resources of a record: those in its `resources`, and those that its request or its reply names. */
import { part, stringOf, type CloudTrailRecord } from '../records/record.js'
import { isObject } from '../values/json.js'

/** A resource as an event shows it. */
export interface EventResource {
  readonly ResourceType?: string | undefined
  readonly ResourceName: string
}

/** Request parameters that name a resource in any service. Only the obvious ones: the real service knows many more. */
const typesByParameter: ReadonlyMap<string, string> = new Map([
  ['accessKeyId', 'AWS::IAM::AccessKey'],
  ['allocationId', 'AWS::EC2::EIP'],
  ['bucketName', 'AWS::S3::Bucket'],
  ['dBInstanceIdentifier', 'AWS::RDS::DBInstance'],
  ['functionName', 'AWS::Lambda::Function'],
  ['groupId', 'AWS::EC2::SecurityGroup'],
  ['instanceId', 'AWS::EC2::Instance'],
  ['instanceProfileName', 'AWS::IAM::InstanceProfile'],
  ['keyId', 'AWS::KMS::Key'],
  ['policyArn', 'AWS::IAM::Policy'],
  ['roleArn', 'AWS::IAM::Role'],
  ['roleName', 'AWS::IAM::Role'],
  ['routeTableId', 'AWS::EC2::RouteTable'],
  ['secretId', 'AWS::SecretsManager::Secret'],
  ['subnetId', 'AWS::EC2::Subnet'],
  ['trailName', 'AWS::CloudTrail::Trail'],
  ['vpcId', 'AWS::EC2::VPC'],
  // Parameters whose meaning depends on the event source.
  ['iam.amazonaws.com/userName', 'AWS::IAM::User'],
  ['iam.amazonaws.com/groupName', 'AWS::IAM::Group'],
  ['cloudtrail.amazonaws.com/name', 'AWS::CloudTrail::Trail'],
])

type Named = readonly [type: string, ...paths: string[]]

const instances: Named = ['AWS::EC2::Instance', 'requestParameters.instancesSet.items.instanceId']

/** Where the events of some operations name their resources, as in lookups of the real service. */
const namedBy: Readonly<Record<string, readonly Named[]>> = {
  'ec2.amazonaws.com/RunInstances': [
    ['AWS::EC2::VPC', 'responseElements.instancesSet.items.vpcId'],
    ['AWS::EC2::Ami', 'requestParameters.instancesSet.items.imageId', 'responseElements.instancesSet.items.imageId'],
    [
      'AWS::EC2::NetworkInterface',
      'requestParameters.networkInterfaceSet.items.networkInterfaceId',
      'responseElements.instancesSet.items.networkInterfaceSet.items.networkInterfaceId',
    ],
    ['AWS::EC2::Instance', 'responseElements.instancesSet.items.instanceId'],
    ['AWS::EC2::KeyPair', 'requestParameters.instancesSet.items.keyName'],
    [
      'AWS::EC2::SecurityGroup',
      'requestParameters.groupSet.items.groupId',
      'requestParameters.networkInterfaceSet.items.groupSet.items.groupId',
      'responseElements.instancesSet.items.groupSet.items.groupId',
      'responseElements.instancesSet.items.groupSet.items.groupName',
    ],
    ['AWS::EC2::Subnet', 'requestParameters.subnetId', 'responseElements.instancesSet.items.subnetId'],
  ],
  'ec2.amazonaws.com/CreateSecurityGroup': [
    ['AWS::EC2::VPC', 'requestParameters.vpcId'],
    ['AWS::EC2::SecurityGroup', 'requestParameters.groupName', 'responseElements.groupId'],
  ],
  'iam.amazonaws.com/CreateUser': [
    ['AWS::IAM::User', 'responseElements.user.arn', 'responseElements.user.userId', 'requestParameters.userName'],
  ],
  'sts.amazonaws.com/AssumeRole': [
    ['AWS::IAM::AccessKey', 'responseElements.credentials.accessKeyId'],
    [
      'AWS::STS::AssumedRole',
      'requestParameters.roleSessionName',
      'responseElements.assumedRoleUser.assumedRoleId',
      'responseElements.assumedRoleUser.arn',
    ],
    ['AWS::IAM::Role', 'requestParameters.roleArn'],
  ],
}

/** Resources of a record, each once. */
export function resourcesOf(record: CloudTrailRecord): EventResource[] {
  const operation = `${stringOf(record, 'eventSource') ?? ''}/${stringOf(record, 'eventName') ?? ''}`
  const all = [...named(record, operation), ...listed(record)]
  return all.filter(
    ({ ResourceType, ResourceName }, index) =>
      index === all.findIndex((other) => other.ResourceName === ResourceName && other.ResourceType === ResourceType),
  )
}

function named(record: CloudTrailRecord, operation: string): EventResource[] {
  if (operation.startsWith('ec2.amazonaws.com/Describe')) return []
  const rules = Object.hasOwn(namedBy, operation) ? namedBy[operation] : undefined
  return rules === undefined ? requested(record) : found(record, rules)
}

const found = (record: CloudTrailRecord, named: readonly Named[]): EventResource[] =>
  named.flatMap(([ResourceType, ...paths]) =>
    paths.flatMap((path) => namesAt(record, path.split('.')).map((ResourceName) => ({ ResourceType, ResourceName }))),
  )

/** The strings at a path; of a list, those of all of its items. */
function namesAt(value: unknown, [name, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => namesAt(item, name === undefined ? [] : [name, ...rest]))
  if (name !== undefined) return isObject(value) ? namesAt(value[name], rest) : []
  return typeof value === 'string' && value !== '' ? [value] : []
}

function listed(record: CloudTrailRecord): EventResource[] {
  const resources: unknown = record['resources']
  if (!Array.isArray(resources)) return []
  return resources.flatMap((resource: unknown) => {
    const name = stringOf(resource, 'ARN') ?? stringOf(resource, 'ARNPrefix')
    return name === undefined ? [] : [{ ResourceType: stringOf(resource, 'type'), ResourceName: name }]
  })
}

function requested(record: CloudTrailRecord): EventResource[] {
  const parameters = part(record, 'requestParameters')
  const source = stringOf(record, 'eventSource') ?? ''
  const named = Object.keys(parameters).flatMap((parameter) => {
    const type = typesByParameter.get(parameter) ?? typesByParameter.get(`${source}/${parameter}`)
    const name = type === undefined ? undefined : stringOf(parameters, parameter)
    return name === undefined ? [] : [{ ResourceType: type, ResourceName: name }]
  })
  return [...named, ...found(record, [instances])]
}
