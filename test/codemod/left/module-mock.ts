import { vi } from 'vitest'

vi.mock('@aws-sdk/client-cloudtrail') // left: a mock
const { CloudTrailClient } = await vi.importActual<any>('@aws-sdk/client-cloudtrail') // left: not understood
