// Runs the suite on a runtime with Node's modules (Node, Bun, Deno) and prints the outcomes as JSON.
//
//   command.js <place, as JSON>
import { runTests, tests } from './smoke.js'
import { testsOfModules } from './modules.js'

const place = JSON.parse(process.argv[2] ?? '{}')
const outcomes = await runTests(place, { ...tests, ...testsOfModules })
console.log(JSON.stringify(outcomes))
