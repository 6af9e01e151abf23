const { CloudTrail } = await import('cloudtrail-client')

const client = new CloudTrail({ region: 'us-east-1' })
const { trailList } = await client.describeTrails({})
console.log(trailList)
