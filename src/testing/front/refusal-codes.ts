/** The errors that the emulator can reply with. */

/** Errors of the ingestion endpoint. */
type IngestionError =
  | 'ChannelInsufficientPermission'
  | 'ChannelNotFound'
  | 'ChannelUnsupportedSchema'
  | 'DuplicatedAuditEventId'
  | 'InvalidChannelARN'

/** Errors of the CloudTrail model. */
export const modelledErrors = [
  'AccessDeniedException',
  'AccountHasOngoingImportException',
  'AccountNotFoundException',
  'AccountNotRegisteredException',
  'AccountRegisteredException',
  'CannotDelegateManagementAccountException',
  'ChannelARNInvalidException',
  'ChannelAlreadyExistsException',
  'ChannelExistsForEDSException',
  'ChannelMaxLimitExceededException',
  'ChannelNotFoundException',
  'CloudTrailARNInvalidException',
  'CloudTrailAccessNotEnabledException',
  'CloudTrailInvalidClientTokenIdException',
  'CloudWatchLogsDeliveryUnavailableException',
  'ConcurrentModificationException',
  'ConflictException',
  'DelegatedAdminAccountLimitExceededException',
  'EventDataStoreARNInvalidException',
  'EventDataStoreAlreadyExistsException',
  'EventDataStoreFederationEnabledException',
  'EventDataStoreHasOngoingImportException',
  'EventDataStoreMaxLimitExceededException',
  'EventDataStoreNotFoundException',
  'EventDataStoreTerminationProtectedException',
  'GenerateResponseException',
  'ImportNotFoundException',
  'InactiveEventDataStoreException',
  'InactiveQueryException',
  'InsightNotEnabledException',
  'InsufficientDependencyServiceAccessPermissionException',
  'InsufficientEncryptionPolicyException',
  'InsufficientIAMAccessPermissionException',
  'InsufficientS3BucketPolicyException',
  'InsufficientSnsTopicPolicyException',
  'InvalidCloudWatchLogsLogGroupArnException',
  'InvalidCloudWatchLogsRoleArnException',
  'InvalidDateRangeException',
  'InvalidEventCategoryException',
  'InvalidEventDataStoreCategoryException',
  'InvalidEventDataStoreStatusException',
  'InvalidEventSelectorsException',
  'InvalidHomeRegionException',
  'InvalidImportSourceException',
  'InvalidInsightSelectorsException',
  'InvalidKmsKeyIdException',
  'InvalidLookupAttributesException',
  'InvalidMaxResultsException',
  'InvalidNextTokenException',
  'InvalidParameterCombinationException',
  'InvalidParameterException',
  'InvalidQueryStatementException',
  'InvalidQueryStatusException',
  'InvalidS3BucketNameException',
  'InvalidS3PrefixException',
  'InvalidSnsTopicNameException',
  'InvalidSourceException',
  'InvalidTagParameterException',
  'InvalidTimeRangeException',
  'InvalidTokenException',
  'InvalidTrailNameException',
  'KmsException',
  'KmsKeyDisabledException',
  'KmsKeyNotFoundException',
  'MaxConcurrentQueriesException',
  'MaximumNumberOfTrailsExceededException',
  'NoManagementAccountSLRExistsException',
  'NotOrganizationManagementAccountException',
  'NotOrganizationMasterAccountException',
  'OperationNotPermittedException',
  'OrganizationNotInAllFeaturesModeException',
  'OrganizationsNotInUseException',
  'QueryIdNotFoundException',
  'ResourceARNNotValidException',
  'ResourceNotFoundException',
  'ResourcePolicyNotFoundException',
  'ResourcePolicyNotValidException',
  'ResourceTypeNotSupportedException',
  'S3BucketDoesNotExistException',
  'ServiceQuotaExceededException',
  'TagsLimitExceededException',
  'ThrottlingException',
  'TrailAlreadyExistsException',
  'TrailNotFoundException',
  'TrailNotProvidedException',
  'UnsupportedOperationException',
] as const

/** Errors of the front end of AWS, before an operation is reached; of these the model lists `ThrottlingException`. */
export const frontEndErrors = [
  'IncompleteSignatureException',
  'InternalFailure',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
  'ValidationException',
] as const

/** Name of an error, as in `__type`. */
export type RefusalCode = (typeof modelledErrors)[number] | IngestionError | (typeof frontEndErrors)[number]

/** Statuses of faults of the service, by the names that services give them. */
const serverFaults: Readonly<Record<string, number>> = {
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServerException: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
}

/**
 * HTTP status of an error by name.
 *
 * Services with the protocol AWS JSON answer each fault of the client with 400. The model of CloudTrail names 403, 404,
 * 409 and 429 too, and no recorded reply has one of them.
 */
export const statusOfCode = (code: string): number => serverFaults[code] ?? 400
