// Writes what repeats the operations: the table, the exports of the entries, the AWS SDK's names, the descriptions of
// actions. An operation is written once, in its family's file; `npm run generate` reads the families and does the rest.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { readFacts } from './generate/aws-sdk.js'
import { readFamilies } from './generate/families.js'
import { sdkExports } from './generate/sdk-exports.js'
import { generatedFiles } from './generate/files.js'

const root = join(import.meta.dirname, '..')

/**
 * The generated files: path from the root → text.
 *
 * @returns {Promise<Map<string, string>>}
 */
export async function generate() {
  const options = await resolveConfig(join(root, 'package.json'))
  const families = await readFamilies(join(root, 'src/operations'))
  const files = {
    ...generatedFiles(families, await readFacts(join(root, 'fixtures/api'))),
    'src/cli/codemod/sdk-exports.ts': await sdkExports(),
  }
  const texts = Object.entries(files).map(async ([path, text]) => {
    const formatted = await format(text, { ...options, filepath: path })
    return /** @type {const} */ ([path, formatted])
  })
  return new Map(await Promise.all(texts))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await generate()) {
    const file = join(root, path)
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    console.log(path)
  }
}
