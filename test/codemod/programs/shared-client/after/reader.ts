import { CloudTrailClient, type Event, type LookupEventsCommandInput } from './aws.js'
import { isServiceError } from 'cloudtrail-client'

export class Reader {
  readonly #client: CloudTrailClient

  constructor({ client }: { client: CloudTrailClient }) {
    this.#client = client
  }

  async read(input: LookupEventsCommandInput): Promise<Event[]> {
    try {
      const { Events } = await this.#client.lookupEvents(input)
      return Events ?? []
    } catch (error) {
      if (isServiceError(error, 'TrailNotFoundException')) return []
      throw error
    }
  }
}
