/**
 * The exception classes of all errors that the service documents.
 *
 * Made by `npm run generate`, not to be edited.
 */

import { exceptionOf, type Exception, type ExceptionClass } from '../client/service-exception.js'

/** Errors with the code `AccessDeniedException`. */
export const AccessDeniedException: ExceptionClass<'AccessDeniedException', 'client'> = /* @__PURE__ */ exceptionOf(
  'AccessDeniedException',
  'client',
)
/** An error with the code `AccessDeniedException`. */
export type AccessDeniedException = Exception<'AccessDeniedException', 'client'>

/** Errors with the code `AccountHasOngoingImportException`. */
export const AccountHasOngoingImportException: ExceptionClass<'AccountHasOngoingImportException', 'client'> =
  /* @__PURE__ */ exceptionOf('AccountHasOngoingImportException', 'client')
/** An error with the code `AccountHasOngoingImportException`. */
export type AccountHasOngoingImportException = Exception<'AccountHasOngoingImportException', 'client'>

/** Errors with the code `AccountNotFoundException`. */
export const AccountNotFoundException: ExceptionClass<'AccountNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('AccountNotFoundException', 'client')
/** An error with the code `AccountNotFoundException`. */
export type AccountNotFoundException = Exception<'AccountNotFoundException', 'client'>

/** Errors with the code `AccountNotRegisteredException`. */
export const AccountNotRegisteredException: ExceptionClass<'AccountNotRegisteredException', 'client'> =
  /* @__PURE__ */ exceptionOf('AccountNotRegisteredException', 'client')
/** An error with the code `AccountNotRegisteredException`. */
export type AccountNotRegisteredException = Exception<'AccountNotRegisteredException', 'client'>

/** Errors with the code `AccountRegisteredException`. */
export const AccountRegisteredException: ExceptionClass<'AccountRegisteredException', 'client'> =
  /* @__PURE__ */ exceptionOf('AccountRegisteredException', 'client')
/** An error with the code `AccountRegisteredException`. */
export type AccountRegisteredException = Exception<'AccountRegisteredException', 'client'>

/** Errors with the code `CannotDelegateManagementAccountException`. */
export const CannotDelegateManagementAccountException: ExceptionClass<
  'CannotDelegateManagementAccountException',
  'client'
> = /* @__PURE__ */ exceptionOf('CannotDelegateManagementAccountException', 'client')
/** An error with the code `CannotDelegateManagementAccountException`. */
export type CannotDelegateManagementAccountException = Exception<'CannotDelegateManagementAccountException', 'client'>

/** Errors with the code `ChannelARNInvalidException`. */
export const ChannelARNInvalidException: ExceptionClass<'ChannelARNInvalidException', 'client'> =
  /* @__PURE__ */ exceptionOf('ChannelARNInvalidException', 'client')
/** An error with the code `ChannelARNInvalidException`. */
export type ChannelARNInvalidException = Exception<'ChannelARNInvalidException', 'client'>

/** Errors with the code `ChannelAlreadyExistsException`. */
export const ChannelAlreadyExistsException: ExceptionClass<'ChannelAlreadyExistsException', 'client'> =
  /* @__PURE__ */ exceptionOf('ChannelAlreadyExistsException', 'client')
/** An error with the code `ChannelAlreadyExistsException`. */
export type ChannelAlreadyExistsException = Exception<'ChannelAlreadyExistsException', 'client'>

/** Errors with the code `ChannelExistsForEDSException`. */
export const ChannelExistsForEDSException: ExceptionClass<'ChannelExistsForEDSException', 'client'> =
  /* @__PURE__ */ exceptionOf('ChannelExistsForEDSException', 'client')
/** An error with the code `ChannelExistsForEDSException`. */
export type ChannelExistsForEDSException = Exception<'ChannelExistsForEDSException', 'client'>

/** Errors with the code `ChannelMaxLimitExceededException`. */
export const ChannelMaxLimitExceededException: ExceptionClass<'ChannelMaxLimitExceededException', 'client'> =
  /* @__PURE__ */ exceptionOf('ChannelMaxLimitExceededException', 'client')
/** An error with the code `ChannelMaxLimitExceededException`. */
export type ChannelMaxLimitExceededException = Exception<'ChannelMaxLimitExceededException', 'client'>

/** Errors with the code `ChannelNotFoundException`. */
export const ChannelNotFoundException: ExceptionClass<'ChannelNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('ChannelNotFoundException', 'client')
/** An error with the code `ChannelNotFoundException`. */
export type ChannelNotFoundException = Exception<'ChannelNotFoundException', 'client'>

