// @ts-nocheck: some of its calls are wrong on purpose
// Requires every entry in CommonJS, calls an emulator with it, and prints `right`. It runs as it is, on several Nodes without
// `require` of ES modules, and as one bundle.
const assert = require('node:assert/strict')
const main = require('cloudtrail-client')
const core = require('cloudtrail-client/core')
const schemas = require('cloudtrail-client/schemas')
const credentials = require('cloudtrail-client/credentials')
const intake = require('cloudtrail-client/intake')
const integrity = require('cloudtrail-client/integrity')
const connector = require('cloudtrail-client/connector')
const search = require('cloudtrail-client/search')
const sdk = require('cloudtrail-client/aws-sdk')
const redis = require('cloudtrail-client/redis')
const undici = require('cloudtrail-client/undici')
const testing = require('cloudtrail-client/testing')
const msw = require('cloudtrail-client/testing/msw')

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const records = [{ eventID: '1', eventName: 'ConsoleLogin', eventTime: new Date().toISOString() }]

/** @param {object} config Of an emulator. */
async function callWith(config) {
  const cloudtrail = new main.CloudTrail(config)
  assert.equal((await cloudtrail.lookupEvents()).Events.length, 1)
  assert.equal((await core.createClient({ LookupEvents: core.LookupEvents }, config).lookupEvents()).Events.length, 1)
  const { EventDataStoreArn = '' } = await cloudtrail.createEventDataStore({ Name: 'store' })
  const statement = `SELECT eventName FROM ${EventDataStoreArn.split('/').at(-1)}`
  const { QueryId } = await cloudtrail.startQuery({ QueryStatement: statement })
  await cloudtrail.describeQuery({ QueryId })
  await cloudtrail.describeQuery({ QueryId }) // a query of the emulator is finished when it was looked at twice
  assert.deepEqual((await cloudtrail.getQueryResults({ QueryId })).QueryResultRows, [[{ eventName: 'ConsoleLogin' }]])
  const reply = await connector.createConnector(config).run('get_trail', { trail_name: 'none' })
  assert.equal(reply.status, 'failed')
  const { Events } = await new sdk.CloudTrailClient(config).send(new sdk.LookupEventsCommand({}))
  assert.equal(Events.length, 1)
  const { region, ...others } = config
  const hits = []
  const finding = search.createSearch({ ...others, regions: [region] })
  for await (const { event } of finding.find({ from: new Date(Date.now() - 3600_000), limit: 1 })) hits.push(event)
  assert.equal(hits[0].EventName, 'ConsoleLogin')
}

async function run() {
  const emulator = testing.createEmulator({ records, credentials: [keys] })
  const { url, close } = await emulator.listen()
  try {
    await callWith({ region: 'eu-west-1', credentials: keys, endpoint: url, limiter: false })
  } finally {
    await close() // Jest would wait for it
  }

  assert.equal(typeof schemas.LookupEventsInput, 'object')
  assert.equal(msw.handlers(emulator).length, 1)
  // One set of classes for all entries.
  assert.throws(() => core.createClient({}, { region: 5 }), main.InputError)
  assert.throws(() => intake.createIntake({}), main.InputError)
  assert.throws(() => redis.redisRateLimiter({}), main.InputError)
  assert.throws(() => integrity.validateLogs({}), main.InputError)
  assert.throws(() => undici.undiciTransport({}), main.InputError)
  await assert.rejects(credentials.fromContainer()(), main.CredentialsError)
  // The package undici is loaded when a proxy is configured: here there is none to connect to.
  const proxied = new main.CloudTrail({
    region: 'eu-west-1',
    credentials: keys,
    proxy: 'http://127.0.0.1:1',
    maxAttempts: 1,
  })
  const error = await proxied.describeTrails().catch((reason) => reason)
  assert(error instanceof main.ConnectionError && !error.message.includes('cannot be loaded'), error)
}

module.exports = { run }
if (require.main === module) run().then(() => console.log('right'))
