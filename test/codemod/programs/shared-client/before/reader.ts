import { CloudTrailClient, LookupEventsCommand, TrailNotFoundException, type Event, type LookupEventsCommandInput } from './aws.js'

export class Reader {
  readonly #client: CloudTrailClient

  constructor({ client }: { client: CloudTrailClient }) {
    this.#client = client
  }

  async read(input: LookupEventsCommandInput): Promise<Event[]> {
    try {
      const { Events } = await this.#client.send(new LookupEventsCommand(input))
      return Events ?? []
    } catch (error) {
      if (error instanceof TrailNotFoundException) return []
      throw error
    }
  }
}
