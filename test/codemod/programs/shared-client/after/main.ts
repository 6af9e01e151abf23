import { getClient } from './client.js'
import { Reader } from './reader.js'

const reader = new Reader({ client: getClient() })
console.log((await reader.read({ MaxResults: 2 })).length)
console.log((await getClient().describeTrails({})).trailList)
