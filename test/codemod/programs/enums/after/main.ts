import { CloudTrail, type LookupAttributeKey, type ReadWriteType } from 'cloudtrail-client'

const client = new CloudTrail({ region: 'us-east-1' })

const params = {
  LookupAttributes: [{ AttributeKey: 'EventName' as const, AttributeValue: 'ConsoleLogin' }],
}
console.log((await client.lookupEvents(params)).Events?.length)

const byUser = (name: string) =>
  client.lookupEvents(
    {
      LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: name }],
    },
  )
console.log((await byUser('ada')).Events?.length)

function keyOf(text: string): LookupAttributeKey {
  switch (text) {
    case 'user':
      return 'Username'
    case 'name':
      return 'EventName'
    default:
      return text === 'ReadOnly' ? 'ReadOnly' : 'EventId'
  }
}
const input = { LookupAttributes: [{ AttributeKey: keyOf('user'), AttributeValue: 'grace' }] }
for await (const { Events = [] } of client.lookupEvents(input).pages()) console.log(Events.length)
let type: ReadWriteType = 'All'
if (names().length > 1) type = 'WriteOnly'
console.log(type)

function names() {
  return ['All' as const, 'ReadOnly' as const]
}
