/** Finds the resources of a record: those in its `resources`, and those named by its request parameters. */
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

/** Resources of a record, each once. */
export function resourcesOf(record: CloudTrailRecord): EventResource[] {
  const all = [...listed(record), ...requested(record)]
  return all.filter(
    ({ ResourceType, ResourceName }, index) =>
      index === all.findIndex((other) => other.ResourceName === ResourceName && other.ResourceType === ResourceType),
  )
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
  return [...named, ...instances(parameters)]
}

/** EC2 names its instances in `instancesSet.items[].instanceId`. */
function instances(parameters: CloudTrailRecord): EventResource[] {
  const items: unknown = part(parameters, 'instancesSet')['items']
  if (!Array.isArray(items)) return []
  return items.filter(isObject).flatMap((item) => {
    const name = stringOf(item, 'instanceId')
    return name === undefined ? [] : [{ ResourceType: 'AWS::EC2::Instance', ResourceName: name }]
  })
}
