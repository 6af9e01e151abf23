// Starts the processes of a run and talks to them.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * What a worker reports of one round, per call.
 *
 * @typedef {{ cpuMicros: number, wallMicros: number }} Sample
 */

/**
 * glibc gives buffers back to the system and takes them again, now and then or for every reply, as their places in memory happen
 * to be. In a virtual machine a new page costs 20 µs, so that a page of 50 events took 380 µs in one process and 1,500 in the
 * next. With these settings it keeps its memory, and the figures of one process are those of another.
 */
const keepMemory = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TOP_PAD_: String(64 * 2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(256 * 2 ** 20),
  MALLOC_MMAP_THRESHOLD_: String(64 * 2 ** 20),
}

/** The environment of every process of a run: nothing that speeds one up or slows it down. */
export function environment() {
  const { NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...rest } = process.env
  return {
    ...rest,
    ...keepMemory,
    // The AWS SDK warns on standard error that it will need a newer Node. That is no part of what it does.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}

/**
 * Starts a process that tells things by messages.
 *
 * @param {string} module - File below bench/.
 * @param {string[]} [args]
 */
export function startProcess(module, args = []) {
  const child = fork(join(import.meta.dirname, module), args, { env: environment() })
  return {
    next: async () => (await answer(child))[0],
    send: (/** @type {string} */ message) => void child.send(message),
    stop: () => void child.disconnect(),
  }
}

/** Starts the local service. */
export async function startServer() {
  const server = startProcess('server.js')
  /** @type {{ endpoint: string, meanPageBytes: number }} */
  const started = await server.next()
  return { ...started, stop: server.stop }
}

/**
 * Starts one worker for each module, so that no peer runs on code that another one has warmed up or spoilt.
 *
 * @param {Record<string, string>} modules - File below bench/ by name of the peer.
 * @param {string} endpoint
 * @param {string[]} [flags] - Of Node.
 */
export async function startWorkers(modules, endpoint, flags = []) {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  const workers = new Map()
  for (const [name, module] of Object.entries(modules)) {
    const child = fork(join(import.meta.dirname, 'worker.js'), [module, endpoint], {
      execArgv: flags,
      env: environment(),
    })
    await answer(child)
    workers.set(name, child)
  }
  return {
    /**
     * Runs a task `times` times in a row.
     *
     * @param {string} name
     * @param {string} task
     * @param {number} times
     * @returns {Promise<Sample>}
     */
    async run(name, task, times) {
      const child = workers.get(name)
      if (child === undefined) throw new Error(`no worker for ${name}`)
      child.send({ task, times })
      const [sample] = await answer(child)
      return sample
    },
    async stop() {
      for (const child of workers.values()) {
        const ended = once(child, 'exit')
        child.disconnect()
        await ended
      }
    },
  }
}

/**
 * The next message of a process; a process that ends instead is an error.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function answer(child) {
  const stopped = new AbortController()
  const ended = once(child, 'exit', { signal: stopped.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with ${code}`)
  })
  return Promise.race([once(child, 'message'), ended]).finally(() => {
    ended.catch(() => undefined)
    stopped.abort()
  })
}
