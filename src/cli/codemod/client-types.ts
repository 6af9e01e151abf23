/** Which expressions are clients of the AWS SDK, and which come from code that was not given. */
import type TypeScript from 'typescript'
import { kindOf, stubPath, type Kind } from './stub.js'
import type { Work } from './work.js'

/** @returns What an expression is an instance of: a client, a command, an exception. */
export function instanceKind({ ts, checker }: Work, node: TypeScript.Node): Kind | undefined {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node))
  const parts = type.isUnionOrIntersection() ? type.types : [type]
  for (const part of parts) {
    const symbol = part.getSymbol()
    const isClass = (part.flags & ts.TypeFlags.Object) !== 0 && ((symbol?.flags ?? 0) & ts.SymbolFlags.Class) !== 0
    const isInstance = isClass && checker.getSignaturesOfType(part, ts.SignatureKind.Construct).length === 0
    if (isInstance && symbol?.declarations?.[0]?.getSourceFile().fileName === stubPath) return kindOf(symbol.name)
  }
  return undefined
}

export const isClient = (work: Work, node: TypeScript.Node): boolean => instanceKind(work, node) === 'client'

/** Whether an expression begins with a name that no given file declares, or with what such a name made. */
export function isFromElsewhere(work: Work, node: TypeScript.Expression): boolean {
  const { ts, checker } = work
  const first = firstIdentifier(ts, node)
  if (first === undefined) return false
  const symbol = work.symbolOf(first)
  if (symbol === undefined) return true
  if ((symbol.flags & ts.SymbolFlags.Alias) !== 0) {
    const { declarations = [] } = checker.getAliasedSymbol(symbol)
    return declarations.length === 0
  }
  const [declaration] = symbol.declarations ?? []
  if (declaration === undefined) return true
  const isMade = ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
  return isMade && declaration.initializer !== node && isFromElsewhere(work, declaration.initializer)
}

/** The identifier that an expression begins with, if it is one name after another. */
function firstIdentifier(ts: typeof TypeScript, node: TypeScript.Node): TypeScript.Identifier | undefined {
  if (ts.isIdentifier(node)) return node
  const hasInner =
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node)
  return hasInner ? firstIdentifier(ts, node.expression) : undefined
}
