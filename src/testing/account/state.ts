/** The account: all resources and records, over all Regions. */
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

/** State of the account. ARNs and map keys contain the Region where it matters. */
export class AccountState {
  /** Trails by ARN. A multi-Region trail has one entry, that of its home Region. */
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
  /** All records, of every Region and category. Queries read these. */
  readonly records: CloudTrailRecord[] = []
  /** Insights selectors of event data stores by ARN, with the store that receives the Insights events. */
  readonly storeInsights = new Map<string, { InsightSelectors: readonly Input[]; InsightsDestination: string }>()
  /** Resource policies by ARN of their resource. */
  readonly policies = new Map<string, string>()
  /** Account ids of the organization's delegated administrators. */
  readonly administrators = new Set<string>()
  /** Tags by ARN of their resource. Every resource that can have tags has an entry, even if it is empty. */
  readonly tags = new Map<string, Map<string, string | undefined>>()
  /** Key pairs of the digest files, by Region and start of validity. */
  readonly signingKeys = new Map<string, SigningKey>()
  /** Makes the id of a new resource, event or request. */
  readonly newId: NewId
  readonly #histories = new Map<string, EventHistory>()
  /** Records without a Region: they are in the history of every Region, including those created later. */
  readonly #withoutRegion: CloudTrailRecord[] = []
  readonly #regionOfRecords: string | undefined

  /**
   * @param newId - Makes ids.
   * @param regionOfRecords - Region whose history gets all records; `undefined` for each record's own `awsRegion`.
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

  /** Removes tags, policies and configurations of a deleted resource: a new one with its ARN starts without them. */
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
    // The additional history has no reader: it makes an unreadable record throw now, not when a Region is first read.
    for (const history of [...this.#histories.values(), new EventHistory()]) history.add(record)
    this.#withoutRegion.push(record)
  }

  /** The event history of a Region, created when it is first read. */
  history(region: string): EventHistory {
    const known = this.#histories.get(region)
    if (known !== undefined) return known
    const history = new EventHistory()
    for (const record of this.#withoutRegion) history.add(record)
    this.#histories.set(region, history)
    return history
  }
}
