// A program with all operations; its bundle is run with the URL of an emulator.
import { CloudTrail } from 'cloudtrail-client'

const [endpoint] = globalThis.process.argv.slice(2)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const cloudtrail = new CloudTrail({ region: 'eu-west-1', endpoint, credentials })
cloudtrail.lookupEvents().then(({ Events }) => console.log(Events?.length))
