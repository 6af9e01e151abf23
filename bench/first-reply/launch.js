// Tells how long one program of this folder takes from its import to its first reply, in milliseconds.
const [program = '', endpoint = ''] = process.argv.slice(2)

const startedAt = performance.now()
const { firstReply } = await import(program)
const trails = await firstReply(endpoint)
const elapsed = performance.now() - startedAt

if (trails?.length !== 2) throw new Error(`${program} got no trails`)
process.stdout.write(String(elapsed))