/** Errors with the code `CloudTrailARNInvalidException`. */
export const CloudTrailARNInvalidException: ExceptionClass<'CloudTrailARNInvalidException', 'client'> =
  /* @__PURE__ */ exceptionOf('CloudTrailARNInvalidException', 'client')
/** An error with the code `CloudTrailARNInvalidException`. */
export type CloudTrailARNInvalidException = Exception<'CloudTrailARNInvalidException', 'client'>

/** Errors with the code `CloudTrailAccessNotEnabledException`. */
export const CloudTrailAccessNotEnabledException: ExceptionClass<'CloudTrailAccessNotEnabledException', 'client'> =
  /* @__PURE__ */ exceptionOf('CloudTrailAccessNotEnabledException', 'client')
/** An error with the code `CloudTrailAccessNotEnabledException`. */
export type CloudTrailAccessNotEnabledException = Exception<'CloudTrailAccessNotEnabledException', 'client'>

/** Errors with the code `CloudTrailInvalidClientTokenIdException`. */
export const CloudTrailInvalidClientTokenIdException: ExceptionClass<
  'CloudTrailInvalidClientTokenIdException',
  'client'
> = /* @__PURE__ */ exceptionOf('CloudTrailInvalidClientTokenIdException', 'client')
/** An error with the code `CloudTrailInvalidClientTokenIdException`. */
export type CloudTrailInvalidClientTokenIdException = Exception<'CloudTrailInvalidClientTokenIdException', 'client'>

/** Errors with the code `CloudWatchLogsDeliveryUnavailableException`. */
export const CloudWatchLogsDeliveryUnavailableException: ExceptionClass<
  'CloudWatchLogsDeliveryUnavailableException',
  'client'
> = /* @__PURE__ */ exceptionOf('CloudWatchLogsDeliveryUnavailableException', 'client')
/** An error with the code `CloudWatchLogsDeliveryUnavailableException`. */
export type CloudWatchLogsDeliveryUnavailableException = Exception<
  'CloudWatchLogsDeliveryUnavailableException',
  'client'
>

/** Errors with the code `ConcurrentModificationException`. */
export const ConcurrentModificationException: ExceptionClass<'ConcurrentModificationException', 'client'> =
  /* @__PURE__ */ exceptionOf('ConcurrentModificationException', 'client')
/** An error with the code `ConcurrentModificationException`. */
export type ConcurrentModificationException = Exception<'ConcurrentModificationException', 'client'>

/** Errors with the code `ConflictException`. */
export const ConflictException: ExceptionClass<'ConflictException', 'client'> = /* @__PURE__ */ exceptionOf(
  'ConflictException',
  'client',
)
/** An error with the code `ConflictException`. */
export type ConflictException = Exception<'ConflictException', 'client'>

/** Errors with the code `DelegatedAdminAccountLimitExceededException`. */
export const DelegatedAdminAccountLimitExceededException: ExceptionClass<
  'DelegatedAdminAccountLimitExceededException',
  'client'
> = /* @__PURE__ */ exceptionOf('DelegatedAdminAccountLimitExceededException', 'client')
/** An error with the code `DelegatedAdminAccountLimitExceededException`. */
export type DelegatedAdminAccountLimitExceededException = Exception<
  'DelegatedAdminAccountLimitExceededException',
  'client'
>

/** Errors with the code `EventDataStoreARNInvalidException`. */
export const EventDataStoreARNInvalidException: ExceptionClass<'EventDataStoreARNInvalidException', 'client'> =
  /* @__PURE__ */ exceptionOf('EventDataStoreARNInvalidException', 'client')
/** An error with the code `EventDataStoreARNInvalidException`. */
export type EventDataStoreARNInvalidException = Exception<'EventDataStoreARNInvalidException', 'client'>

/** Errors with the code `EventDataStoreAlreadyExistsException`. */
export const EventDataStoreAlreadyExistsException: ExceptionClass<'EventDataStoreAlreadyExistsException', 'client'> =
  /* @__PURE__ */ exceptionOf('EventDataStoreAlreadyExistsException', 'client')
/** An error with the code `EventDataStoreAlreadyExistsException`. */
export type EventDataStoreAlreadyExistsException = Exception<'EventDataStoreAlreadyExistsException', 'client'>

