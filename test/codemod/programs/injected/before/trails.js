import { DescribeTrailsCommand, LookupEventsCommand, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'

export async function trails(client) {
  const { trailList } = await client.send(new DescribeTrailsCommand({}))
  return trailList
}

export const makeService = ({ client }) => ({
  async count() {
    const { Events } = await client.send(new LookupEventsCommand({ MaxResults: 1 }))
    let all = 0
    for await (const page of paginateLookupEvents({ client }, { MaxResults: 2 })) all += page.Events.length
    return [Events.length, all]
  },
})
