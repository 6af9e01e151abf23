/** Finds the statements that import from the AWS SDK, and what each local name stands for. */
import type TypeScript from 'typescript'
import { kindOf, sdkPackage, stubPath } from './stub.js'
import type { ImportSite } from './new-imports.js'
import type { Work } from './work.js'

/** A name in the braces of an import, an export or a destructuring. */
export interface NamedSite {
  /** The name of the SDK's export. */
  readonly name: string
  readonly local: string
  readonly node: TypeScript.ImportSpecifier | TypeScript.ExportSpecifier | TypeScript.BindingElement
  /** `undefined` for one that comes from another of the given files, which is the one that imports from the SDK. */
  readonly site: ImportSite | undefined
}

/** What the names of a file stand for. */
export interface FoundImports {
  /** By the symbol of the local name: the SDK's export. */
  readonly names: ReadonlyMap<TypeScript.Symbol, string>
  readonly namespaces: ReadonlySet<TypeScript.Symbol>
  readonly named: readonly NamedSite[]
  /** Nodes that belong to these statements, in which no other rule looks. */
  readonly handled: ReadonlySet<TypeScript.Node>
}

/** Looks through a whole file. */
export function findImports(work: Work): FoundImports {
  const { ts, file } = work
  const names = new Map<TypeScript.Symbol, string>()
  const namespaces = new Set<TypeScript.Symbol>()
  const named: NamedSite[] = []
  const handled = new Set<TypeScript.Node>()

  const addNamespace = (name: TypeScript.Node, site: ImportSite) => {
    const symbol = work.checker.getSymbolAtLocation(name)
    if (symbol !== undefined) namespaces.add(symbol)
    work.imports.sites.push(site)
    handled.add(site.statement)
  }

  const addNamed = (
    node: NamedSite['node'],
    name: string,
    localNode: TypeScript.Node,
    site: ImportSite | undefined,
  ) => {
    const symbol = work.symbolOf(localNode)
    if (symbol !== undefined && !(site?.isExport ?? false)) names.set(symbol, name)
    named.push({ name, local: work.text(localNode), node, site })
  }

  const siteOf = (
    statement: TypeScript.Node,
    module: TypeScript.Node,
    braces: TypeScript.Node | undefined,
    form: Partial<ImportSite> = {},
  ): ImportSite => {
    work.imports.quote = work.text(module).charAt(0)
    return {
      ...{ statement, module, braces, joint: ' as ', isTypeOnly: false, isExport: false, specifiers: [] },
      ...form,
    }
  }

  const visitImport = (node: TypeScript.ImportDeclaration) => {
    const clause = node.importClause
    const bindings = clause?.namedBindings
    if (!isSdk(node.moduleSpecifier)) {
      if (bindings !== undefined && ts.isNamedImports(bindings)) bindings.elements.forEach(visitForwarded)
      return
    }
    handled.add(node)
    if (clause?.name !== undefined || bindings === undefined) {
      work.leave(node, 'an import without names: import the names that are used')
    } else if (ts.isNamespaceImport(bindings)) {
      addNamespace(bindings.name, siteOf(node, node.moduleSpecifier, undefined))
    } else {
      const isTypeOnly = /^import\s+type\b/.test(work.text(node))
      const site = siteOf(node, node.moduleSpecifier, bindings, { isTypeOnly })
      work.imports.sites.push(site)
      for (const element of bindings.elements) {
        addNamed(element, (element.propertyName ?? element.name).text, element.name, site)
      }
    }
  }

  const visitExport = (node: TypeScript.ExportDeclaration) => {
    const clause = node.exportClause
    if (node.moduleSpecifier === undefined || !isSdk(node.moduleSpecifier)) {
      if (clause !== undefined && ts.isNamedExports(clause)) clause.elements.forEach(visitForwarded)
      return
    }
    handled.add(node)
    if (clause === undefined || !ts.isNamedExports(clause)) {
      work.leave(node, 'exports all that the AWS SDK has: name what is used')
      return
    }
    const site = siteOf(node, node.moduleSpecifier, clause, { isTypeOnly: node.isTypeOnly, isExport: true })
    work.imports.sites.push(site)
    for (const element of clause.elements) {
      addNamed(element, (element.propertyName ?? element.name).text, element.name, site)
    }
  }

  /** A name of the SDK that comes from, or goes to, another file. */
  const visitForwarded = (element: TypeScript.ImportSpecifier | TypeScript.ExportSpecifier) => {
    const name = exportBehind(work, element)
    if (name === undefined) return
    handled.add(element)
    addNamed(element, name, element.name, undefined)
  }

  const visitDeclaration = (node: TypeScript.VariableDeclaration) => {
    const module = requiredModule(ts, node.initializer)
    if (module === undefined || !isSdk(module)) return
    const list = node.parent
    const statement = list.parent
    const isAlone =
      ts.isVariableDeclarationList(list) && list.declarations.length === 1 && ts.isVariableStatement(statement)
    if (!isAlone) {
      work.leave(node, 'the AWS SDK is loaded among other variables: give it a statement of its own')
    } else if (ts.isIdentifier(node.name)) {
      addNamespace(node.name, siteOf(statement, module, undefined))
    } else if (ts.isObjectBindingPattern(node.name)) {
      const site = siteOf(statement, module, node.name, { joint: ': ' })
      work.imports.sites.push(site)
      handled.add(statement)
      for (const element of node.name.elements) {
        const key = element.propertyName ?? element.name
        if (element.dotDotDotToken !== undefined || !ts.isIdentifier(key) || !ts.isIdentifier(element.name)) {
          work.leave(element, 'not a plain name of the AWS SDK')
        } else addNamed(element, key.text, element.name, site)
      }
    }
  }

  const visit = (node: TypeScript.Node): void => {
    if (ts.isImportDeclaration(node)) visitImport(node)
    else if (ts.isExportDeclaration(node)) visitExport(node)
    else if (ts.isVariableDeclaration(node)) visitDeclaration(node)
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      const { expression } = node.moduleReference
      if (isSdk(expression)) addNamespace(node.name, siteOf(node, expression, undefined))
    }
    ts.forEachChild(node, visit)
  }
  const isSdk = (module: TypeScript.Node) => ts.isStringLiteral(module) && module.text === sdkPackage
  visit(file)
  return { names, namespaces, named, handled }
}

/** The module that is required, or imported by a call that is awaited. */
function requiredModule(
  ts: typeof TypeScript,
  node: TypeScript.Expression | undefined,
): TypeScript.Expression | undefined {
  const call = node !== undefined && ts.isAwaitExpression(node) ? node.expression : node
  if (call === undefined || !ts.isCallExpression(call)) return undefined
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require' && call === node
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword && call !== node
  return isRequire || isImport ? call.arguments[0] : undefined
}

function exportBehind(
  work: Work,
  element: TypeScript.ImportSpecifier | TypeScript.ExportSpecifier,
): string | undefined {
  const { ts, checker } = work
  const symbol = checker.getSymbolAtLocation(element.name)
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return undefined
  const target = checker.getAliasedSymbol(symbol)
  const isOfSdk = target.declarations?.some((declaration) => declaration.getSourceFile().fileName === stubPath)
  return isOfSdk === true && kindOf(target.name) !== undefined ? target.name : undefined
}