/** Errors with the code `EventDataStoreFederationEnabledException`. */
export const EventDataStoreFederationEnabledException: ExceptionClass<
  'EventDataStoreFederationEnabledException',
  'client'
> = /* @__PURE__ */ exceptionOf('EventDataStoreFederationEnabledException', 'client')
/** An error with the code `EventDataStoreFederationEnabledException`. */
export type EventDataStoreFederationEnabledException = Exception<'EventDataStoreFederationEnabledException', 'client'>

/** Errors with the code `EventDataStoreHasOngoingImportException`. */
export const EventDataStoreHasOngoingImportException: ExceptionClass<
  'EventDataStoreHasOngoingImportException',
  'client'
> = /* @__PURE__ */ exceptionOf('EventDataStoreHasOngoingImportException', 'client')
/** An error with the code `EventDataStoreHasOngoingImportException`. */
export type EventDataStoreHasOngoingImportException = Exception<'EventDataStoreHasOngoingImportException', 'client'>

/** Errors with the code `EventDataStoreMaxLimitExceededException`. */
export const EventDataStoreMaxLimitExceededException: ExceptionClass<
  'EventDataStoreMaxLimitExceededException',
  'client'
> = /* @__PURE__ */ exceptionOf('EventDataStoreMaxLimitExceededException', 'client')
/** An error with the code `EventDataStoreMaxLimitExceededException`. */
export type EventDataStoreMaxLimitExceededException = Exception<'EventDataStoreMaxLimitExceededException', 'client'>

/** Errors with the code `EventDataStoreNotFoundException`. */
export const EventDataStoreNotFoundException: ExceptionClass<'EventDataStoreNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('EventDataStoreNotFoundException', 'client')
/** An error with the code `EventDataStoreNotFoundException`. */
export type EventDataStoreNotFoundException = Exception<'EventDataStoreNotFoundException', 'client'>

/** Errors with the code `EventDataStoreTerminationProtectedException`. */
export const EventDataStoreTerminationProtectedException: ExceptionClass<
  'EventDataStoreTerminationProtectedException',
  'client'
> = /* @__PURE__ */ exceptionOf('EventDataStoreTerminationProtectedException', 'client')
/** An error with the code `EventDataStoreTerminationProtectedException`. */
export type EventDataStoreTerminationProtectedException = Exception<
  'EventDataStoreTerminationProtectedException',
  'client'
>

/** Errors with the code `GenerateResponseException`. */
export const GenerateResponseException: ExceptionClass<'GenerateResponseException', 'client'> =
  /* @__PURE__ */ exceptionOf('GenerateResponseException', 'client')
/** An error with the code `GenerateResponseException`. */
export type GenerateResponseException = Exception<'GenerateResponseException', 'client'>

/** Errors with the code `ImportNotFoundException`. */
export const ImportNotFoundException: ExceptionClass<'ImportNotFoundException', 'client'> = /* @__PURE__ */ exceptionOf(
  'ImportNotFoundException',
  'client',
)
/** An error with the code `ImportNotFoundException`. */
export type ImportNotFoundException = Exception<'ImportNotFoundException', 'client'>

/** Errors with the code `InactiveEventDataStoreException`. */
export const InactiveEventDataStoreException: ExceptionClass<'InactiveEventDataStoreException', 'client'> =
  /* @__PURE__ */ exceptionOf('InactiveEventDataStoreException', 'client')
/** An error with the code `InactiveEventDataStoreException`. */
export type InactiveEventDataStoreException = Exception<'InactiveEventDataStoreException', 'client'>

/** Errors with the code `InactiveQueryException`. */
export const InactiveQueryException: ExceptionClass<'InactiveQueryException', 'client'> = /* @__PURE__ */ exceptionOf(
  'InactiveQueryException',
  'client',
)
/** An error with the code `InactiveQueryException`. */
export type InactiveQueryException = Exception<'InactiveQueryException', 'client'>

/** Errors with the code `InsightNotEnabledException`. */
export const InsightNotEnabledException: ExceptionClass<'InsightNotEnabledException', 'client'> =
  /* @__PURE__ */ exceptionOf('InsightNotEnabledException', 'client')
/** An error with the code `InsightNotEnabledException`. */
export type InsightNotEnabledException = Exception<'InsightNotEnabledException', 'client'>

/** Errors with the code `InsufficientDependencyServiceAccessPermissionException`. */
export const InsufficientDependencyServiceAccessPermissionException: ExceptionClass<
  'InsufficientDependencyServiceAccessPermissionException',
  'client'
