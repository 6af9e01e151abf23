export * from 'cloudtrail-client/aws-sdk'
