/** Everything that exists in the emulated account. */
import type { Input } from '../front/input.js'
import { EventHistory } from '../history/event-history.js'
import type { CloudTrailRecord } from '../records/record.js'
import type { NewId } from './ids.js'
import type {
  Channel,
  Dashboard,
  EventConfiguration,
  EventDataStore,
  LakeImport,
  LakeQuery,
  Trail,
} from './resources.js'
import type { SigningKey } from './signing-keys.js'

/** State of the account over all Regions; ARNs and keys carry the Region where one matters. */
export class AccountState {
  /** Trails by ARN. A multi-Region trail stands here once, under its home Region. */
  readonly trails = new Map<string, Trail>()
  /** Event data stores by ARN. */
  readonly eventDataStores = new Map<string, EventDataStore>()
  /** Channels by ARN. */
  readonly channels = new Map<string, Channel>()
  /** Imports by id. */
  readonly imports = new Map<string, LakeImport>()
  /** Dashboards by ARN. */
  readonly dashboards = new Map<string, Dashboard>()
  /** What PutEventConfiguration has set, by ARN of the trail or the event data store. */
  readonly eventConfigurations = new Map<string, EventConfiguration>()
  /** Queries by id. */
  readonly queries = new Map<string, LakeQuery>()
  /** All records, of every Region and category: what event data stores have. */
  readonly records: CloudTrailRecord[] = []
  /** Insights selectors of event data stores by ARN, with the store that the findings go to. */
  readonly storeInsights = new Map<string, { InsightSelectors: readonly Input[]; InsightsDestination: string }>()
  /** Resource policies by ARN of their resource. */
  readonly policies = new Map<string, string>()
  /** Account ids of the organization's delegated administrators. */
  readonly administrators = new Set<string>()
  /** Tags by ARN of their resource: an entry, if only an empty one, says that the resource exists. */
  readonly tags = new Map<string, Map<string, string | undefined>>()
  /** Key pairs of the digest files, by Region and start of validity. */
  readonly signingKeys = new Map<string, SigningKey>()
  /** Makes the id of a new resource, event or request. */
  readonly newId: NewId
  readonly #histories = new Map<string, EventHistory>()
  /** Records that name no Region: every history has them, those made later too. */
  readonly #ofNoRegion: CloudTrailRecord[] = []
  readonly #regionOfRecords: string | undefined

  /**
   * @param newId - Where ids come from.
   * @param regionOfRecords - Where all records go; `undefined` for the Region that each one names.
   */
  constructor(newId: NewId, regionOfRecords: string | undefined) {
    this.newId = newId
    this.#regionOfRecords = regionOfRecords
  }

  /** Adds a record to the event history. @throws TypeError for one without a readable `eventTime`. */
  addRecord(record: CloudTrailRecord): void {
    this.#addToHistories(record)
    this.records.push(record)
  }

  /** Drops what was attached to a resource that is gone: a later one of the same ARN begins without it. */
  detachAll(arn: string): void {
    for (const attached of [this.tags, this.policies, this.eventConfigurations, this.storeInsights])
      attached.delete(arn)
  }

  #addToHistories(record: CloudTrailRecord): void {
    const region = this.#regionOfRecords ?? record['awsRegion']
    if (typeof region === 'string') {
      this.history(region).add(record)
      return
    }
    // Also to one that nobody sees, so that a record that cannot be read is refused before any Region asks for it.
    for (const history of [...this.#histories.values(), new EventHistory()]) history.add(record)
    this.#ofNoRegion.push(record)
  }

  /** The event history of a Region, made when it is first asked for. */
  history(region: string): EventHistory {
    const known = this.#histories.get(region)
    if (known !== undefined) return known
    const history = new EventHistory()
    for (const record of this.#ofNoRegion) history.add(record)
    this.#histories.set(region, history)
    return history
  }
}
