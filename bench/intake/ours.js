// What is measured of this package, as one module to be bundled: batches are no public entry of their own.
export { readRecordBatches } from '../../src/intake/log-file/read-record-batches.js'
export { readRecords } from '../../src/intake/log-file/read-records.js'
