/** Credentials of a profile that is named on the command line. */

const keysOfEnvironment = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/** As the AWS CLI does: a profile that is named goes before keys in the environment. */
export function useProfile(name: string): void {
  for (const key of keysOfEnvironment) Reflect.deleteProperty(process.env, key)
  process.env['AWS_PROFILE'] = name
}