> = /* @__PURE__ */ exceptionOf('InsufficientDependencyServiceAccessPermissionException', 'client')
/** An error with the code `InsufficientDependencyServiceAccessPermissionException`. */
export type InsufficientDependencyServiceAccessPermissionException = Exception<
  'InsufficientDependencyServiceAccessPermissionException',
  'client'
>

/** Errors with the code `InsufficientEncryptionPolicyException`. */
export const InsufficientEncryptionPolicyException: ExceptionClass<'InsufficientEncryptionPolicyException', 'client'> =
  /* @__PURE__ */ exceptionOf('InsufficientEncryptionPolicyException', 'client')
/** An error with the code `InsufficientEncryptionPolicyException`. */
export type InsufficientEncryptionPolicyException = Exception<'InsufficientEncryptionPolicyException', 'client'>

/** Errors with the code `InsufficientIAMAccessPermissionException`. */
export const InsufficientIAMAccessPermissionException: ExceptionClass<
  'InsufficientIAMAccessPermissionException',
  'client'
> = /* @__PURE__ */ exceptionOf('InsufficientIAMAccessPermissionException', 'client')
/** An error with the code `InsufficientIAMAccessPermissionException`. */
export type InsufficientIAMAccessPermissionException = Exception<'InsufficientIAMAccessPermissionException', 'client'>

/** Errors with the code `InsufficientS3BucketPolicyException`. */
export const InsufficientS3BucketPolicyException: ExceptionClass<'InsufficientS3BucketPolicyException', 'client'> =
  /* @__PURE__ */ exceptionOf('InsufficientS3BucketPolicyException', 'client')
/** An error with the code `InsufficientS3BucketPolicyException`. */
export type InsufficientS3BucketPolicyException = Exception<'InsufficientS3BucketPolicyException', 'client'>

/** Errors with the code `InsufficientSnsTopicPolicyException`. */
export const InsufficientSnsTopicPolicyException: ExceptionClass<'InsufficientSnsTopicPolicyException', 'client'> =
  /* @__PURE__ */ exceptionOf('InsufficientSnsTopicPolicyException', 'client')
/** An error with the code `InsufficientSnsTopicPolicyException`. */
export type InsufficientSnsTopicPolicyException = Exception<'InsufficientSnsTopicPolicyException', 'client'>

/** Errors with the code `InvalidCloudWatchLogsLogGroupArnException`. */
export const InvalidCloudWatchLogsLogGroupArnException: ExceptionClass<
  'InvalidCloudWatchLogsLogGroupArnException',
  'client'
> = /* @__PURE__ */ exceptionOf('InvalidCloudWatchLogsLogGroupArnException', 'client')
/** An error with the code `InvalidCloudWatchLogsLogGroupArnException`. */
export type InvalidCloudWatchLogsLogGroupArnException = Exception<'InvalidCloudWatchLogsLogGroupArnException', 'client'>

/** Errors with the code `InvalidCloudWatchLogsRoleArnException`. */
export const InvalidCloudWatchLogsRoleArnException: ExceptionClass<'InvalidCloudWatchLogsRoleArnException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidCloudWatchLogsRoleArnException', 'client')
/** An error with the code `InvalidCloudWatchLogsRoleArnException`. */
export type InvalidCloudWatchLogsRoleArnException = Exception<'InvalidCloudWatchLogsRoleArnException', 'client'>

/** Errors with the code `InvalidDateRangeException`. */
export const InvalidDateRangeException: ExceptionClass<'InvalidDateRangeException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidDateRangeException', 'client')
/** An error with the code `InvalidDateRangeException`. */
export type InvalidDateRangeException = Exception<'InvalidDateRangeException', 'client'>

/** Errors with the code `InvalidEventCategoryException`. */
export const InvalidEventCategoryException: ExceptionClass<'InvalidEventCategoryException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidEventCategoryException', 'client')
/** An error with the code `InvalidEventCategoryException`. */
export type InvalidEventCategoryException = Exception<'InvalidEventCategoryException', 'client'>

/** Errors with the code `InvalidEventDataStoreCategoryException`. */
export const InvalidEventDataStoreCategoryException: ExceptionClass<
  'InvalidEventDataStoreCategoryException',
  'client'
> = /* @__PURE__ */ exceptionOf('InvalidEventDataStoreCategoryException', 'client')
/** An error with the code `InvalidEventDataStoreCategoryException`. */
export type InvalidEventDataStoreCategoryException = Exception<'InvalidEventDataStoreCategoryException', 'client'>

