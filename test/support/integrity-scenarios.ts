/**
 * The recorded scenarios of `aws cloudtrail validate-logs`, which are no part of this repository: they are read where they lie.
 *
 * Each has the arguments of the command, what CloudTrail and S3 answered, and what was printed.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll } from 'vitest'
import { DeliveredBucket } from './delivered-bucket.js'

/** What a scenario says of itself. */
export interface Scenario {
  readonly name: string
  readonly note: string
  readonly region: string
  readonly args: {
    readonly trailArn: string
    readonly startTime: string
    readonly endTime: string
    readonly s3Bucket: string | null
    readonly s3Prefix: string | null
    readonly accountId: string | null
  }
  readonly trails: readonly Record<string, unknown>[]
  readonly denied: readonly string[]
}

/** What the reference did. */
export interface Expected {
  readonly rc: number
  readonly exception: { readonly type: string; readonly message: string } | null
  /** Pieces of output in their order, each with its stream. */
  readonly merged: readonly (readonly ['out' | 'err', string])[]
}

const archive =
  process.env['CLOUDTRAIL_DIGEST_SCENARIOS'] ??
  join(import.meta.dirname, '../../../shared/conformance/digest-scenarios.tar.xz')

export const hasScenarios = existsSync(archive)

/** Unpacks them for the tests of a file. @returns The names; none where there is no archive. */
export function scenarioNames(): { names: string[]; read: (name: string) => ReturnType<typeof readScenario> } {
  if (!hasScenarios)
    return {
      names: [],
      read: () => {
        throw new Error(`${archive} is not there`)
      },
    }
  const folder = mkdtempSync(join(tmpdir(), 'digest-scenarios-'))
  execFileSync('tar', ['xJf', archive, '-C', folder])
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  return { names: readdirSync(join(folder, 'scenarios')).sort(), read: (name) => readScenario(folder, name) }
}

function readScenario(folder: string, name: string) {
  const place = join(folder, 'scenarios', name)
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  // Sound: so the archive documents its files.
  const scenario = json(join(place, 'scenario.json')) as Scenario
  const objects = json(join(place, 'objects.json')) as Record<string, { metadata: Record<string, string> }>
  const bucket = new DeliveredBucket()
  bucket.trails = scenario.trails
  bucket.publicKeys = json(join(place, 'public-keys.json')) as DeliveredBucket['publicKeys']
  for (const path of scenario.denied) bucket.denied.add(path)
  for (const file of filesBelow(join(place, 'objects'))) {
    const path = relative(join(place, 'objects'), file)
    bucket.put(path, readFileSync(file), objects[path]?.metadata ?? {})
  }
  return { scenario, bucket, expected: json(join(folder, 'expected', `${name}.json`)) as Expected }
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : []
