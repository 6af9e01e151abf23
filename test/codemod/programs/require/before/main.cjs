const { CloudTrailClient: Client, LookupEventsCommand, TrailNotFoundException, GetTrailStatusCommand: Status, LookupAttributeKey } = require('@aws-sdk/client-cloudtrail')

const client = new Client({ region: 'us-east-1' })

exports.handler = async () => {
  const params = { LookupAttributes: [{ AttributeKey: LookupAttributeKey.EVENT_NAME, AttributeValue: 'CreateUser' }] }
  const { Events } = await client.send(new LookupEventsCommand(params))
  try {
    return await client.send(new Status({ Name: 'missing' }))
  } catch (error) {
    return [Events.length, error instanceof TrailNotFoundException]
  }
}

exports.handler().then((result) => console.log(result))
