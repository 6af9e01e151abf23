/** What FROM names, as relations: event data stores, queries, UNNEST, and joins of them. */
import { refuse, type Position } from '../syntax/position.js'
import type { Aliased, Source } from '../syntax/tree.js'
import type { StoreTable } from '../store/table.js'
import type { CloudTrailRecord } from '../../records/record.js'
import { joinRelations } from './joins.js'
import type { Field, Planner, Relation, Scope } from './scope.js'
import { unnest } from './unnest.js'

/** Finds an event data store, which a query reads from then on. @throws Refusal where there is none. */
export type FindStore = (id: string) => StoreTable

export function planSource(planner: Planner, source: Source, scope: Scope, findStore: FindStore): Relation {
  if (source.kind === 'aliased') return planAliased(planner, source, scope, findStore)
  const left = planSource(planner, source.left, scope, findStore)
  if (source.right.kind === 'aliased' && source.right.of.kind === 'unnest') {
    if (source.type !== 'CROSS')
      throw refuse('NOT_SUPPORTED', source.at, 'The emulator knows UNNEST after CROSS JOIN only')
    const unnested = unnest(planner, source.right.of, { ...scope, fields: left.fields }, left)
    const own = named(unnested.fields.slice(left.fields.length), source.right, source.at)
    return { ...unnested, fields: [...unnested.fields.slice(0, left.fields.length), ...own] }
  }
  return joinRelations(planner, source, left, planSource(planner, source.right, scope, findStore), scope)
}

function planAliased(planner: Planner, source: Aliased, scope: Scope, findStore: FindStore): Relation {
  const { of, alias } = source
  const relation = planTable(planner, of, scope, findStore)
  return { ...relation, fields: named(relation.fields, source, of.at, alias === undefined ? of : undefined) }
}

function planTable(planner: Planner, of: Aliased['of'], scope: Scope, findStore: FindStore): Relation {
  switch (of.kind) {
    case 'store':
      return storeRelation(findStore(of.id))
    case 'query':
      return planner.plan(of, scope)
    case 'unnest':
      return unnest(planner, of, { ...scope, fields: [] }, { fields: [], rows: () => [undefined] })
    case 'named': {
      const found = scope.named.get(of.name)
      if (found !== undefined) return found
      throw refuse(
        'TABLE_NOT_FOUND',
        of.at,
        `Table '${of.name}' does not exist: FROM names an event data store by its id`,
      )
    }
  }
}

const storeRelation = ({ columns, records }: StoreTable): Relation => ({
  fields: columns.map(({ name, type, read }) => ({
    name,
    type,
    table: undefined,
    evaluate: (record) => read(record as CloudTrailRecord),
  })),
  rows: records,
})

/** The fields under the names of their alias: that of the table, and those of its columns. */
function named(fields: readonly Field[], { alias, columns }: Aliased, at: Position, of?: Aliased['of']): Field[] {
  if (columns !== undefined && columns.length !== fields.length)
    throw refuse(
      'SYNTAX_ERROR',
      at,
      `Column alias list has ${columns.length} entries but '${alias ?? ''}' has ${fields.length} columns available`,
    )
  const table = alias ?? (of?.kind === 'store' ? of.id : of?.kind === 'named' ? of.name : undefined)
  return fields.map((field, index) => ({ ...field, name: columns?.[index] ?? field.name, table }))
}