/** Errors with the code `InvalidEventDataStoreStatusException`. */
export const InvalidEventDataStoreStatusException: ExceptionClass<'InvalidEventDataStoreStatusException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidEventDataStoreStatusException', 'client')
/** An error with the code `InvalidEventDataStoreStatusException`. */
export type InvalidEventDataStoreStatusException = Exception<'InvalidEventDataStoreStatusException', 'client'>

/** Errors with the code `InvalidEventSelectorsException`. */
export const InvalidEventSelectorsException: ExceptionClass<'InvalidEventSelectorsException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidEventSelectorsException', 'client')
/** An error with the code `InvalidEventSelectorsException`. */
export type InvalidEventSelectorsException = Exception<'InvalidEventSelectorsException', 'client'>

/** Errors with the code `InvalidHomeRegionException`. */
export const InvalidHomeRegionException: ExceptionClass<'InvalidHomeRegionException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidHomeRegionException', 'client')
/** An error with the code `InvalidHomeRegionException`. */
export type InvalidHomeRegionException = Exception<'InvalidHomeRegionException', 'client'>

/** Errors with the code `InvalidImportSourceException`. */
export const InvalidImportSourceException: ExceptionClass<'InvalidImportSourceException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidImportSourceException', 'client')
/** An error with the code `InvalidImportSourceException`. */
export type InvalidImportSourceException = Exception<'InvalidImportSourceException', 'client'>

/** Errors with the code `InvalidInsightSelectorsException`. */
export const InvalidInsightSelectorsException: ExceptionClass<'InvalidInsightSelectorsException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidInsightSelectorsException', 'client')
/** An error with the code `InvalidInsightSelectorsException`. */
export type InvalidInsightSelectorsException = Exception<'InvalidInsightSelectorsException', 'client'>

/** Errors with the code `InvalidKmsKeyIdException`. */
export const InvalidKmsKeyIdException: ExceptionClass<'InvalidKmsKeyIdException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidKmsKeyIdException', 'client')
/** An error with the code `InvalidKmsKeyIdException`. */
export type InvalidKmsKeyIdException = Exception<'InvalidKmsKeyIdException', 'client'>

/** Errors with the code `InvalidLookupAttributesException`. */
export const InvalidLookupAttributesException: ExceptionClass<'InvalidLookupAttributesException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidLookupAttributesException', 'client')
/** An error with the code `InvalidLookupAttributesException`. */
export type InvalidLookupAttributesException = Exception<'InvalidLookupAttributesException', 'client'>

/** Errors with the code `InvalidMaxResultsException`. */
export const InvalidMaxResultsException: ExceptionClass<'InvalidMaxResultsException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidMaxResultsException', 'client')
/** An error with the code `InvalidMaxResultsException`. */
export type InvalidMaxResultsException = Exception<'InvalidMaxResultsException', 'client'>

/** Errors with the code `InvalidNextTokenException`. */
export const InvalidNextTokenException: ExceptionClass<'InvalidNextTokenException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidNextTokenException', 'client')
/** An error with the code `InvalidNextTokenException`. */
export type InvalidNextTokenException = Exception<'InvalidNextTokenException', 'client'>

/** Errors with the code `InvalidParameterCombinationException`. */
export const InvalidParameterCombinationException: ExceptionClass<'InvalidParameterCombinationException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidParameterCombinationException', 'client')
/** An error with the code `InvalidParameterCombinationException`. */
export type InvalidParameterCombinationException = Exception<'InvalidParameterCombinationException', 'client'>

/** Errors with the code `InvalidParameterException`. */
export const InvalidParameterException: ExceptionClass<'InvalidParameterException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidParameterException', 'client')
/** An error with the code `InvalidParameterException`. */
export type InvalidParameterException = Exception<'InvalidParameterException', 'client'>

/** Errors with the code `InvalidQueryStatementException`. */
export const InvalidQueryStatementException: ExceptionClass<'InvalidQueryStatementException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidQueryStatementException', 'client')
/** An error with the code `InvalidQueryStatementException`. */
export type InvalidQueryStatementException = Exception<'InvalidQueryStatementException', 'client'>

/** Errors with the code `InvalidQueryStatusException`. */
export const InvalidQueryStatusException: ExceptionClass<'InvalidQueryStatusException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidQueryStatusException', 'client')
/** An error with the code `InvalidQueryStatusException`. */
export type InvalidQueryStatusException = Exception<'InvalidQueryStatusException', 'client'>

