// For aliases: this folder has the name of the AWS SDK's client.
module.exports = require('cloudtrail-client/aws-sdk')
