/** How rows of the table are written, and the services and quotas that they name. */
import type { Operation, Quota, Service } from '../contracts/operation.js'
import { awsJson } from '../protocol/aws-json.js'
import { restJson } from '../protocol/rest-json.js'
import { lazy } from '../runtime/lazy.js'

/** The CloudTrail control plane. */
export const cloudtrail: Service = {
  id: 'cloudtrail',
  signingName: 'cloudtrail',
  protocol: /* @__PURE__ */ awsJson('1.1'),
  targetPrefix: 'CloudTrail_20131101.',
}

/** The ingestion endpoint of CloudTrail Lake channels. */
export const cloudtrailData: Service = {
  id: 'cloudtrail-data',
  signingName: 'cloudtrail-data',
  protocol: restJson,
  targetPrefix: '',
}

/**
 * Classes of operations with the same quota: LookupEvents; ListInsightsMetricData; PutAuditEvents; StartQuery and
 * CancelQuery; all others that begin with Get, Describe or List; and the rest.
 */
export type QuotaClass =
  'lookupEvents' | 'listInsightsMetricData' | 'putAuditEvents' | 'startCancelQuery' | 'getDescribeList' | 'other'

/** The quotas of an account in a Region, by class of operations. Each operation of a class has its own. Not adjustable. */
export const quotas: Readonly<Record<QuotaClass, Quota>> = {
  lookupEvents: { ratePerSecond: 2, burst: 1 },
  getDescribeList: { ratePerSecond: 10, burst: 10 },
  startCancelQuery: { ratePerSecond: 3, burst: 3 },
  listInsightsMetricData: { ratePerSecond: 1, burst: 1 },
  putAuditEvents: { ratePerSecond: 100, burst: 100 },
  other: { ratePerSecond: 1, burst: 1 },
}

/** A row as it is written: CloudTrail's quotas by their class, and defaults left out. */
type RowOf<Name extends string, Input, Output, Item> = Omit<
  Operation<Name, Input, Output, Item>,
  'service' | 'iamAction' | 'quota'
> & { readonly service?: Service; readonly iamAction?: string; readonly quota: QuotaClass | Quota }

/** Makes a row. The service is CloudTrail, and the IAM action has the operation's name, unless the row says otherwise. */
export function operation<Name extends string, Input, Output, Item = never>(
  row: RowOf<Name, Input, Output, Item>,
): Operation<Name, Input, Output, Item> {
  const service = row.service ?? cloudtrail
  return {
    ...row,
    service,
    iamAction: row.iamAction ?? `${service.signingName}:${row.name}`,
    quota: typeof row.quota === 'string' ? quotas[row.quota] : row.quota,
    input: lazy(row.input),
    output: lazy(row.output),
  }
}
