/** The identity that made a request, as CloudTrail records it. */
import type { JsonObject } from './json-object.js'

/**
 * The kind of the identity that signed the request, or on whose behalf it was made.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export type UserIdentityType =
  | 'Root'
  | 'IAMUser'
  | 'AssumedRole'
  | 'Role'
  | 'FederatedUser'
  | 'Directory'
  | 'AWSAccount'
  | 'AWSService'
  | 'IdentityCenterUser'
  | 'SAMLUser'
  | 'WebIdentityUser'
  | 'Unknown'

/**
 * The identity that made a request. Its members depend on `type`; an `AWSService` often has only `invokedBy`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export interface UserIdentity extends JsonObject {
  /** The kind of identity. */
  type?: UserIdentityType | (string & {}) | undefined
  /** Unique id; for a role session followed by `:` and the name of the session. */
  principalId?: string | undefined
  /** ARN of the user or of the role session. */
  arn?: string | undefined
  /** The 12-digit account that the identity belongs to. */
  accountId?: string | undefined
  /** The access key that signed the request; sometimes an empty string. */
  accessKeyId?: string | undefined
  /** Friendly name; hidden for a console sign-in that failed because of a wrong name. */
  userName?: string | undefined
  /** How a temporary session was created. */
  sessionContext?: SessionContext | undefined
  /** The AWS service that made the request on behalf of the identity, or `AWS Internal`. */
  invokedBy?: string | undefined
  /** The account of a partner that acts with access delegated to it. */
  invokedByDelegate?: InvokedByDelegate | undefined
  /** The identity provider of a federated user. */
  identityProvider?: string | undefined
  /** Id of the credential, for requests with a bearer token of IAM Identity Center. */
  credentialId?: string | undefined
  /** The IAM Identity Center user for whom a service acted. */
  onBehalfOf?: OnBehalfOf | undefined
  /** The resource to which a service gave the credentials, e.g. a Lambda function. */
  inScopeOf?: InScopeOf | undefined
}

/** How a temporary session was created. */
export interface SessionContext extends JsonObject {
  /** The user or role that the session was created from; may be an empty object. */
  sessionIssuer?: SessionIssuer | undefined
  /** The web identity behind the session; may be an empty object. */
  webIdFederationData?: WebIdFederationData | undefined
  /** When the session began, and whether with multi-factor authentication. */
  attributes?: SessionAttributes | undefined
  /** The source identity, set when the first role of a chain was assumed and kept along the chain. */
  sourceIdentity?: string | undefined
  /** Which version of the instance metadata service gave the credentials: `1.0` or `2.0`. */
  ec2RoleDelivery?: string | undefined
  /** ARN of the sign-in session that the credentials came from. */
  signInSessionArn?: string | undefined
  /** Whether it is a root session that another account was allowed to create; usually a string. */
  assumedRoot?: string | boolean | undefined
}

/** The user or role that a session was created from. */
export interface SessionIssuer extends JsonObject {
  /** `Role`, `IAMUser` or `Root`. */
  type?: string | undefined
  /** Unique id. */
  principalId?: string | undefined
  /** ARN of the user or role itself, not of the session. */
  arn?: string | undefined
  /** The account it belongs to. */
  accountId?: string | undefined
  /** Its friendly name. */
  userName?: string | undefined
}

/** The web identity behind a session. */
export interface WebIdFederationData extends JsonObject {
  /** The provider, e.g. `accounts.google.com` or the ARN of an OIDC provider. */
  federatedProvider?: string | undefined
  /** Facts about the user from the provider, e.g. the application's id. */
  attributes?: JsonObject | undefined
}

/** When a session began, and how. */
export interface SessionAttributes extends JsonObject {
  /** When the credentials were issued: UTC, ISO 8601. */
  creationDate?: string | undefined
  /** The string `true` or `false`. */
  mfaAuthenticated?: string | undefined
}

/** The account of a partner that acts with access delegated to it. */
export interface InvokedByDelegate extends JsonObject {
  /** The partner's account. */
  accountId?: string | undefined
}

/** The IAM Identity Center user for whom a service acted. */
export interface OnBehalfOf extends JsonObject {
  /** Id of the user in the identity store. */
  userId?: string | undefined
  /** ARN of the identity store. */
  identityStoreArn?: string | undefined
}

/** The resource to which a service gave credentials. */
export interface InScopeOf extends JsonObject {
  /** Kind of the resource, e.g. `AWS::Lambda::Function`. */
  issuerType?: string | undefined
  /** ARN of the resource. */
  credentialsIssuedTo?: string | undefined
  /** ARN of its version, e.g. of a Lambda function with `:$LATEST`. */
  credentialsIssuedToVersion?: string | undefined
  /** ARN of the resource on whose behalf a service calls another one. */
  sourceArn?: string | undefined
  /** The account of that resource. */
  sourceAccount?: string | undefined
}
