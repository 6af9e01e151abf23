import { CloudTrailClient, LookupAttributeKey, LookupEventsCommand, ReadWriteType, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({ region: 'us-east-1' })

const params = {
  LookupAttributes: [{ AttributeKey: LookupAttributeKey.EVENT_NAME, AttributeValue: 'ConsoleLogin' }],
}
console.log((await client.send(new LookupEventsCommand(params))).Events?.length)

const byUser = (name: string) =>
  client.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: LookupAttributeKey.USERNAME, AttributeValue: name }],
    }),
  )
console.log((await byUser('ada')).Events?.length)

function keyOf(text: string): LookupAttributeKey {
  switch (text) {
    case 'user':
      return LookupAttributeKey.USERNAME
    case 'name':
      return LookupAttributeKey.EVENT_NAME
    default:
      return text === LookupAttributeKey.READ_ONLY ? LookupAttributeKey.READ_ONLY : LookupAttributeKey.EVENT_ID
  }
}
const input = { LookupAttributes: [{ AttributeKey: keyOf('user'), AttributeValue: 'grace' }] }
for await (const { Events = [] } of paginateLookupEvents({ client }, input)) console.log(Events.length)
let type: ReadWriteType = ReadWriteType.All
if (names().length > 1) type = ReadWriteType.WriteOnly
console.log(type)

function names() {
  return [ReadWriteType.All, ReadWriteType.ReadOnly]
}
