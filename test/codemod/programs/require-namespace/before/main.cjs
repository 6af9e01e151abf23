'use strict'
const AWS = require('@aws-sdk/client-cloudtrail')

const cloudtrail = new AWS.CloudTrailClient({ region: 'us-east-1' })

cloudtrail.send(new AWS.ListTrailsCommand({})).then(
  (data) => { console.log(data.Trails) },
  (error) => { console.log(error instanceof AWS.CloudTrailServiceException) },
)
