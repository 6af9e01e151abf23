// For aliases: this folder has the name of the AWS SDK's client.
export * from 'cloudtrail-client/aws-sdk'
