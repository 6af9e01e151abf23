import { LookupAttributeKey } from '@aws-sdk/client-cloudtrail'

export const keys = Object.values(LookupAttributeKey) // left: as a whole
export const keyOf = (name: keyof typeof LookupAttributeKey) => LookupAttributeKey[name] // left: as a whole // left: as a whole
