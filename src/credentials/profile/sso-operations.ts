/** The operation of IAM Identity Center that gives credentials. It is no part of the table: only `credentials/` calls it. */
import * as z from 'zod/mini'
import type { Protocol, Service } from '../../contracts/operation.js'
import { operation } from '../../operations/define.js'
import { readJson } from '../../protocol/aws-json.js'
import type { MembersOf } from '../../schema/members-of.js'

/** REST JSON with everything in query and headers: the one request there is. */
const protocol: Protocol = {
  encode: (_, wire) => {
    const { accountId, roleName, accessToken } = wire as unknown as GetRoleCredentialsInput // sound: the row's input
    return {
      method: 'GET',
      path: '/federation/credentials',
      query: [
        ['account_id', accountId],
        ['role_name', roleName],
      ],
      headers: { 'x-amz-sso_bearer_token': accessToken },
      body: '',
    }
  },
  read: (_, reply) => readJson(reply),
}

export const sso: Service = { id: 'sso', signingName: 'awsssoportal', protocol, targetPrefix: '' }

interface GetRoleCredentialsInput {
  roleName: string
  accountId: string
  accessToken: string
}

interface RoleCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  /** Epoch milliseconds. */
  expiration: number
}

interface GetRoleCredentialsOutput {
  roleCredentials: RoleCredentials
}

/** https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html */
export const GetRoleCredentials = /* @__PURE__ */ operation<
  'GetRoleCredentials',
  GetRoleCredentialsInput,
  GetRoleCredentialsOutput
>({
  name: 'GetRoleCredentials',
  service: sso,
  input: () =>
    z.strictObject<MembersOf<GetRoleCredentialsInput>>({
      roleName: z.string().check(z.minLength(1)),
      accountId: z.string().check(z.minLength(1)),
      // It is sent as a header: a line break would begin another one.
      accessToken: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
    }),
  output: () =>
    z.looseObject<MembersOf<GetRoleCredentialsOutput>>({
      roleCredentials: z.looseObject<MembersOf<RoleCredentials>>({
        accessKeyId: z.string(),
        secretAccessKey: z.string(),
        sessionToken: z.string(),
        expiration: z.number(),
      }),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: true,
  isUnsigned: true,
})
