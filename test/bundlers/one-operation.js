// A program of one operation; its bundle is run with the URL of an emulator.
import { createClient, LookupEvents } from 'cloudtrail-client/core'

const [endpoint] = globalThis.process.argv.slice(2)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const cloudtrail = createClient({ LookupEvents }, { region: 'eu-west-1', endpoint, credentials })
cloudtrail.lookupEvents().then(({ Events }) => console.log(Events?.length))
