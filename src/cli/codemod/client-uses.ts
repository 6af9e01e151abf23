/** Rules for what is done with a client beside sending commands. */
import type TypeScript from 'typescript'
import { methodName } from '../../contracts/operation.js'
import { instanceKind, isFromElsewhere } from './client-types.js'
import { checkArguments, checkUse } from './rewrite-calls.js'
import { commandOperations, paginators } from './sdk-exports.js'
import { outside, type Work } from './work.js'

const methods: ReadonlySet<string> = new Set(commandOperations.map(methodName))
const paginatorMethods = new Map(Object.keys(paginators).map((name) => [`paginate${name}`, methodName(name)]))

/** Looks at what stands around an expression that is a client. */
export function checkClient(work: Work, client: TypeScript.Expression): void {
  const { ts } = work
  let node: TypeScript.Node = outside(ts, client)
  for (;;) {
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
      checkMember(work, parent)
      return
    }
    if (ts.isElementAccessExpression(parent) && parent.expression === node) {
      work.leave(parent, 'a member of the client that is chosen while the program runs')
      return
    }
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node) {
      if (isFromElsewhere(work, parent.expression)) {
        work.leave(
          client,
          `the client is passed to \`${work.text(parent.expression)}\`, which is not in the given files`,
        )
      }
      return
    }
    if (!isPassedOn(ts, parent)) return
    node = outside(ts, parent)
  }
}

/** Whether a value is part of what stands around it. */
const isPassedOn = (ts: typeof TypeScript, node: TypeScript.Node): boolean =>
  ts.isPropertyAssignment(node) ||
  ts.isShorthandPropertyAssignment(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isSpreadElement(node) ||
  ts.isSpreadAssignment(node) ||
  ts.isConditionalExpression(node)

function checkMember(work: Work, access: TypeScript.PropertyAccessExpression): void {
  const { ts } = work
  const name = access.name.text
  const call = ts.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : undefined
  const paged = paginatorMethods.get(name)
  if (name === 'send') checkSend(work, access, call)
  else if (name === 'config') checkConfig(work, access)
  else if (name === 'destroy') return
  else if (paged !== undefined && call !== undefined) rewriteMethodPaginator(work, access, call, paged)
  else if (methods.has(name) && call !== undefined) {
    const [input, ...rest] = call.arguments
    if (input !== undefined && ts.isFunctionLike(input)) checkArguments(work, [input])
    checkArguments(work, rest)
    checkUse(work, call, name)
  } else if (name === 'middlewareStack') {
    work.leave(access, 'middleware: here `headers` of a call, the hooks `on` and `transport` do its work')
  } else work.leave(access, `\`${name}\` of the client`)
}

/** Whether the command is one of those that are rewritten where they are made. */
function checkSend(
  work: Work,
  access: TypeScript.PropertyAccessExpression,
  call: TypeScript.CallExpression | undefined,
): void {
  const { ts } = work
  const [command] = call?.arguments ?? []
  if (command === undefined) {
    work.leave(access, '`send` as a value')
    return
  }
  const made = ts.isIdentifier(command) ? constantValue(work, command) : command
  const isNew = made !== undefined && ts.isNewExpression(made) && !ts.isElementAccessExpression(made.expression)
  const isUnderstood = isNew && instanceKind(work, made) === 'command'
  if (!isUnderstood) work.leave(command, 'a command that is chosen while the program runs: it has no method to call')
}

function constantValue(work: Work, name: TypeScript.Identifier): TypeScript.Expression | undefined {
  const [declaration] = work.symbolOf(name)?.declarations ?? []
  const isVariable = declaration !== undefined && work.ts.isVariableDeclaration(declaration)
  return isVariable ? declaration.initializer : undefined
}

/** Members of the client's `config` that are here too. */
const sameConfig: Readonly<Record<string, string>> = {
  region: '`client.config.region()`: the same here; it rejects with an InputError without a Region',
  credentials: '`client.config.credentials()`: the same here; without credentials it rejects with a CredentialsError',
  maxAttempts: '`client.config.maxAttempts()`: the same here',
  logger: '`client.config.logger`: here the one that was given, or none',
}

function checkConfig(work: Work, access: TypeScript.PropertyAccessExpression): void {
  const { parent } = access
  const member = work.ts.isPropertyAccessExpression(parent) ? parent.name.text : ''
  const reason = Object.hasOwn(sameConfig, member) ? sameConfig[member] : undefined
  if (reason !== undefined) work.mind(access, reason)
  else work.leave(access, `\`client.config${member === '' ? '' : `.${member}`}\`: not here in this form`)
}

/** `client.paginateX(input)` → `client.x(input).pages()`. */
function rewriteMethodPaginator(
  work: Work,
  access: TypeScript.PropertyAccessExpression,
  call: TypeScript.CallExpression,
  method: string,
): void {
  if (call.arguments.length > 1) work.leave(call, 'the configuration of a paginator')
  work.replace(access.name, method)
  work.edits.insert(call.end, '.pages()')
}
