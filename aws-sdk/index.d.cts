// @ts-ignore: these are types; at run time, the CommonJS file beside this one is loaded
export * from 'cloudtrail-client/aws-sdk'