/** Errors with the code `InvalidS3BucketNameException`. */
export const InvalidS3BucketNameException: ExceptionClass<'InvalidS3BucketNameException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidS3BucketNameException', 'client')
/** An error with the code `InvalidS3BucketNameException`. */
export type InvalidS3BucketNameException = Exception<'InvalidS3BucketNameException', 'client'>

/** Errors with the code `InvalidS3PrefixException`. */
export const InvalidS3PrefixException: ExceptionClass<'InvalidS3PrefixException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidS3PrefixException', 'client')
/** An error with the code `InvalidS3PrefixException`. */
export type InvalidS3PrefixException = Exception<'InvalidS3PrefixException', 'client'>

/** Errors with the code `InvalidSnsTopicNameException`. */
export const InvalidSnsTopicNameException: ExceptionClass<'InvalidSnsTopicNameException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidSnsTopicNameException', 'client')
/** An error with the code `InvalidSnsTopicNameException`. */
export type InvalidSnsTopicNameException = Exception<'InvalidSnsTopicNameException', 'client'>

/** Errors with the code `InvalidSourceException`. */
export const InvalidSourceException: ExceptionClass<'InvalidSourceException', 'client'> = /* @__PURE__ */ exceptionOf(
  'InvalidSourceException',
  'client',
)
/** An error with the code `InvalidSourceException`. */
export type InvalidSourceException = Exception<'InvalidSourceException', 'client'>

/** Errors with the code `InvalidTagParameterException`. */
export const InvalidTagParameterException: ExceptionClass<'InvalidTagParameterException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidTagParameterException', 'client')
/** An error with the code `InvalidTagParameterException`. */
export type InvalidTagParameterException = Exception<'InvalidTagParameterException', 'client'>

/** Errors with the code `InvalidTimeRangeException`. */
export const InvalidTimeRangeException: ExceptionClass<'InvalidTimeRangeException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidTimeRangeException', 'client')
/** An error with the code `InvalidTimeRangeException`. */
export type InvalidTimeRangeException = Exception<'InvalidTimeRangeException', 'client'>

/** Errors with the code `InvalidTokenException`. */
export const InvalidTokenException: ExceptionClass<'InvalidTokenException', 'client'> = /* @__PURE__ */ exceptionOf(
  'InvalidTokenException',
  'client',
)
/** An error with the code `InvalidTokenException`. */
export type InvalidTokenException = Exception<'InvalidTokenException', 'client'>

/** Errors with the code `InvalidTrailNameException`. */
export const InvalidTrailNameException: ExceptionClass<'InvalidTrailNameException', 'client'> =
  /* @__PURE__ */ exceptionOf('InvalidTrailNameException', 'client')
/** An error with the code `InvalidTrailNameException`. */
export type InvalidTrailNameException = Exception<'InvalidTrailNameException', 'client'>

/** Errors with the code `KmsException`. */
export const KmsException: ExceptionClass<'KmsException', 'client'> = /* @__PURE__ */ exceptionOf(
  'KmsException',
  'client',
)
/** An error with the code `KmsException`. */
export type KmsException = Exception<'KmsException', 'client'>

/** Errors with the code `KmsKeyDisabledException`. */
export const KmsKeyDisabledException: ExceptionClass<'KmsKeyDisabledException', 'client'> = /* @__PURE__ */ exceptionOf(
  'KmsKeyDisabledException',
  'client',
)
/** An error with the code `KmsKeyDisabledException`. */
export type KmsKeyDisabledException = Exception<'KmsKeyDisabledException', 'client'>

/** Errors with the code `KmsKeyNotFoundException`. */
export const KmsKeyNotFoundException: ExceptionClass<'KmsKeyNotFoundException', 'client'> = /* @__PURE__ */ exceptionOf(
  'KmsKeyNotFoundException',
  'client',
)
/** An error with the code `KmsKeyNotFoundException`. */
export type KmsKeyNotFoundException = Exception<'KmsKeyNotFoundException', 'client'>

/** Errors with the code `MaxConcurrentQueriesException`. */
export const MaxConcurrentQueriesException: ExceptionClass<'MaxConcurrentQueriesException', 'client'> =
  /* @__PURE__ */ exceptionOf('MaxConcurrentQueriesException', 'client')
/** An error with the code `MaxConcurrentQueriesException`. */
export type MaxConcurrentQueriesException = Exception<'MaxConcurrentQueriesException', 'client'>

