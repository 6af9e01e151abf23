// What a client adds to a bundle, minified and gzipped: with one operation, with all of them, and with a command of the SDK.
import { gzipSync } from 'node:zlib'
import { bundleText } from '../bundle.js'

const lite = `import awsLite from '@aws-lite/client'; console.log(await awsLite())`
const floor = `import { createFloor } from './floor.js'; console.log(createFloor('http://localhost'))`

const oneOperation = {
  ours: `import { createClient, LookupEvents } from 'cloudtrail-client/core'
         console.log(createClient({ LookupEvents }))`,
  sdk: `import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
        console.log(new CloudTrailClient({}).send(new LookupEventsCommand({})))`,
  lite,
  floor,
}
const allOperations = {
  ours: `import { CloudTrail } from 'cloudtrail-client'; console.log(new CloudTrail())`,
  sdk: `import { CloudTrail } from '@aws-sdk/client-cloudtrail'; console.log(new CloudTrail({}))`,
  lite,
  floor,
}

const oneCommand = {
  ours: oneOperation.sdk.replace('@aws-sdk/client-cloudtrail', 'cloudtrail-client/aws-sdk'),
  sdk: oneOperation.sdk,
}

/** @type {import('../run.js').Measure} */
export async function bundleSize() {
  return [
    { id: 'size-one', label: 'bundle, LookupEvents', unit: 'KB gz', values: await sizes(oneOperation) },
    { id: 'size-all', label: 'bundle, all operations', unit: 'KB gz', values: await sizes(allOperations) },
    { id: 'size-command', label: 'bundle, one command (aws-sdk)', unit: 'KB gz', values: await sizes(oneCommand) },
  ]
}

/** @param {Record<string, string>} programs */
async function sizes(programs) {
  const entries = Object.entries(programs).map(async ([name, text]) => [
    name,
    gzipSync(await bundleText(text)).length / 1000,
  ])
  return Object.fromEntries(await Promise.all(entries))
}
