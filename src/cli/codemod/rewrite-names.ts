/** Rules for names: the client's class, enums, exceptions and types. */
import type TypeScript from 'typescript'
import { enums } from './sdk-exports.js'
import { kindOf, type Kind } from './stub.js'
import { outside, type Reference, type Work } from './work.js'

/** Rewrites one use of a name, or leaves the file. */
type Rule = (work: Work, reference: Reference) => void

/** Types whose argument may be a client. */
const containers = new Set([
  'Promise',
  'Array',
  'ReadonlyArray',
  'Map',
  'ReadonlyMap',
  'Set',
  'Record',
  'Readonly',
  'WeakMap',
])

/** Changes the name where the import brings it unchanged; an alias stays. */
const rename = (work: Work, { name, nameNode, symbol }: Reference, to: string): void => {
  const isOwn = symbol === undefined || (work.imports.renamable.has(symbol) && work.text(nameNode) === name)
  if (isOwn) work.replace(nameNode, to)
}

const isTypePosition = (ts: typeof TypeScript, node: TypeScript.Node): boolean => ts.isTypeReferenceNode(node.parent)

const client: Rule = (work, reference) => {
  const { ts } = work
  const { node } = reference
  const { parent } = node
  if (isTypePosition(ts, node)) {
    const around = parent.parent
    const isArgument = ts.isTypeReferenceNode(around) && !containers.has(work.text(around.typeName))
    if (isArgument || ts.isIndexedAccessTypeNode(around)) {
      work.leave(node, 'a type that is made from the client: it has a method for each operation here, and no `send`')
    }
  } else if (!ts.isNewExpression(parent) && !isInstanceOf(ts, node)) {
    work.leave(
      node,
      "the client's class as a value (a mock, a subclass): here a mock replaces methods, or is the emulator",
    )
    return
  }
  if (reference.name === 'CloudTrailClient') rename(work, reference, clientName(work))
}

/** What the class is called in the file: its own name, unless the file has that for something else. */
const clientName = (work: Work): string => (work.imports.keepsClientName ? 'CloudTrailClient' : 'CloudTrail')

function isInstanceOf(ts: typeof TypeScript, node: TypeScript.Node): boolean {
  const { parent } = node
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === node
  )
}

const exception: Rule = (work, { name, node, prefix }) => {
  const { ts } = work
  const code = name === 'CloudTrailServiceException' ? '' : work.quote + name + work.quote
  if (isTypePosition(ts, node)) {
    if (prefix === '') work.imports.need('ServiceError', true)
    work.replace(node, `${prefix}ServiceError${code === '' ? '' : `<${code}>`}`)
  } else if (isInstanceOf(ts, node)) {
    const comparison = node.parent as TypeScript.BinaryExpression // sound: isInstanceOf
    if (prefix === '') work.imports.need('isServiceError', false)
    const { parent } = comparison
    const isNegated = ts.isParenthesizedExpression(parent) && ts.isPrefixUnaryExpression(parent.parent)
    work.replace(isNegated ? parent : comparison, () => {
      const given = [work.rendered(comparison.left), code].filter(Boolean).join(', ')
      return `${prefix}isServiceError(${given})`
    })
  } else {
    work.leave(node, "an exception's class as a value: here all are `ServiceError`, told apart by their code")
  }
}

const enumeration: Rule = (work, { name, node, symbol }) => {
  const { ts } = work
  const { parent } = node
  if (isTypePosition(ts, node)) {
    if (symbol !== undefined) work.imports.keptTypes.add(symbol)
    return
  }
  const key = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined
  const value = key === undefined ? undefined : enums[name]?.[key]
  if (value === undefined) {
    work.leave(node, `the object ${name} as a whole: its values are plain text here`)
    return
  }
  const literal = work.quote + value + work.quote
  if (ts.isPropertyAssignment(parent.parent) && parent.parent.name === parent) return
  work.replace(parent, work.isTyped && widens(work, parent) ? `${literal} as const` : literal)
}

/** Whether TypeScript takes a literal at this place for any text, which it does not of an enum's member. */
function widens({ ts }: Work, literal: TypeScript.Node): boolean {
  let node = outside(ts, literal)
  let isNested = false
  for (;;) {
    const { parent } = node
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return false
    if (
      ts.isPropertyAssignment(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent)
    ) {
      isNested = true
    } else if (ts.isVariableDeclaration(parent)) {
      const isConst = (parent.parent.flags & ts.NodeFlags.Const) !== 0
      return parent.type === undefined && (isNested || !isConst)
    } else if (ts.isNewExpression(parent) || ts.isCallExpression(parent)) {
      return !takesInput(ts, parent)
    } else if (ts.isArrowFunction(parent) || ts.isPropertyDeclaration(parent)) {
      return parent.type === undefined
    } else if (ts.isReturnStatement(parent)) {
      return functionAround(ts, parent)?.type === undefined
    } else if (!ts.isConditionalExpression(parent) && !ts.isParenthesizedExpression(parent)) {
      return false
    }
    node = outside(ts, parent)
  }
}

function functionAround(ts: typeof TypeScript, node: TypeScript.Node): TypeScript.SignatureDeclaration | undefined {
  return ts.findAncestor(node, ts.isFunctionLike)
}

/** Whether an argument is the input of an operation, whose type tells what a literal is. */
function takesInput(
  ts: typeof TypeScript,
  { expression }: TypeScript.NewExpression | TypeScript.CallExpression,
): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression
  if (!ts.isIdentifier(name)) return false
  const kind = kindOf(name.text)
  return kind === 'command' || kind === 'paginator' || ts.isPropertyAccessExpression(expression)
}

const type: Rule = (work, { name, node, nameNode }) => {
  const { ts } = work
  if (!isTypePosition(ts, node)) work.leave(nameNode, `${name} is used in a way that is not understood`)
}

const request: Rule = (work, reference) => {
  rename(work, reference, reference.name.replace(/Request$/, 'CommandInput'))
}

const response: Rule = (work, { name, node, prefix }) => {
  const output = name.replace(/Response$/, 'CommandOutput')
  if (prefix === '') work.imports.need(output, true)
  work.replace(node, `Omit<${prefix}${output}, ${work.quote}$metadata${work.quote}>`)
}

const config: Rule = (work, { node, prefix }) => {
  const { ts } = work
  if (prefix === '') for (const name of ['CloudTrailConfig', 'SdkOptions']) work.imports.need(name, true)
  const text = `${prefix}CloudTrailConfig & ${prefix}SdkOptions`
  const around = node.parent.parent
  const binds = ts.isArrayTypeNode(around) || ts.isIndexedAccessTypeNode(around) || ts.isTypeOperatorNode(around)
  if (ts.isTypeReferenceNode(node.parent)) work.replace(node, binds ? `(${text})` : text)
  else work.leave(node, 'the type of the configuration, used in a way that is not understood')
}

/** The rules by kind. Commands and paginators have their own, in calls. */
export const nameRules: Readonly<Record<Exclude<Kind, 'command' | 'paginator'>, Rule>> = {
  client,
  exception,
  enum: enumeration,
  type,
  request,
  response,
  config,
}
