const { CloudTrail: Client, isServiceError } = require('cloudtrail-client')

const client = new Client({ region: 'us-east-1' })

exports.handler = async () => {
  const params = { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateUser' }] }
  const { Events } = await client.lookupEvents(params)
  try {
    return await client.getTrailStatus({ Name: 'missing' })
  } catch (error) {
    return [Events.length, isServiceError(error, 'TrailNotFoundException')]
  }
}

exports.handler().then((result) => console.log(result))
