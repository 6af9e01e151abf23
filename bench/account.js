// The account that every peer uses. A file without imports, so that it costs the cold starts nothing.
export const region = 'eu-west-1'
export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
