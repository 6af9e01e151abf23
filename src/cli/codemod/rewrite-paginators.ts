/** Rules for paginators. */
import type TypeScript from 'typescript'
import { methodName } from '../../contracts/operation.js'
import { checkArguments } from './rewrite-calls.js'
import { paginators } from './sdk-exports.js'
import type { Reference, Work } from './work.js'

/** `paginateX({ client }, input)` → `client.x(input).pages()`. */
export function rewritePaginator(work: Work, { name, node }: Reference): void {
  const { ts, file } = work
  const call = node.parent
  if (!ts.isCallExpression(call) || call.expression !== node) {
    work.leave(node, `${name} as a value`)
    return
  }
  const [config, input, ...rest] = call.arguments
  if (config === undefined || !ts.isObjectLiteralExpression(config)) {
    work.leave(node, 'the configuration of a paginator that is not written here: write `{ client }` in the call')
    return
  }
  const members = readPaging(work, config)
  if (members === undefined) return
  checkArguments(work, rest)
  const operation = name.replace(/^paginate/, '')
  const added = addedMembers(operation, members)
  const head = () => `${members.client()}.${methodName(operation)}(`
  work.edits.replace(call.getStart(file), input?.getStart(file) ?? call.end - 1, head)
  work.edits.insert(call.end, '.pages()')
  if (operation === 'GetQueryResults') {
    work.mind(call, 'pages of a query that is not finished end in an UnexpectedStateError: `waitForQuery` waits for it')
  }
  if (added.length > 0) addToInput(work, call, input, added)
}

/** A paginator's configuration, as text that is made when all edits are known. */
interface PagingMembers {
  readonly client: () => string
  readonly pageSize?: TypeScript.Node | undefined
  readonly startingToken?: TypeScript.Node | undefined
}

function readPaging(work: Work, config: TypeScript.ObjectLiteralExpression): PagingMembers | undefined {
  const { ts } = work
  const found = new Map<string, TypeScript.Expression>()
  for (const property of config.properties) {
    if (ts.isPropertyAssignment(property)) found.set(work.text(property.name), property.initializer)
    else if (ts.isShorthandPropertyAssignment(property)) found.set(property.name.text, property.name)
    else found.set(work.text(property), config)
  }
  const known = ['client', 'pageSize', 'startingToken', 'stopOnSameToken']
  const strange = [...found.keys()].find((name) => !known.includes(name))
  const client = found.get('client')
  if (strange !== undefined || client === undefined) {
    work.leave(config, `${strange ?? 'no client'} in the configuration of a paginator`)
    return undefined
  }
  if (found.has('stopOnSameToken'))
    work.mind(config, '`stopOnSameToken`: a page that repeats its token ends here in an error')
  const isSimple = ts.isIdentifier(client) || ts.isPropertyAccessExpression(client) || ts.isCallExpression(client)
  return {
    client: () => (isSimple ? work.rendered(client) : `(${work.rendered(client)})`),
    pageSize: found.get('pageSize'),
    startingToken: found.get('startingToken'),
  }
}

/** A member of the input that the paginator sets, and its value there. */
interface AddedMember {
  readonly name: string
  readonly value: TypeScript.Node
  /** Whether the input's own value goes before. */
  readonly yields: boolean
}

function addedMembers(operation: string, { pageSize, startingToken }: PagingMembers): AddedMember[] {
  const sizeMember = paginators[operation] ?? ''
  return [
    ...(pageSize === undefined || sizeMember === '' ? [] : [{ name: sizeMember, value: pageSize, yields: true }]),
    ...(startingToken === undefined ? [] : [{ name: 'NextToken', value: startingToken, yields: false }]),
  ]
}

function addToInput(
  work: Work,
  call: TypeScript.CallExpression,
  input: TypeScript.Expression | undefined,
  added: readonly AddedMember[],
): void {
  const { ts } = work
  const plain = added.map(
    ({ name, value }) =>
      () =>
        work.text(value) === name ? name : `${name}: ${work.rendered(value)}`,
  )
  const text = () => plain.map((member) => member()).join(', ')
  if (input === undefined) {
    work.edits.insert(call.end - 1, () => `{ ${text()} }`)
  } else if (ts.isIdentifier(input)) {
    const members = () =>
      added.map(({ name, value, yields }) => {
        const [own, given] = [`${work.text(input)}.${name}`, work.rendered(value)]
        return `${name}: ${yields ? `${own} ?? ${given}` : `${given} ?? ${own}`}`
      })
    work.replace(input, () => `{ ...${work.text(input)}, ${members().join(', ')} }`)
  } else if (
    ts.isObjectLiteralExpression(input) &&
    input.properties.every((property) => isOther(work, property, added))
  ) {
    const last = input.properties.at(-1)
    if (last === undefined) work.replace(input, () => `{ ${text()} }`)
    else work.edits.insert(last.end, () => `, ${text()}`)
  } else {
    work.leave(input, 'the size of a page or the first token, beside an input that may have it too')
  }
}

/** Whether a member is not one of those that are added. */
const isOther = (work: Work, property: TypeScript.ObjectLiteralElementLike, added: readonly AddedMember[]): boolean =>
  property.name !== undefined &&
  !work.ts.isComputedPropertyName(property.name) &&
  added.every(({ name }) => name !== work.text(property.name ?? property).replaceAll(/['"]/g, ''))
