import {
  CloudTrail,
  type GetTrailCommandInput,
  type DescribeTrailsCommandOutput,
  type DescribeTrailsCommandInput,
} from 'cloudtrail-client'

class Service {
  private client = new CloudTrail({ region: 'us-east-1' })
  static shared?: CloudTrail

  async go(client: CloudTrail = this.client, names: string[] = []): Promise<DescribeTrailsCommandOutput> {
    Service.shared ??= client
    const describe: DescribeTrailsCommandInput = { trailNameList: names }
    await Service.shared?.describeTrails({})
    const missing: GetTrailCommandInput = { Name: 'missing' }
    await (client as CloudTrail).getTrail(missing).catch(() => undefined)
    return this.client.describeTrails(describe)
  }
}

console.log((await new Service().go()).trailList)
