import { CloudTrailClient, DescribeTrailsCommand, ListTrailsCommand } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({})
const commands = {
  describe: DescribeTrailsCommand, // left: not made here
  list: ListTrailsCommand, // left: not made here
}

export const run = (name: keyof typeof commands) => client.send(new commands[name]({})) // left: chosen while the program runs
