export async function trails(client) {
  const { trailList } = await client.describeTrails({})
  return trailList
}

export const makeService = ({ client }) => ({
  async count() {
    const { Events } = await client.lookupEvents({ MaxResults: 1 })
    let all = 0
    for await (const page of client.lookupEvents({ MaxResults: 2 }).pages()) all += page.Events.length
    return [Events.length, all]
  },
})
