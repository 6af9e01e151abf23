import { CloudTrail, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'

class Trails {
  constructor(private readonly cloudtrail = new CloudTrail({ region: 'us-east-1' })) {}

  async names(): Promise<(string | undefined)[]> {
    const { trailList = [] } = await this.cloudtrail.describeTrails({})
    return trailList.map(({ Name }) => Name)
  }

  async again() {
    const { trailList = [] } = await this.cloudtrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }))
    return trailList.length
  }

  async recent() {
    let count = 0
    for await (const { Events = [] } of this.cloudtrail.paginateLookupEvents({ MaxResults: 2 })) count += Events.length
    return count
  }
}

const trails = new Trails()
console.log(await trails.names(), await trails.again(), await trails.recent())