/** Errors with the code `MaximumNumberOfTrailsExceededException`. */
export const MaximumNumberOfTrailsExceededException: ExceptionClass<
  'MaximumNumberOfTrailsExceededException',
  'client'
> = /* @__PURE__ */ exceptionOf('MaximumNumberOfTrailsExceededException', 'client')
/** An error with the code `MaximumNumberOfTrailsExceededException`. */
export type MaximumNumberOfTrailsExceededException = Exception<'MaximumNumberOfTrailsExceededException', 'client'>

/** Errors with the code `NoManagementAccountSLRExistsException`. */
export const NoManagementAccountSLRExistsException: ExceptionClass<'NoManagementAccountSLRExistsException', 'client'> =
  /* @__PURE__ */ exceptionOf('NoManagementAccountSLRExistsException', 'client')
/** An error with the code `NoManagementAccountSLRExistsException`. */
export type NoManagementAccountSLRExistsException = Exception<'NoManagementAccountSLRExistsException', 'client'>

/** Errors with the code `NotOrganizationManagementAccountException`. */
export const NotOrganizationManagementAccountException: ExceptionClass<
  'NotOrganizationManagementAccountException',
  'client'
> = /* @__PURE__ */ exceptionOf('NotOrganizationManagementAccountException', 'client')
/** An error with the code `NotOrganizationManagementAccountException`. */
export type NotOrganizationManagementAccountException = Exception<'NotOrganizationManagementAccountException', 'client'>

/** Errors with the code `NotOrganizationMasterAccountException`. */
export const NotOrganizationMasterAccountException: ExceptionClass<'NotOrganizationMasterAccountException', 'client'> =
  /* @__PURE__ */ exceptionOf('NotOrganizationMasterAccountException', 'client')
/** An error with the code `NotOrganizationMasterAccountException`. */
export type NotOrganizationMasterAccountException = Exception<'NotOrganizationMasterAccountException', 'client'>

/** Errors with the code `OperationNotPermittedException`. */
export const OperationNotPermittedException: ExceptionClass<'OperationNotPermittedException', 'client'> =
  /* @__PURE__ */ exceptionOf('OperationNotPermittedException', 'client')
/** An error with the code `OperationNotPermittedException`. */
export type OperationNotPermittedException = Exception<'OperationNotPermittedException', 'client'>

/** Errors with the code `OrganizationNotInAllFeaturesModeException`. */
export const OrganizationNotInAllFeaturesModeException: ExceptionClass<
  'OrganizationNotInAllFeaturesModeException',
  'client'
> = /* @__PURE__ */ exceptionOf('OrganizationNotInAllFeaturesModeException', 'client')
/** An error with the code `OrganizationNotInAllFeaturesModeException`. */
export type OrganizationNotInAllFeaturesModeException = Exception<'OrganizationNotInAllFeaturesModeException', 'client'>

/** Errors with the code `OrganizationsNotInUseException`. */
export const OrganizationsNotInUseException: ExceptionClass<'OrganizationsNotInUseException', 'client'> =
  /* @__PURE__ */ exceptionOf('OrganizationsNotInUseException', 'client')
/** An error with the code `OrganizationsNotInUseException`. */
export type OrganizationsNotInUseException = Exception<'OrganizationsNotInUseException', 'client'>

/** Errors with the code `QueryIdNotFoundException`. */
export const QueryIdNotFoundException: ExceptionClass<'QueryIdNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('QueryIdNotFoundException', 'client')
/** An error with the code `QueryIdNotFoundException`. */
export type QueryIdNotFoundException = Exception<'QueryIdNotFoundException', 'client'>

/** Errors with the code `ResourceARNNotValidException`. */
export const ResourceARNNotValidException: ExceptionClass<'ResourceARNNotValidException', 'client'> =
  /* @__PURE__ */ exceptionOf('ResourceARNNotValidException', 'client')
/** An error with the code `ResourceARNNotValidException`. */
export type ResourceARNNotValidException = Exception<'ResourceARNNotValidException', 'client'>

/** Errors with the code `ResourceNotFoundException`. */
export const ResourceNotFoundException: ExceptionClass<'ResourceNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('ResourceNotFoundException', 'client')
/** An error with the code `ResourceNotFoundException`. */
export type ResourceNotFoundException = Exception<'ResourceNotFoundException', 'client'>

