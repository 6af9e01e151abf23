import { CloudTrail } from 'cloudtrail-client'

class Trails {
  constructor(private readonly cloudtrail = new CloudTrail({ region: 'us-east-1' })) {}

  async names(): Promise<(string | undefined)[]> {
    const { trailList = [] } = await this.cloudtrail.describeTrails({})
    return trailList.map(({ Name }) => Name)
  }

  async again() {
    const { trailList = [] } = await this.cloudtrail.describeTrails({ includeShadowTrails: false })
    return trailList.length
  }

  async recent() {
    let count = 0
    for await (const { Events = [] } of this.cloudtrail.lookupEvents({ MaxResults: 2 }).pages()) count += Events.length
    return count
  }
}

const trails = new Trails()
console.log(await trails.names(), await trails.again(), await trails.recent())
