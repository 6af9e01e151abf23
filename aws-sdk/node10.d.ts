// For TypeScript that knows no `exports`, and would find this folder itself under the name of the entry.
export * from 'cloudtrail-client/dist/aws-sdk/index'
