/** The codes of errors, and what they mean for a retry. */

/** The code of an error reply without one, e.g. the HTML page of a proxy. */
export const unknownErrorCode = 'UnknownError'

/** The error codes that the service documents, and those of its front end that every operation can return. */
export type KnownErrorCode =
  | 'AccessDeniedException'
  | 'AccountHasOngoingImportException'
  | 'AccountNotFoundException'
  | 'AccountNotRegisteredException'
  | 'AccountRegisteredException'
  | 'CannotDelegateManagementAccountException'
  | 'ChannelARNInvalidException'
  | 'ChannelAlreadyExistsException'
  | 'ChannelExistsForEDSException'
  | 'ChannelInsufficientPermission'
  | 'ChannelMaxLimitExceededException'
  | 'ChannelNotFound'
  | 'ChannelNotFoundException'
  | 'ChannelUnsupportedSchema'
  | 'CloudTrailARNInvalidException'
  | 'CloudTrailAccessNotEnabledException'
  | 'CloudTrailInvalidClientTokenIdException'
  | 'CloudWatchLogsDeliveryUnavailableException'
  | 'ConcurrentModificationException'
  | 'ConflictException'
  | 'DelegatedAdminAccountLimitExceededException'
  | 'DuplicatedAuditEventId'
  | 'EventDataStoreARNInvalidException'
  | 'EventDataStoreAlreadyExistsException'
  | 'EventDataStoreFederationEnabledException'
  | 'EventDataStoreHasOngoingImportException'
  | 'EventDataStoreMaxLimitExceededException'
  | 'EventDataStoreNotFoundException'
  | 'EventDataStoreTerminationProtectedException'
  | 'ExpiredTokenException'
  | 'GenerateResponseException'
  | 'ImportNotFoundException'
  | 'InactiveEventDataStoreException'
  | 'InactiveQueryException'
  | 'IncompleteSignature'
  | 'IncompleteSignatureException'
  | 'InsightNotEnabledException'
  | 'InsufficientDependencyServiceAccessPermissionException'
  | 'InsufficientEncryptionPolicyException'
  | 'InsufficientIAMAccessPermissionException'
  | 'InsufficientS3BucketPolicyException'
  | 'InsufficientSnsTopicPolicyException'
  | 'InternalFailure'
  | 'InvalidChannelARN'
  | 'InvalidClientTokenId'
  | 'InvalidCloudWatchLogsLogGroupArnException'
  | 'InvalidCloudWatchLogsRoleArnException'
  | 'InvalidDateRangeException'
  | 'InvalidEventCategoryException'
  | 'InvalidEventDataStoreCategoryException'
  | 'InvalidEventDataStoreStatusException'
  | 'InvalidEventSelectorsException'
  | 'InvalidHomeRegionException'
  | 'InvalidImportSourceException'
  | 'InvalidInsightSelectorsException'
  | 'InvalidKmsKeyIdException'
  | 'InvalidLookupAttributesException'
  | 'InvalidMaxResultsException'
  | 'InvalidNextTokenException'
  | 'InvalidParameterCombinationException'
  | 'InvalidParameterException'
  | 'InvalidQueryStatementException'
  | 'InvalidQueryStatusException'
  | 'InvalidS3BucketNameException'
  | 'InvalidS3PrefixException'
  | 'InvalidSignatureException'
  | 'InvalidSnsTopicNameException'
  | 'InvalidSourceException'
  | 'InvalidTagParameterException'
  | 'InvalidTimeRangeException'
  | 'InvalidTokenException'
  | 'InvalidTrailNameException'
  | 'KmsException'
  | 'KmsKeyDisabledException'
  | 'KmsKeyNotFoundException'
  | 'MalformedHttpRequestException'
  | 'MaxConcurrentQueriesException'
  | 'MaximumNumberOfTrailsExceededException'
  | 'MissingAuthenticationTokenException'
  | 'NoManagementAccountSLRExistsException'
  | 'NotAuthorized'
  | 'NotOrganizationManagementAccountException'
  | 'NotOrganizationMasterAccountException'
  | 'OperationNotPermittedException'
  | 'OptInRequired'
  | 'OrganizationNotInAllFeaturesModeException'
  | 'OrganizationsNotInUseException'
  | 'QueryIdNotFoundException'
  | 'RequestAbortedException'
  | 'RequestEntityTooLargeException'
  | 'RequestExpired'
  | 'RequestTimeoutException'
  | 'ResourceARNNotValidException'
  | 'ResourceNotFoundException'
  | 'ResourcePolicyNotFoundException'
  | 'ResourcePolicyNotValidException'
  | 'ResourceTypeNotSupportedException'
  | 'S3BucketDoesNotExistException'
  | 'ServiceQuotaExceededException'
  | 'ServiceUnavailable'
  | 'TagsLimitExceededException'
  | 'ThrottlingException'
  | 'TrailAlreadyExistsException'
  | 'TrailNotFoundException'
  | 'TrailNotProvidedException'
  | 'UnknownOperationException'
  | 'UnrecognizedClientException'
  | 'UnsupportedOperationException'
  | 'ValidationError'
  | 'ValidationException'

/** Codes that ask the caller to slow down. They are recognised by name: CloudTrail sends them with status 400. */
export const throttlingCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'KmsThrottled',
  'LimitExceededException',
  'OverLimit',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

/** Codes of faults that pass by themselves. */
export const transientCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'IDPCommunicationError',
  'RequestTimeout',
  'RequestTimeoutException',
])

/** Codes for credentials that are no longer accepted: new ones may help. */
export const expiredCredentialsCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
])
