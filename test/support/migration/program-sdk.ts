/** A program in the promise style of the AWS SDK. Its twin differs in the line of the import alone. */
import { CloudTrail, type CreateTrailCommandInput, type LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail'

/** Sets up a trail, reads the event history and provokes errors; tells what it saw, in the order in which it saw it. */
export async function runProgram(endpoint: string): Promise<unknown[]> {
  const seen: unknown[] = []
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
    maxAttempts: 2,
  })

  const input: CreateTrailCommandInput = {
    Name: 'audit',
    S3BucketName: 'audit-logs',
    IsMultiRegionTrail: true,
    TagsList: [{ Key: 'team', Value: 'security' }],
  }
  const { TrailARN = '', $metadata, ...created } = await cloudtrail.createTrail(input)
  seen.push(TrailARN, created, $metadata.httpStatusCode, $metadata.attempts, typeof $metadata.requestId)

  await cloudtrail.startLogging({ Name: TrailARN })
  const { trailList = [] } = await cloudtrail.describeTrails({ trailNameList: ['audit'], includeShadowTrails: false })
  seen.push(trailList.map((trail) => trail.Name?.toUpperCase()))
  const status = await cloudtrail.getTrailStatus({ Name: 'audit' })
  seen.push(status.IsLogging, status.StartLoggingTime instanceof Date)
  const { Trail } = await cloudtrail.getTrail({ Name: 'audit' })
  seen.push(Trail)
  const { Trails } = await cloudtrail.listTrails({})
  seen.push(Trails)

  const selectors = await cloudtrail.putEventSelectors({
    TrailName: 'audit',
    EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
  })
  seen.push(selectors.TrailARN, selectors.EventSelectors)
  seen.push((await cloudtrail.getEventSelectors({ TrailName: 'audit' })).EventSelectors)

  await cloudtrail.addTags({ ResourceId: TrailARN, TagsList: [{ Key: 'stage', Value: 'production' }] })
  await cloudtrail.removeTags({ ResourceId: TrailARN, TagsList: [{ Key: 'team' }] })
  seen.push((await cloudtrail.listTags({ ResourceIdList: [TrailARN] })).ResourceTagList)

  const { PublicKeyList = [] } = await cloudtrail.listPublicKeys({
    StartTime: new Date('2026-01-01T00:00:00Z'),
    EndTime: new Date('2026-01-02T00:00:00Z'),
  })
  seen.push(PublicKeyList.map((key) => [key.Value instanceof Uint8Array, key.ValidityStartTime?.getTime()]))

  let NextToken: string | undefined
  do {
    const page: LookupEventsCommandOutput = await cloudtrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'true' }],
      EndTime: new Date('2030-01-01T00:00:00Z'),
      MaxResults: 20,
      ...(NextToken === undefined ? {} : { NextToken }),
    })
    for (const { EventId, EventTime, Resources } of page.Events ?? []) seen.push([EventId, EventTime, Resources])
    NextToken = page.NextToken
  } while (NextToken !== undefined)

  const refusal = await cloudtrail.getTrailStatus({ Name: 'no-such-trail' }).catch((error: unknown) => error)
  if (refusal instanceof Error && '$metadata' in refusal) {
    const { httpStatusCode } = refusal.$metadata as { httpStatusCode?: number }
    seen.push([refusal.name, httpStatusCode, refusal.message.endsWith('for the user: 123456789012')])
  }
  try {
    await cloudtrail.createTrail(input)
  } catch (error) {
    if ((error as Error).name !== 'TrailAlreadyExistsException') throw error
    seen.push('the trail exists')
  }
  const aborted = await cloudtrail
    .describeTrails({}, { abortSignal: AbortSignal.abort() })
    .catch((error: unknown) => (error as Error).name)
  seen.push(aborted)

  seen.push(await cloudtrail.deleteTrail({ Name: 'audit' }).then((output) => Object.keys(output)))
  return seen
}
