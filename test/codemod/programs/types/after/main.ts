import type {
  CloudTrail as Client,
  DescribeTrailsCommandInput,
  Event as TrailEvent,
  LookupEventsCommandOutput,
  Trail,
} from 'cloudtrail-client'
import { CloudTrail, type CloudTrailConfig, type SdkOptions, type DescribeTrailsCommandOutput } from 'cloudtrail-client'

const config: CloudTrailConfig & SdkOptions = { region: 'us-east-1', maxAttempts: 2, retryMode: 'standard' }
const configs: (CloudTrailConfig & SdkOptions)[] = [config]
const clients = new Map<string, Client>()

function clientFor(region: string): Client {
  const known = clients.get(region)
  if (known !== undefined) return known
  const made = new CloudTrail({ ...configs[0], region })
  clients.set(region, made)
  return made
}

const request: DescribeTrailsCommandInput = { includeShadowTrails: false }
const empty: Omit<DescribeTrailsCommandOutput, '$metadata'> = { trailList: [] }

async function trails(client: Client): Promise<Trail[]> {
  const response: Omit<DescribeTrailsCommandOutput, '$metadata'> = await client.describeTrails(request)
  return response.trailList ?? empty.trailList ?? []
}

const nameOf = (event: TrailEvent): string => event.EventName ?? ''
const output: LookupEventsCommandOutput = await clientFor('us-east-1').lookupEvents({})
console.log((output.Events ?? []).map(nameOf), await trails(clientFor('us-east-1')))