/** Errors with the code `ResourcePolicyNotFoundException`. */
export const ResourcePolicyNotFoundException: ExceptionClass<'ResourcePolicyNotFoundException', 'client'> =
  /* @__PURE__ */ exceptionOf('ResourcePolicyNotFoundException', 'client')
/** An error with the code `ResourcePolicyNotFoundException`. */
export type ResourcePolicyNotFoundException = Exception<'ResourcePolicyNotFoundException', 'client'>

/** Errors with the code `ResourcePolicyNotValidException`. */
export const ResourcePolicyNotValidException: ExceptionClass<'ResourcePolicyNotValidException', 'client'> =
  /* @__PURE__ */ exceptionOf('ResourcePolicyNotValidException', 'client')
/** An error with the code `ResourcePolicyNotValidException`. */
export type ResourcePolicyNotValidException = Exception<'ResourcePolicyNotValidException', 'client'>

/** Errors with the code `ResourceTypeNotSupportedException`. */
export const ResourceTypeNotSupportedException: ExceptionClass<'ResourceTypeNotSupportedException', 'client'> =
  /* @__PURE__ */ exceptionOf('ResourceTypeNotSupportedException', 'client')
/** An error with the code `ResourceTypeNotSupportedException`. */
export type ResourceTypeNotSupportedException = Exception<'ResourceTypeNotSupportedException', 'client'>

/** Errors with the code `S3BucketDoesNotExistException`. */
export const S3BucketDoesNotExistException: ExceptionClass<'S3BucketDoesNotExistException', 'client'> =
  /* @__PURE__ */ exceptionOf('S3BucketDoesNotExistException', 'client')
/** An error with the code `S3BucketDoesNotExistException`. */
export type S3BucketDoesNotExistException = Exception<'S3BucketDoesNotExistException', 'client'>

/** Errors with the code `ServiceQuotaExceededException`. */
export const ServiceQuotaExceededException: ExceptionClass<'ServiceQuotaExceededException', 'client'> =
  /* @__PURE__ */ exceptionOf('ServiceQuotaExceededException', 'client')
/** An error with the code `ServiceQuotaExceededException`. */
export type ServiceQuotaExceededException = Exception<'ServiceQuotaExceededException', 'client'>

/** Errors with the code `TagsLimitExceededException`. */
export const TagsLimitExceededException: ExceptionClass<'TagsLimitExceededException', 'client'> =
  /* @__PURE__ */ exceptionOf('TagsLimitExceededException', 'client')
/** An error with the code `TagsLimitExceededException`. */
export type TagsLimitExceededException = Exception<'TagsLimitExceededException', 'client'>

/** Errors with the code `ThrottlingException`. */
export const ThrottlingException: ExceptionClass<'ThrottlingException', 'client'> = /* @__PURE__ */ exceptionOf(
  'ThrottlingException',
  'client',
)
/** An error with the code `ThrottlingException`. */
export type ThrottlingException = Exception<'ThrottlingException', 'client'>

/** Errors with the code `TrailAlreadyExistsException`. */
export const TrailAlreadyExistsException: ExceptionClass<'TrailAlreadyExistsException', 'client'> =
  /* @__PURE__ */ exceptionOf('TrailAlreadyExistsException', 'client')
/** An error with the code `TrailAlreadyExistsException`. */
export type TrailAlreadyExistsException = Exception<'TrailAlreadyExistsException', 'client'>

/** Errors with the code `TrailNotFoundException`. */
export const TrailNotFoundException: ExceptionClass<'TrailNotFoundException', 'client'> = /* @__PURE__ */ exceptionOf(
  'TrailNotFoundException',
  'client',
)
/** An error with the code `TrailNotFoundException`. */
export type TrailNotFoundException = Exception<'TrailNotFoundException', 'client'>

/** Errors with the code `TrailNotProvidedException`. */
export const TrailNotProvidedException: ExceptionClass<'TrailNotProvidedException', 'client'> =
  /* @__PURE__ */ exceptionOf('TrailNotProvidedException', 'client')
/** An error with the code `TrailNotProvidedException`. */
export type TrailNotProvidedException = Exception<'TrailNotProvidedException', 'client'>

/** Errors with the code `UnsupportedOperationException`. */
export const UnsupportedOperationException: ExceptionClass<'UnsupportedOperationException', 'client'> =
  /* @__PURE__ */ exceptionOf('UnsupportedOperationException', 'client')
/** An error with the code `UnsupportedOperationException`. */
export type UnsupportedOperationException = Exception<'UnsupportedOperationException', 'client'>
