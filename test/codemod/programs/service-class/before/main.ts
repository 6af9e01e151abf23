import {
  CloudTrailClient, DescribeTrailsCommand,
  type GetTrailRequest,
  GetTrailCommand, type DescribeTrailsCommandOutput,
} from '@aws-sdk/client-cloudtrail'

class Service {
  private client = new CloudTrailClient({ region: 'us-east-1' })
  static shared?: CloudTrailClient

  async go(client: CloudTrailClient = this.client, names: string[] = []): Promise<DescribeTrailsCommandOutput> {
    Service.shared ??= client
    const describe = new DescribeTrailsCommand({ trailNameList: names })
    await Service.shared?.send(new DescribeTrailsCommand({}))
    const missing: GetTrailRequest = { Name: 'missing' }
    await (client as CloudTrailClient).send(new GetTrailCommand(missing)).catch(() => undefined)
    return this.client.send(describe)
  }
}

console.log((await new Service().go()).trailList)
