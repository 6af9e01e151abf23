/** Rules for commands that are sent, and for what all calls have in common. */
import type TypeScript from 'typescript'
import { methodName } from '../../contracts/operation.js'
import { operations } from '../../operations/generated/table.js'
import { isClient, isFromElsewhere } from './client-types.js'
import { outside, type Reference, type Work } from './work.js'

/** Operations whose result sends nothing until it is used. */
const pagedMethods: ReadonlySet<string> = new Set(
  Object.values(operations)
    .filter((row) => 'paging' in row)
    .map(({ name }) => methodName(name as string)),
)

const operationOf = (command: string): string => command.replace(/Command$/, '')

/** A command is understood where it is sent, or kept in a constant that is sent. */
export function rewriteCommand(work: Work, reference: Reference): void {
  const { ts } = work
  const { node, name } = reference
  const made = node.parent
  if (!ts.isNewExpression(made) || made.expression !== node) {
    work.leave(node, `${name} is not made here: a command that is chosen while the program runs has no method to call`)
    return
  }
  const place = outside(ts, made).parent
  const call = sendCall(work, outside(ts, made))
  const method = methodName(operationOf(name))
  if (call !== undefined) {
    if (rewriteSend(work, call, method)) unwrap(work, made, call.arguments.length > 1)
  } else if (ts.isVariableDeclaration(place) && place.initializer === made && ts.isIdentifier(place.name)) {
    rewriteKeptCommand(work, reference, made, place, place.name)
  } else {
    work.leave(made, `${name} is not sent where it is made: call \`${method}\` instead`)
  }
}

/** The call `….send(argument)` around its argument. */
function sendCall({ ts }: Work, argument: TypeScript.Node): TypeScript.CallExpression | undefined {
  const call = argument.parent
  const isCall = ts.isCallExpression(call) && call.arguments[0] === argument
  return isCall && ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'send'
    ? call
    : undefined
}

/** @returns Whether it was understood. */
function rewriteSend(work: Work, call: TypeScript.CallExpression, method: string): boolean {
  const send = call.expression as TypeScript.PropertyAccessExpression // sound: sendCall
  if (!isClient(work, send.expression)) {
    const type = work.checker.getTypeAtLocation(send.expression)
    const isUnknown = (type.flags & work.ts.TypeFlags.Any) !== 0 && !isFromElsewhere(work, send.expression)
    if (!isUnknown) {
      work.leave(
        send.expression,
        'this is no client that was made in the given files: give the file that makes it, too',
      )
      return false
    }
  }
  if (call.typeArguments !== undefined) {
    work.leave(call, 'type arguments of `send`')
    return false
  }
  checkArguments(work, call.arguments.slice(1))
  checkUse(work, call, method)
  work.replace(send.name, method)
  return true
}

/** What stands behind an input: the options of a call; callbacks are refused here. */
export function checkArguments(work: Work, given: readonly TypeScript.Expression[]): void {
  const { ts, checker } = work
  for (const argument of given) {
    if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument) || isFunctionType(checker, argument)) {
      work.leave(argument, 'a callback: here every method returns a promise')
    } else if (!ts.isObjectLiteralExpression(argument)) {
      work.leave(argument, 'options of a call that are not written here; `abortSignal` is the one that is the same')
    } else {
      for (const property of argument.properties) {
        const name = property.name === undefined ? '' : work.text(property.name)
        if (name !== 'abortSignal')
          work.leave(property, 'an option of a call that is not here; `timeoutMs` limits a call')
      }
    }
  }
}

const isFunctionType = (checker: TypeScript.TypeChecker, node: TypeScript.Node): boolean =>
  checker.getTypeAtLocation(node).getCallSignatures().length > 0

/** A paged call sends when its result is used. */
export function checkUse(work: Work, call: TypeScript.CallExpression, method: string): void {
  if (!pagedMethods.has(method)) return
  const { ts } = work
  const outer = outside(ts, call)
  const { parent } = outer
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) {
    work.leave(call, `nothing awaits \`${method}\`, which would then send nothing`)
  } else if (ts.isVariableDeclaration(parent)) {
    work.mind(call, `\`${method}\` sends its request when the result is awaited, not here`)
  }
}

/** `new XCommand(input)` → `input`. */
function unwrap(work: Work, made: TypeScript.NewExpression, isFollowed: boolean): void {
  const given = made.arguments
  const [first] = given ?? []
  if (given === undefined || first === undefined) {
    work.replace(made, isFollowed ? '{}' : '')
    return
  }
  work.edits.replace(made.getStart(work.file), given.pos, '')
  work.edits.replace(first.end, made.end, '')
}

/** `const command = new XCommand(input)` → `const input: XCommandInput = input`, and `client.send(command)` → `client.x(input)`. */
function rewriteKeptCommand(
  work: Work,
  { name, prefix }: Reference,
  made: TypeScript.NewExpression,
  declaration: TypeScript.VariableDeclaration,
  variable: TypeScript.Identifier,
): void {
  const { ts, checker } = work
  const symbol = checker.getSymbolAtLocation(variable)
  const isConst = (declaration.parent.flags & ts.NodeFlags.Const) !== 0
  if (symbol === undefined || !isConst || declaration.type !== undefined) {
    work.leave(declaration, 'a command in a variable: make it a `const` without a type')
    return
  }
  const uses = identifiersOf(work, variable.text).filter((node) => node !== variable && work.symbolOf(node) === symbol)
  const renamed = inputName(work, variable.text)
  for (const use of uses) {
    const call = sendCall(work, use)
    const { parent } = use
    if (call !== undefined) {
      if (rewriteSend(work, call, methodName(operationOf(name)))) work.replace(use, renamed)
    } else if (ts.isPropertyAccessExpression(parent) && parent.expression === use && parent.name.text === 'input') {
      work.replace(parent, renamed)
    } else {
      work.leave(use, 'a command is used otherwise than to be sent')
    }
  }
  if (work.isTyped && prefix === '') work.imports.need(`${name}Input`, true)
  work.replace(variable, work.isTyped ? `${renamed}: ${prefix}${name}Input` : renamed)
  unwrap(work, made, true)
}

export function identifiersOf({ ts, file }: Work, text: string): TypeScript.Identifier[] {
  const found: TypeScript.Identifier[] = []
  const visit = (node: TypeScript.Node): void => {
    if (ts.isIdentifier(node) && node.text === text) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What a variable for a command is called when it holds an input: `lookupCommand` → `lookupInput`, if that is free. */
function inputName(work: Work, name: string): string {
  const renamed = name.replace(/command$/, 'input').replace(/Command$/, 'Input')
  const isFree = renamed !== name && identifiersOf(work, renamed).length === 0
  return isFree ? renamed : name
}
