/** Commands that take trail names and call one operation for each trail. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../../../contracts/errors.js'
import type { AnyOperation, InputOf, OutputOf } from '../../../contracts/operation.js'
import { defineAction, snakeCase, type Action } from '../../action/action.js'
import { permissionsOf } from '../../action/permissions.js'
import { trailNameProblem } from '../../action/values.js'
import { jsonSchemaOf, type JsonSchema } from '../../json/json-schema.js'
import { list } from '../../parameters/kinds.js'
import { required, type Parameter, type Parameters, type ValuesOf } from '../../parameters/parameter.js'
import { callOperation, inputIssues } from '../call-operation.js'
import { forEachSubject } from '../for-each-subject.js'

/** The definition of a command. */
interface TrailCommand<Row extends AnyOperation, P extends Parameters> {
  readonly name: string
  readonly description: string
  readonly operation: Row
  /** All parameters but `trail_names`. */
  readonly parameters: P
  readonly input: (trail: string, values: ValuesOf<P>) => InputOf<Row>
  /** Input members that it can set and that need additional permissions. */
  readonly members?: readonly (keyof InputOf<Row> & string)[]
  /** The rows of one reply, and their schema. @defaultValue the reply is the only row */
  readonly rows?: { readonly of: (output: OutputOf<Row>) => readonly object[]; readonly schema: () => z.core.$ZodType }
  readonly problems?: (values: ValuesOf<P>) => readonly InputIssue[]
}

type WithTrails<P extends Parameters> = P & { readonly trail_names: Parameter<string[], true> }

/** Makes the action of a command. Each row begins with `trail_name`: the trail as the caller named it. */
export function trailCommand<Row extends AnyOperation, P extends Parameters>(written: TrailCommand<Row, P>): Action {
  const { name, description, operation, input, members = [], problems } = written
  const rowsOf = written.rows?.of ?? ((output: OutputOf<Row>) => [output])
  const parameters: WithTrails<P> = { trail_names: trailNames(), ...written.parameters }
  // Sound: the values are those of `parameters`.
  const own = (values: object) => values as ValuesOf<P>
  const trailsIn = (values: object) => (values as { trail_names: string[] }).trail_names
  return defineAction<WithTrails<P>>({
    name,
    description,
    set: 'management',
    readOnly: operation.readOnly,
    permissions: permissionsOf(operation, members),
    parameters,
    row: () => withTrailName(jsonSchemaOf((written.rows?.schema ?? operation.output)(), 'received')),
    problems: (values) => [
      ...(problems?.(own(values)) ?? []),
      ...trailsIn(values).flatMap((trail, index) => {
        const message = trailNameProblem(trail)
        if (message !== undefined) return [{ path: `trail_names[${index}]`, message }]
        return inputIssues(operation, input(trail, own(values)) as object).map((issue) => ({
          path: parameterOf(issue.path, written.parameters, index),
          message: issue.message,
        }))
      }),
    ],
    run: (values, context) =>
      forEachSubject(trailsIn(values), { atOnce: operation.quota.burst }, async (trail) => {
        const output = await callOperation(operation, input(trail, own(values)), context)
        return rowsOf(output).map((row) => ({ trail_name: trail, ...row }))
      }),
  })
}

const trailNames = (): Parameter<string[], true> =>
  required(list({ of: 'trail names or ARNs' }), { description: 'Names or ARNs of the trails.' })

/** The path of the parameter that sets an input member. */
function parameterOf(path: string, parameters: Parameters, index: number): string {
  const name = snakeCase(path.split('.').at(-1) ?? '')
  return Object.hasOwn(parameters, name) ? name : `trail_names[${index}]`
}

/** Adds the name of the trail to the schema of a row. */
export function withTrailName(row: JsonSchema): JsonSchema {
  const trailName = { type: 'string', description: 'The trail as the caller named it.' }
  return { ...row, properties: { trail_name: trailName, ...(row['properties'] as JsonSchema) } } // sound: rows are objects
}
