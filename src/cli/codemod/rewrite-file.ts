/** Rewrites one file: every name of the AWS SDK, every client, every import. */
import type TypeScript from 'typescript'
import { checkClient } from './client-uses.js'
import { instanceKind } from './client-types.js'
import { findImports, type FoundImports } from './find-imports.js'
import { NewImports } from './new-imports.js'
import { identifiersOf, rewriteCommand } from './rewrite-calls.js'
import { nameRules } from './rewrite-names.js'
import { rewritePaginator } from './rewrite-paginators.js'
import { rewriteSpecifiers } from './rewrite-specifiers.js'
import { kindOf, sdkPackage } from './stub.js'
import { Work, type Reference } from './work.js'

/** Members of the SDK's exceptions that errors do not have here. */
const missingOfErrors = new Set(['$service', '$response', '$retryable', 'Message'])

/** A file that was looked through. */
export interface Rewritten {
  readonly work: Work
  /** Whether it has to do with the AWS SDK at all. */
  readonly isConcerned: boolean
}

/** Looks through a file and notes its edits and findings. */
export function rewriteFile(
  ts: typeof TypeScript,
  checker: TypeScript.TypeChecker,
  file: TypeScript.SourceFile,
): Rewritten {
  const isTyped = /\.[cm]?tsx?$/.test(file.fileName)
  const work = new Work(ts, checker, file, new NewImports(isTyped, isModule(ts, file)))
  const found = findImports(work)
  prepareNames(work, found)
  const clients: TypeScript.Node[] = []

  const visit = (node: TypeScript.Node): void => {
    if (found.handled.has(node)) return
    const reference = ts.isIdentifier(node) ? referenceAt(work, found, node) : undefined
    if (reference !== undefined) rewriteReference(work, reference)
    if (isValue(ts, node) && instanceKind(work, node) === 'client') {
      clients.push(node)
      checkClient(work, node)
    }
    if (ts.isPropertyAccessExpression(node)) checkErrorMember(work, node)
    if (ts.isStringLiteralLike(node) && node.text.startsWith(sdkPackage)) leaveText(work, node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  mindComments(work)
  rewriteSpecifiers(work, found)
  checkNewNames(work)
  work.imports.write(ts, file, work.edits)
  const isConcerned =
    clients.length > 0 || found.named.length > 0 || found.namespaces.size > 0 || work.findings.length > 0
  return { work, isConcerned }
}

const isModule = (ts: typeof TypeScript, file: TypeScript.SourceFile): boolean =>
  !/\.cjs$/.test(file.fileName) &&
  (/\.[cm]?tsx?$|\.mjs$/.test(file.fileName) ||
    file.statements.some((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)))

/** Finds out which names may change with their import. */
function prepareNames(work: Work, found: FoundImports): void {
  for (const { site, node, name } of found.named) {
    const symbol = work.checker.getSymbolAtLocation(node.name)
    if (site !== undefined && !site.isExport && symbol !== undefined) work.imports.renamable.add(symbol)
    if (kindOf(name) === undefined) work.leave(node, `${name} has no counterpart here`)
  }
  work.imports.keepsClientName = identifiersOf(work, 'CloudTrail').some((node) => {
    const symbol = work.symbolOf(node)
    const isMember = work.ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
    const isImported = [...found.handled].some((statement) => node.pos >= statement.pos && node.end <= statement.end)
    return !isMember && !isImported && (symbol === undefined || found.names.get(symbol) !== 'CloudTrail')
  })
}

function referenceAt(work: Work, found: FoundImports, node: TypeScript.Identifier): Reference | undefined {
  const { ts } = work
  const { parent } = node
  const isMemberName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  if (isMemberName) return undefined
  const symbol = work.symbolOf(node)
  if (symbol === undefined) return undefined
  const name = found.names.get(symbol)
  if (name !== undefined) return { name, node, nameNode: node, prefix: '', symbol }
  if (!found.namespaces.has(symbol)) return undefined
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    return { name: parent.name.text, node: parent, nameNode: parent.name, prefix: `${node.text}.`, symbol: undefined }
  }
  if (ts.isQualifiedName(parent) && parent.left === node) {
    return { name: parent.right.text, node: parent, nameNode: parent.right, prefix: `${node.text}.`, symbol: undefined }
  }
  work.leave(node, 'all that the AWS SDK exports, as one value')
  return undefined
}

function rewriteReference(work: Work, reference: Reference): void {
  const kind = kindOf(reference.name)
  if (kind === undefined) work.leave(reference.node, `${reference.name} has no counterpart here`)
  else if (kind === 'command') rewriteCommand(work, reference)
  else if (kind === 'paginator') rewritePaginator(work, reference)
  else nameRules[kind](work, reference)
}

/** Whether a node is an expression whose value may be a client. */
const isValue = (ts: typeof TypeScript, node: TypeScript.Node): node is TypeScript.Expression =>
  (ts.isIdentifier(node) && !isDeclaredName(ts, node)) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isCallExpression(node) ||
  ts.isNewExpression(node) ||
  ts.isAwaitExpression(node)

function isDeclaredName(ts: typeof TypeScript, node: TypeScript.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent)) return false
  return (
    ('name' in parent && parent.name === node) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isTypeReferenceNode(parent)
  )
}

function checkErrorMember(work: Work, access: TypeScript.PropertyAccessExpression): void {
  if (!missingOfErrors.has(access.name.text)) return
  if (instanceKind(work, access.expression) === 'exception') {
    work.leave(access, `errors have no \`${access.name.text}\` here`)
  }
}

function leaveText(work: Work, node: TypeScript.StringLiteralLike): void {
  const { ts } = work
  const callee = ts.isCallExpression(node.parent) ? work.text(node.parent.expression) : ''
  if (/mock/i.test(callee)) work.leave(node, 'a mock of the AWS SDK: mock `cloudtrail-client`, or use its emulator')
  else if (node.text.startsWith(`${sdkPackage}/`)) work.leave(node, 'an import of a file inside the AWS SDK')
  else work.leave(node, 'the AWS SDK is named in a way that is not understood')
}

/** Types in comments, which nothing else here looks at. */
function mindComments(work: Work): void {
  const { text } = work.file
  for (const { index } of text.matchAll(/^\s*(?:\/\/|\/?\*).*@aws-sdk\/client-cloudtrail/gm)) {
    const at = text.indexOf(sdkPackage, index)
    work.mindAt(at, 'a comment names the AWS SDK')
  }
}

/** Names that are imported anew must be free. */
function checkNewNames(work: Work): void {
  for (const name of ['ServiceError', 'isServiceError', 'CloudTrailConfig', 'SdkOptions']) {
    const [taken] = work.imports.needed.includes(name) ? identifiersOf(work, name) : []
    if (taken !== undefined) work.leave(taken, `the name ${name} is needed for the import`)
  }
}
