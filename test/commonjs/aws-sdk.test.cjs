// @ts-nocheck: Jest is no dependency of the project
// Tests of a program for the AWS SDK, whose client is this package under another name, with an automatic mock.
jest.mock('@aws-sdk/client-cloudtrail')
const { CloudTrailClient, LookupEventsCommand, TrailNotFoundException } = require('@aws-sdk/client-cloudtrail')

const countOf = async () => {
  const { Events } = await new CloudTrailClient({ region: 'us-east-1' }).send(
    new LookupEventsCommand({ MaxResults: 2 }),
  )
  return Events.length
}

test('an automatic mock of Jest', async () => {
  CloudTrailClient.prototype.send.mockResolvedValueOnce({ Events: [{}, {}] })
  expect(await countOf()).toBe(2)
  expect(LookupEventsCommand).toHaveBeenCalledWith({ MaxResults: 2 })
})

test('a stub of the real client, and an error that a test makes', async () => {
  const actual = jest.requireActual('@aws-sdk/client-cloudtrail')
  const error = new actual.TrailNotFoundException({ message: 'gone', $metadata: {} })
  jest.spyOn(actual.CloudTrailClient.prototype, 'send').mockRejectedValueOnce(error)
  const caught = await new actual.CloudTrail({ region: 'us-east-1' }).getTrail({ Name: 'x' }).catch((thrown) => thrown)
  expect(caught).toBeInstanceOf(actual.TrailNotFoundException)
  expect(caught.message).toBe('gone')
  expect(typeof TrailNotFoundException).toBe('function')
})
