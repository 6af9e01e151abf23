'use strict'
const AWS = require('cloudtrail-client')

const cloudtrail = new AWS.CloudTrail({ region: 'us-east-1' })

cloudtrail.listTrails({}).then(
  (data) => { console.log(data.Trails) },
  (error) => { console.log(AWS.isServiceError(error)) },
)
