import type { CloudTrailClient as Client, CloudTrailClientConfig, DescribeTrailsRequest, DescribeTrailsResponse, Event as TrailEvent, LookupEventsCommandOutput, Trail } from '@aws-sdk/client-cloudtrail'
import { CloudTrailClient, DescribeTrailsCommand, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'

const config: CloudTrailClientConfig = { region: 'us-east-1', maxAttempts: 2, retryMode: 'standard' }
const configs: CloudTrailClientConfig[] = [config]
const clients = new Map<string, Client>()

function clientFor(region: string): Client {
  const known = clients.get(region)
  if (known !== undefined) return known
  const made = new CloudTrailClient({ ...configs[0], region })
  clients.set(region, made)
  return made
}

const request: DescribeTrailsRequest = { includeShadowTrails: false }
const empty: DescribeTrailsResponse = { trailList: [] }

async function trails(client: Client): Promise<Trail[]> {
  const response: DescribeTrailsResponse = await client.send(new DescribeTrailsCommand(request))
  return response.trailList ?? empty.trailList ?? []
}

const nameOf = (event: TrailEvent): string => event.EventName ?? ''
const output: LookupEventsCommandOutput = await clientFor('us-east-1').send(new LookupEventsCommand({}))
console.log((output.Events ?? []).map(nameOf), await trails(clientFor('us-east-1')))
