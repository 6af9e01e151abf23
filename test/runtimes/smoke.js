// What must work on every runtime, against an emulator that verifies signatures. Plain JavaScript with web APIs only.
// The account is that of account.js.
import {
  CloudTrail,
  ConnectionError,
  CredentialsError,
  InputError,
  isServiceError,
  TimeoutError,
} from 'cloudtrail-client'
import { createClient, LookupEvents } from 'cloudtrail-client/core'
import { fromChain, fromEnv } from 'cloudtrail-client/credentials'

/**
 * @typedef {object} Place Where the suite runs.
 * @property {string} endpoint The emulator's.
 * @property {boolean} hasEnvironment Whether the runtime has environment variables; they are then set.
 */

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** @param {Place} place */
const clientOf = ({ endpoint }, config = {}) =>
  new CloudTrail({ region: 'eu-west-1', endpoint, credentials, limiter: false, ...config })

/** @type {Record<string, (place: Place) => Promise<void>>} */
export const tests = {
  'a signed call is answered': async (place) => {
    const { trailList, $metadata } = await clientOf(place).describeTrails()
    equal([trailList, $metadata.httpStatusCode, $metadata.attempts], [[], 200, 1])
  },

  'a session token is signed too': async (place) => {
    const session = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'to+ken/=' }
    const { $metadata } = await clientOf(place, { credentials: session }).describeTrails()
    equal($metadata.httpStatusCode, 200)
  },

  'a signature with another secret is refused': async (place) => {
    const wrong = { ...credentials, secretAccessKey: 'another' }
    const error = await failureOf(clientOf(place, { credentials: wrong }).describeTrails())
    equal(isServiceError(error, 'InvalidSignatureException'), true)
  },

  'names outside of ASCII are sent as they are': async (place) => {
    const LookupAttributes = [{ AttributeKey: /** @type {const} */ ('Username'), AttributeValue: 'Zoë 日本' }]
    const { Events = [] } = await clientOf(place).lookupEvents({ LookupAttributes })
    equal(
      Events.map(({ Username }) => Username),
      ['Zoë 日本'],
    )
  },

  'a walk has every event of every page once': async (place) => {
    const ids = new Set()
    for await (const { EventId } of clientOf(place).lookupEvents({ MaxResults: 50 })) ids.add(EventId)
    equal(ids.size, 120)
  },

  'a client of one operation walks page by page': async ({ endpoint }) => {
    const client = createClient({ LookupEvents }, { region: 'eu-west-1', endpoint, credentials, limiter: false })
    const sizes = []
    for await (const { Events = [] } of client.lookupEvents().pages()) sizes.push(Events.length)
    equal(sizes, [50, 50, 20])
  },

  'REST requests with a query are signed': async (place) => {
    const channelArn = 'arn:aws:cloudtrail:eu-west-1:123456789012:channel/12345678-1234-1234-1234-123456789012'
    const auditEvent = { id: '1', eventData: JSON.stringify({ version: '1.0' }) }
    const call = clientOf(place).putAuditEvents({ channelArn, externalId: 'a+b=/@', auditEvents: [auditEvent] })
    equal(/** @type {any} */ (await failureOf(call)).code, 'ChannelNotFound')
  },

  'a wrong input is refused before it is sent': async (place) => {
    const error = await failureOf(clientOf(place).lookupEvents({ MaxResults: 100 }))
    equal([error instanceof InputError, error.message], [true, 'LookupEvents: MaxResults must be at most 50'])
  },

  'what the service refuses is a ServiceError': async (place) => {
    const error = await failureOf(clientOf(place).getTrail({ Name: 'none' }))
    equal(isServiceError(error, 'TrailNotFoundException') && error.status, 400)
  },

  'a closed port is a ConnectionError': async (place) => {
    const error = await failureOf(clientOf(place, { endpoint: 'http://127.0.0.1:1', maxAttempts: 1 }).describeTrails())
    equal(error instanceof ConnectionError, true)
  },

  'status 503 is tried again': async (place) => {
    equal((await clientOf(place).listChannels()).$metadata.attempts, 3)
  },

  'a broken connection is tried again': async (place) => {
    equal((await clientOf(place).listEventDataStores()).$metadata.attempts, 2)
  },

  'an abort ends a request in flight, with the reason of its signal': async (place) => {
    const controller = new AbortController()
    const reason = new Error('no longer needed')
    setTimeout(() => controller.abort(reason), 50)
    equal((await failureOf(clientOf(place).listDashboards({}, { signal: controller.signal }))) === reason, true)
  },

  'a signal that has fired sends nothing': async (place) => {
    const reason = new Error('too late')
    let attempts = 0
    const client = clientOf(place, { on: { attempt: () => attempts++ } })
    const error = await failureOf(client.describeTrails({}, { signal: AbortSignal.abort(reason) }))
    equal([error === reason, attempts], [true, 0])
  },

  'a call ends at its time limit': async (place) => {
    const error = await failureOf(clientOf(place).listDashboards({}, { timeoutMs: 50 }))
    equal(error instanceof TimeoutError, true)
  },

  'the limiter paces calls': async (place) => {
    /** @type {string[]} */
    const waits = []
    const client = clientOf(place, { limiter: undefined, on: { wait: ({ operation = '' }) => waits.push(operation) } })
    await Promise.all([1, 2, 3].map(() => client.lookupEvents({ MaxResults: 1 })))
    equal(waits, ['LookupEvents', 'LookupEvents'])
  },

  'credentials come from a provider': async (place) => {
    let asked = 0
    const provider = async () => ({ ...credentials, expiration: new Date(Date.now() + 3_600_000), asked: ++asked })
    const client = clientOf(place, { credentials: provider })
    await Promise.all([client.describeTrails(), client.listTrails()])
    equal(asked, 1)
  },

  'credentials and Region come from the environment, where there is one': async ({ endpoint, hasEnvironment }) => {
    if (hasEnvironment) {
      const { $metadata } = await new CloudTrail({ endpoint, limiter: false }).describeTrails()
      equal($metadata.httpStatusCode, 200)
    } else {
      const client = new CloudTrail({ region: 'eu-west-1', endpoint, credentials: fromChain(fromEnv()) })
      equal((await failureOf(client.describeTrails())) instanceof CredentialsError, true)
    }
  },
}

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} ms
 * @property {string} [failure] What went wrong; absent for a test that passed.
 */

/**
 * Runs tests one after the other.
 *
 * @param {Place} place
 * @param {Record<string, (place: Place) => Promise<void>>} chosen
 * @returns {Promise<Outcome[]>}
 */
export async function runTests(place, chosen = tests) {
  const outcomes = []
  for (const [name, test] of Object.entries(chosen)) {
    const startedAt = Date.now()
    const failure = await within(10_000, test(place)).then(
      () => undefined,
      (error) => ({ failure: describe(error) }),
    )
    outcomes.push({ name, ms: Date.now() - startedAt, ...failure })
  }
  return outcomes
}

/**
 * @param {number} limitMs
 * @param {Promise<void>} promise
 */
async function within(limitMs, promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limitMs} ms`)), limitMs)
  })
  await Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

/** @param {unknown} error */
function describe(error) {
  const cause = error instanceof Error && error.cause !== undefined ? `; cause: ${String(error.cause)}` : ''
  return `${String(error)}${cause}`
}

/**
 * @param {PromiseLike<unknown>} promise
 * @returns {Promise<Error>}
 */
const failureOf = async (promise) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('it did not fail')
    },
    (error) => error,
  )

/**
 * Compares as JSON; what comes from the package first.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function equal(actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`)
}
