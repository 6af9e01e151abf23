// Bundles small programs as a user would, and fails when one is larger than its ceiling.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { external } from './entries.js'

const region = `{ region: 'eu-west-1' }`

/** Programs, and the most kilobytes their bundle may have, minified and gzipped, for Node. */
const programs = [
  {
    name: 'one operation (core, LookupEvents)',
    ceilingKb: 31.5, // what holds under attack and outage took 4.4, see SECURITY.md; the goal is 0.24 × the AWS SDK's 98 KB, 23.6; zod/mini alone is 6.3
    source: `import { createClient, LookupEvents } from 'cloudtrail-client/core'
             console.log(createClient({ LookupEvents }, ${region}))`,
  },
  {
    name: 'one operation, and credentials',
    ceilingKb: 40.8, // of which the names of options 0.1, endpoints in the AWS SDK's forms 0.1; profiles 6, in a chunk that a bundler which splits leaves out until it is needed
    source: `import { createClient, LookupEvents } from 'cloudtrail-client/core'
             import { fromAssumeRole } from 'cloudtrail-client/credentials'
             const credentials = fromAssumeRole({ roleArn: 'arn:aws:iam::123456789012:role/audit' })
             console.log(createClient({ LookupEvents }, { credentials, region: 'eu-west-1' }))`,
  },
  {
    name: 'all operations (CloudTrail)',
    ceilingKb: 50.3, // endpoints and profiles as above; options of the AWS SDK 1.2; the goal is 0.33 × the AWS SDK's 105 KB, 34.6
    source: `import { CloudTrail } from 'cloudtrail-client'
             console.log(new CloudTrail(${region}))`,
  },
  {
    name: 'one command (aws-sdk), all credentials',
    ceilingKb: 42.6, // 1.8 over the core with the same credentials; the AWS SDK is 146 as esbuild takes it; the goal is 27
    source: `import { CloudTrailClient, LookupEventsCommand } from 'cloudtrail-client/aws-sdk'
             console.log(await new CloudTrailClient(${region}).send(new LookupEventsCommand({})))`,
  },
]

let failed = false
for (const { name, ceilingKb, source } of programs) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'node',
    tsconfigRaw: {}, // the paths of tsconfig.json lead to the sources; a user gets dist
    external,
  })
  const kb = gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length / 1000
  const verdict = kb <= ceilingKb ? 'ok' : 'TOO LARGE'
  failed ||= kb > ceilingKb
  console.log(`${name.padEnd(40)} ${kb.toFixed(1).padStart(6)} KB gz, at most ${ceilingKb.toFixed(1)}  ${verdict}`)
}
if (failed) process.exitCode = 1
