/** A home folder with files of profiles, for one test. */
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { noAwsVariables } from './metadata-server.js'

export interface AwsFiles {
  readonly home: string
  /** Writes a file below the home folder. @returns its path */
  write(name: string, text: string, mode?: number): string
  /** Writes the token that `aws sso login` would have left. */
  writeToken(key: string, token: object): string
}

/** Makes the home folder of the test: its `.aws/config` and `.aws/credentials`, and no variables of AWS but those given. */
export function awsFiles(
  files: { config?: string; credentials?: string } = {},
  variables: Record<string, string> = {},
): AwsFiles {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  const write: AwsFiles['write'] = (name, text, mode = 0o600) => {
    const path = join(home, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
    chmodSync(path, mode)
    return path
  }
  for (const [name, text] of Object.entries(files)) write(`.aws/${name}`, text)
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
  vi.stubEnv('HOME', home)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })
  return {
    home,
    write,
    writeToken: (key, token) =>
      write(`.aws/sso/cache/${createHash('sha1').update(key).digest('hex')}.json`, JSON.stringify(token)),
  }
}
