import { CloudTrail, CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'

const cloudtrail = new CloudTrail({})
cloudtrail.describeTrails({}, (error: unknown) => console.log(error)) // left: callback
cloudtrail.describeTrails((error: unknown) => console.log(error)) // left: callback
new CloudTrailClient({}).send(new DescribeTrailsCommand({}), (error) => console.log(error)) // left: callback
