const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail')

const client = new CloudTrailClient({ region: 'us-east-1' })
const { trailList } = await client.send(new DescribeTrailsCommand({}))
console.log(trailList)
