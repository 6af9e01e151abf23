// Runs the suite in workerd: a request with the place in its body is answered with the outcomes.
import { runTests } from './smoke.js'

export default {
  /** @param {Request} request */
  fetch: async (request) => Response.json(await runTests(/** @type {any} */ (await request.json()))),
}
