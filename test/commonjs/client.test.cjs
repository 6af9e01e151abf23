// @ts-nocheck: Jest is no dependency of the project
// Tests as a user of Jest writes them, in CommonJS, with nothing configured.
const { CloudTrail } = require('cloudtrail-client')
const { run } = require('./program.cjs')

test('every entry is required and calls an emulator', run)

test('a method of the client is replaced by a double', async () => {
  const double = jest
    .spyOn(CloudTrail.prototype, 'describeTrails')
    .mockResolvedValue({ trailList: [{ Name: 'audit' }] })
  const { trailList } = await new CloudTrail({ region: 'eu-west-1' }).describeTrails()
  expect(trailList).toEqual([{ Name: 'audit' }])
  expect(double).toHaveBeenCalledTimes(1)
})

test('the whole client is replaced by doubles of Jest', () => {
  const { CloudTrail: Double } = jest.createMockFromModule('cloudtrail-client')
  Double.prototype.describeTrails.mockReturnValue('double')
  expect(new Double().describeTrails()).toBe('double')
})
