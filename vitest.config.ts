import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url))
const loadPackage = fileURLToPath(new URL('./test/support/load-package.ts', import.meta.url))
const conditions = ['cloudtrail-client-source', 'node', 'import', 'default']

/** What meets errors and values of Node's core. */
const acrossRealms = [
  'test/integration/{fault-matrix,proxy,realms,retries}.test.ts',
  'test/unit/intake/backfill/file-cursors.test.ts',
]

/** What starts other programs, compiles, packs or measures memory: `npm run test:programs`. */
const programs = [
  'test/{codemod,fuzz,package,types}/**/*.test.ts',
  'test/docs/{guides,help,pictures,readme}.test.ts',
  'test/integration/{frozen-process,soak}.test.ts',
  'test/integration/intake/{command,processes}.test.ts',
  'test/integration/redis/fleet.test.ts',
  'test/integration/search/{command,guide}.test.ts',
  'test/unit/deploy.test.ts',
]

/** What replaces modules, for which each file needs modules of its own. */
const replacing = [
  'test/sdk-programs/*.test.ts',
  'test/unit/bucket/bucket-calls.test.ts',
  'test/unit/contracts/errors.test.ts',
  'test/unit/retry/shared-limiter.test.ts',
  'test/unit/schema/many-issues.test.ts',
]

export default defineConfig({
  resolve: {
    conditions,
    // Tests run the sources, never a stale build; test/package tests the packed tarball.
    alias: [
      { find: /^cloudtrail-client$/, replacement: source('index.ts') },
      { find: /^cloudtrail-client\/(core|schemas|undici)$/, replacement: source('$1.ts') },
      {
        find: /^cloudtrail-client\/(aws-sdk|connector|credentials|intake|integrity|search|redis|testing)$/,
        replacement: source('$1/index.ts'),
      },
      { find: /^cloudtrail-client\/testing\/msw$/, replacement: source('testing/msw.ts') },
      { find: /^\.\/load-package\.js$/, replacement: loadPackage },
    ],
  },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: [...programs, ...replacing],
          globalSetup: 'test/support/redis-notice.ts',
          // Loading the modules for each file anew takes as long as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'replacing', include: replacing } },
      { extends: true, test: { name: 'programs', include: programs, globalSetup: 'test/support/redis-notice.ts' } },
      // Programs for the AWS SDK, which run with it above, with the entry that has its names.
      {
        extends: true,
        resolve: { alias: [{ find: '@aws-sdk/client-cloudtrail', replacement: source('aws-sdk/index.ts') }] },
        test: { name: 'aliased', include: ['test/sdk-programs/*.test.ts'] },
      },
      // In another realm than Node's core, as in Jest: there its errors are no `instanceof Error`.
      { extends: true, test: { name: 'realm', pool: 'vmThreads', include: acrossRealms } },
    ],
    // Nothing here waits for time to pass; a test that needs longer is stuck.
    testTimeout: 30_000,
    // By default a machine with two cores would use one.
    maxWorkers: '100%',
    // A passing run prints nothing: the AWS SDK, which some tests compare with, would announce the end of Node 20.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // For `npm run test:coverage`, which CI runs. What child processes run is not counted.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary'],
      // Just below what is measured; raise them when it grows. The codemod and the commands are tested by `programs`.
      thresholds: { lines: 91, statements: 90, branches: 84, functions: 91 },
    },
  },
})
