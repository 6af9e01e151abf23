/** The commands that create, change, read, start and stop trails. */
import type { InputIssue } from '../../../contracts/errors.js'
import {
  CreateTrail,
  DeleteTrail,
  DescribeTrails,
  GetTrail,
  GetTrailStatus,
  ListTrails,
  StartLogging,
  StopLogging,
  trail,
  trailInfo,
  UpdateTrail,
} from '../../../operations/trails.js'
import { defineAction, type Action, type ActionContext, type Outcome } from '../../action/action.js'
import { permissionsOf } from '../../action/permissions.js'
import { trailNameProblem } from '../../action/values.js'
import { jsonSchemaOf } from '../../json/json-schema.js'
import { flag, list, text } from '../../parameters/kinds.js'
import { optional, required, type ValuesOf } from '../../parameters/parameter.js'
import { forEachSubject } from '../for-each-subject.js'
import { walk } from '../walk.js'
import { trailCommand, withTrailName } from './trail-command.js'

const settings = {
  include_global_service_events: optional(flag, {
    description: 'Whether events of global services such as IAM are recorded.',
  }),
  apply_trail_to_all_regions: optional(flag, {
    description: 'Whether every Region of the account is recorded, or only the home Region.',
  }),
  organization_trail: optional(flag, { description: 'Whether every account of the organization is recorded.' }),
  enable_log_file_validation: optional(flag, {
    description: 'Whether digest files are written, which serve to verify log files.',
  }),
}

const settingsOf = (values: ValuesOf<typeof settings>) => ({
  IncludeGlobalServiceEvents: values.include_global_service_events,
  IsMultiRegionTrail: values.apply_trail_to_all_regions,
  IsOrganizationTrail: values.organization_trail,
  EnableLogFileValidation: values.enable_log_file_validation,
})

const changes = {
  s3_bucket_name: optional(text, { description: 'Another bucket for the log files.' }),
  ...settings,
}

function somethingToChange(values: ValuesOf<typeof changes>): InputIssue[] {
  const names = Object.keys(changes) as (keyof typeof changes)[]
  if (names.some((name) => values[name] !== undefined)) return []
  return [{ path: '', message: `nothing to change: give at least one of ${names.join(', ')}` }]
}

async function describeTrails(
  {
    trail_names,
    include_shadow_trails,
  }: { trail_names?: string[] | undefined; include_shadow_trails?: boolean | undefined },
  { cloudtrail, options }: ActionContext,
): Promise<Outcome> {
  const describe = async (trailNameList?: string[]) =>
    (await cloudtrail.describeTrails({ trailNameList, includeShadowTrails: include_shadow_trails }, options))
      .trailList ?? []
  if (trail_names === undefined) return { rows: await describe(), failures: [], successful: 1 }
  return forEachSubject(trail_names, { atOnce: DescribeTrails.quota.burst }, async (name) => {
    const found = await describe([name])
    // DescribeTrails leaves an unknown trail out of its reply; GetTrail has the service's error for it.
    const { Trail = {} } = found.length > 0 ? {} : await cloudtrail.getTrail({ Name: name }, options)
    const rows = found.length > 0 ? found : include_shadow_trails === false ? [] : [Trail]
    return rows.map((row) => ({ trail_name: name, ...row }))
  })
}

/** In the order in which they are listed. */
export const trailActions: readonly Action[] = [
  trailCommand({
    name: 'create_trails',
    description: 'Creates trails in this Region. They do not record until start_logging is called.',
    operation: CreateTrail,
    parameters: {
      s3_bucket_name: required(text, {
        description: 'Bucket for the log files; its policy must let CloudTrail write.',
      }),
      ...settings,
    },
    input: (Name, values) => ({ Name, S3BucketName: values.s3_bucket_name, ...settingsOf(values) }),
    members: ['IsOrganizationTrail'],
  }),
  trailCommand({
    name: 'delete_trails',
    description: 'Deletes trails; the log files in their buckets stay.',
    operation: DeleteTrail,
    parameters: {},
    input: (Name) => ({ Name }),
  }),
  defineAction({
    name: 'describe_trails',
    description: 'Reads the settings of some trails, or of all that record this Region.',
    set: 'management',
    readOnly: true,
    permissions: [...permissionsOf(DescribeTrails), ...permissionsOf(GetTrail)],
    parameters: {
      trail_names: optional(list({ of: 'trail names or ARNs' }), {
        description: 'Names or ARNs of the trails; defaults to all trails.',
      }),
      include_shadow_trails: optional(flag, {
        description: 'Whether to return the trails of other Regions, and of the organization, that record this one.',
        defaultValue: true,
      }),
    },
    row: () => withTrailName(jsonSchemaOf(trail(), 'received')),
    problems: ({ trail_names = [] }) =>
      trail_names.flatMap((name, index) => {
        const message = trailNameProblem(name)
        return message === undefined ? [] : [{ path: `trail_names[${index}]`, message }]
      }),
    run: describeTrails,
  }),
  trailCommand({
    name: 'get_trails',
    description: 'Reads the settings of trails, each by its name.',
    operation: GetTrail,
    parameters: {},
    input: (Name) => ({ Name }),
    rows: { of: ({ Trail = {} }) => [Trail], schema: trail },
  }),
  trailCommand({
    name: 'update_trails',
    description: 'Changes the same settings of several trails; omitted settings stay unchanged.',
    operation: UpdateTrail,
    parameters: changes,
    input: (Name, values) => ({ Name, S3BucketName: values.s3_bucket_name, ...settingsOf(values) }),
    members: ['IsOrganizationTrail'],
    problems: somethingToChange,
  }),
  trailCommand({
    name: 'get_trail_status',
    description: 'Reads whether trails record, and how their last deliveries went.',
    operation: GetTrailStatus,
    parameters: {},
    input: (Name) => ({ Name }),
  }),
  defineAction({
    name: 'list_trails',
    description: 'Lists name, ARN and home Region of all trails of the account.',
    set: 'management',
    readOnly: true,
    permissions: permissionsOf(ListTrails),
    parameters: {},
    row: () => jsonSchemaOf(trailInfo(), 'received'),
    counts: ['total_trails'],
    run: async (_, { cloudtrail, options }) => {
      const { rows, failures } = await walk(cloudtrail.listTrails({}, options))
      return { rows, failures, successful: failures.length === 0 ? 1 : 0, counts: { total_trails: rows.length } }
    },
  }),
  trailCommand({
    name: 'start_logging',
    description: 'Starts recording; a trail that already records is left unchanged.',
    operation: StartLogging,
    parameters: {},
    input: (Name) => ({ Name }),
  }),
  trailCommand({
    name: 'stop_logging',
    description: 'Stops recording; events until it is started again are missing from the log files of the trail.',
    operation: StopLogging,
    parameters: {},
    input: (Name) => ({ Name }),
  }),
]
