import { expect, test } from 'vitest'
import { CreateChannel, GetChannel, ListChannels, UpdateChannel } from '../../../src/operations/channels.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const channelArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:channel/EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE'
const eventDataStoreArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1'
const complete = {
  Name: 'build-server',
  Source: 'Custom',
  Destinations: [{ Type: 'EVENT_DATA_STORE', Location: eventDataStoreArn }],
}

test('a channel needs a destination', () => {
  expect(issuesOf(() => encodeInput(CreateChannel, { ...complete, Destinations: [] }))).toEqual([
    { path: 'Destinations', message: 'must have at least 1 item' },
  ])
  expect(issuesOf(() => encodeInput(UpdateChannel, { Channel: channelArn, Destinations: [] }))).toEqual([
    { path: 'Destinations', message: 'must have at least 1 item, or be left out' },
  ])
})

test('a destination needs its type and its location, and the type is one that is known', () => {
  const [destination] = complete.Destinations
  const create = (changed: object) => encodeInput(CreateChannel, { ...complete, Destinations: [changed] })
  expect(issuesOf(() => create({ Type: 'EVENT_DATA_STORE' }))).toEqual([
    { path: 'Destinations[0].Location', message: 'is required' },
  ])
  expect(issuesOf(() => create({ ...destination, Type: 'EVENTDATASTORE' }))).toMatchObject([
    { path: 'Destinations[0].Type', message: expect.stringContaining('EVENT_DATA_STORE') as string },
  ])
  expect(issuesOf(() => create({ ...destination, Location: 'a b c' }))).toMatchObject([
    { path: 'Destinations[0].Location' },
  ])
})

test('the tags of a new channel are called Tags', () => {
  expect(encodeInput(CreateChannel, { ...complete, Tags: [{ Key: 'team' }] })).toHaveProperty('Tags')
  expect(issuesOf(() => encodeInput(CreateChannel, { ...complete, TagsList: [{ Key: 'team' }] }))).toMatchObject([
    { path: 'TagsList', message: expect.stringContaining('is not a member') as string },
  ])
})

test('a channel name is 3 to 128 letters, digits, dots, underscores and hyphens', () => {
  for (const Name of ['ab', 'a'.repeat(129), 'build server', 'build/server']) {
    expect(issuesOf(() => encodeInput(CreateChannel, { ...complete, Name }))).toMatchObject([{ path: 'Name' }])
  }
})

test('a page of channels has 1 to 1000 of them', () => {
  expect(encodeInput(ListChannels, { MaxResults: 1000 })).toEqual({ MaxResults: 1000 })
  for (const MaxResults of [0, 1001, 1.5]) {
    expect(issuesOf(() => encodeInput(ListChannels, { MaxResults }))).toMatchObject([{ path: 'MaxResults' }])
  }
})

test('the state of the latest ingestion has its times as Date', () => {
  const wire = { IngestionStatus: { LatestIngestionSuccessTime: 1767225600, LatestIngestionErrorCode: '' } }
  expect(decodeOutput(GetChannel, wire)).toEqual({
    output: {
      IngestionStatus: { LatestIngestionSuccessTime: new Date('2026-01-01T00:00:00Z'), LatestIngestionErrorCode: '' },
    },
  })
})

test('a kind of destination that is not known yet is received', () => {
  const wire = { Destinations: [{ Type: 'KINESIS', Location: 'x' }] }
  expect(decodeOutput(GetChannel, wire)).toEqual({ output: wire })
})
