// What must work, beside the rest of the suite, on runtimes that have Node's modules.
import { gzipSync } from 'node:zlib'
import { CloudTrail } from 'cloudtrail-client'
import { readRecords } from 'cloudtrail-client/intake'
import { createEmulator } from 'cloudtrail-client/testing'
import { equal } from './smoke.js'

const config = { region: 'eu-west-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } }

/**
 * @typedef {import('./smoke.js').Place & {
 *   entries: string[], optionalPeers: string[], proxy: string
 * }} PlaceWithModules `proxy` goes to any host; the entries are those of package.json.
 */

/** @type {Record<string, (place: any) => Promise<void>>} */
export const testsOfModules = {
  /** @param {PlaceWithModules} place */
  'every entry loads, unless it is for an optional peer': async ({ entries, optionalPeers }) => {
    const failures = await Promise.all(
      entries.map((entry) =>
        import(entry).then(
          () => undefined,
          (error) => (optionalPeers.some((peer) => entry.endsWith(`/${peer}`)) ? undefined : `${entry}: ${error}`),
        ),
      ),
    )
    equal(failures.filter(Boolean), [])
  },

  /** @param {PlaceWithModules} place */
  'a proxy is gone through': async ({ endpoint, proxy }) => {
    const { $metadata } = await new CloudTrail({ ...config, endpoint, proxy, limiter: false }).listImports()
    equal($metadata.httpStatusCode, 200)
  },

  'the emulator answers within the process': async () => {
    const emulator = createEmulator({ credentials: [config.credentials] })
    const cloudtrail = new CloudTrail({ ...config, transport: emulator.transport, limiter: false })
    await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'logs' })
    equal(emulator.requests.length, 1)
  },

  'a gzipped log file is read': async () => {
    const file = gzipSync(JSON.stringify({ Records: [{ eventID: '1' }, { eventID: '2' }] }))
    const ids = []
    for await (const { eventID } of readRecords(file)) ids.push(eventID)
    equal(ids, ['1', '2'])
  },

  // Memory of decompressed text is given back in other ways on other versions, and must never be read after that.
  'a log file of 3 MB is read as it was written': async () => {
    const texts = Array.from({ length: 30_000 }, (_, index) =>
      JSON.stringify({
        eventVersion: '1.08',
        eventID: `${index}`,
        requestID: (index * 7919).toString(36),
        userAgent: 'x'.repeat(index % 50),
      }),
    )
    let index = 0
    for await (const text of readRecords(gzipSync(`{"Records":[${texts}]}`), { parse: false })) {
      if (text !== texts[index]) equal(text, texts[index])
      index++
    }
    equal(index, texts.length)
  },
}
