import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { vi } from 'vitest'

const client = new CloudTrailClient({})
vi.spyOn(client, 'send').mockResolvedValue({} as never) // left: passed to
