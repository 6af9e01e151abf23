/** Which hosts are AWS's. */
import { expect, test } from 'vitest'
import { isHostOfAws } from '../../../../src/connector/configuration/aws-hosts.js'

test.each([
  'https://cloudtrail.eu-west-1.amazonaws.com',
  'https://cloudtrail-fips.us-east-2.api.aws',
  'https://cloudtrail-data.us-east-1.amazonaws.com',
  'https://cloudtrail.us-gov-west-1.amazonaws.com',
  'https://cloudtrail.cn-north-1.amazonaws.com.cn',
  'https://cloudtrail.eusc-de-east-1.amazonaws.eu',
  'https://vpce-0a1b-2c3d.cloudtrail.eu-west-1.vpce.amazonaws.com',
  'https://vpce-0a1b-2c3d-eu-west-1a.cloudtrail.eu-west-1.vpce.amazonaws.com',
])('%s is', (url) => {
  expect(isHostOfAws(new URL(url))).toBe(true)
})

test.each([
  'http://cloudtrail.eu-west-1.amazonaws.com',
  'https://cloudtrail.eu-west-1.amazonaws.com:8443',
  'https://cloudtrail.eu-west-1.amazonaws.com.example.com',
  'https://cloudtrail.eu-west-1.example.com',
  'https://cloudtrail.s3.amazonaws.com', // the bucket of a customer
  'https://cloudtrail.s3-eu-west-1.amazonaws.com',
  'https://cloudtrail.execute-api.eu-west-1.amazonaws.com',
  'https://vpce-0a1b.vpce-svc-0c1d.eu-west-1.vpce.amazonaws.com', // the service of a customer
  'https://vpce-0a1b.cloudtrail.eu-west-1.vpce.amazonaws.com.example.com',
  'https://cloudtrail.cn-north-1.amazonaws.com',
  'https://localhost',
  'http://127.0.0.1:4010',
])('%s is not', (url) => {
  expect(isHostOfAws(new URL(url))).toBe(false)
})
