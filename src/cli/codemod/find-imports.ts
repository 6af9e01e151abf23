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
  const finder = new ImportFinder(work)
  finder.visit(work.file)
  return finder
}

class ImportFinder implements FoundImports {
  readonly names = new Map<TypeScript.Symbol, string>()
  readonly namespaces = new Set<TypeScript.Symbol>()
  readonly named: NamedSite[] = []
  readonly handled = new Set<TypeScript.Node>()
  readonly #work: Work
  readonly #ts: typeof TypeScript

  constructor(work: Work) {
    this.#work = work
    this.#ts = work.ts
  }

  visit(node: TypeScript.Node): void {
    const ts = this.#ts
    if (ts.isImportDeclaration(node)) this.#visitImport(node)
    else if (ts.isExportDeclaration(node)) this.#visitExport(node)
    else if (ts.isVariableDeclaration(node)) this.#visitDeclaration(node)
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      const { expression } = node.moduleReference
      if (this.#isSdk(expression)) this.#addNamespace(node.name, this.#siteOf(node, expression, undefined))
    }
    ts.forEachChild(node, (child) => {
      this.visit(child)
    })
  }

  #visitImport(node: TypeScript.ImportDeclaration): void {
    const clause = node.importClause
    const bindings = clause?.namedBindings
    if (!this.#isSdk(node.moduleSpecifier)) {
      if (bindings !== undefined && this.#ts.isNamedImports(bindings)) this.#visitForwarded(bindings.elements)
      return
    }
    this.handled.add(node)
    if (clause?.name !== undefined || bindings === undefined) {
      this.#work.leave(node, 'an import without names: import the names that are used')
    } else if (this.#ts.isNamespaceImport(bindings)) {
      this.#addNamespace(bindings.name, this.#siteOf(node, node.moduleSpecifier, undefined))
    } else {
      const isTypeOnly = /^import\s+type\b/.test(this.#work.text(node))
      const site = this.#siteOf(node, node.moduleSpecifier, bindings, { isTypeOnly })
      this.#work.imports.sites.push(site)
      for (const element of bindings.elements) {
        this.#addNamed(element, (element.propertyName ?? element.name).text, element.name, site)
      }
    }
  }

  #visitExport(node: TypeScript.ExportDeclaration): void {
    const clause = node.exportClause
    if (node.moduleSpecifier === undefined || !this.#isSdk(node.moduleSpecifier)) {
      if (clause !== undefined && this.#ts.isNamedExports(clause)) this.#visitForwarded(clause.elements)
      return
    }
    this.handled.add(node)
    if (clause === undefined || !this.#ts.isNamedExports(clause)) {
      this.#work.leave(node, 'exports all that the AWS SDK has: name what is used')
      return
    }
    const site = this.#siteOf(node, node.moduleSpecifier, clause, { isTypeOnly: node.isTypeOnly, isExport: true })
    this.#work.imports.sites.push(site)
    for (const element of clause.elements) {
      this.#addNamed(element, (element.propertyName ?? element.name).text, element.name, site)
    }
  }

  /** Names of the SDK may come from, or go to, another file. */
  #visitForwarded(elements: readonly (TypeScript.ImportSpecifier | TypeScript.ExportSpecifier)[]): void {
    for (const element of elements) {
      const name = exportBehind(this.#work, element)
      if (name === undefined) continue
      this.handled.add(element)
      this.#addNamed(element, name, element.name, undefined)
    }
  }

  #visitDeclaration(node: TypeScript.VariableDeclaration): void {
    const ts = this.#ts
    const module = requiredModule(ts, node.initializer)
    if (module === undefined || !this.#isSdk(module)) return
    const list = node.parent
    const statement = list.parent
    const isAlone =
      ts.isVariableDeclarationList(list) && list.declarations.length === 1 && ts.isVariableStatement(statement)
    if (!isAlone) {
      this.#work.leave(node, 'the AWS SDK is loaded among other variables: give it a statement of its own')
    } else if (ts.isIdentifier(node.name)) {
      this.#addNamespace(node.name, this.#siteOf(statement, module, undefined))
    } else if (ts.isObjectBindingPattern(node.name)) {
      const site = this.#siteOf(statement, module, node.name, { joint: ': ' })
      this.#work.imports.sites.push(site)
      this.handled.add(statement)
      for (const element of node.name.elements) {
        const key = element.propertyName ?? element.name
        if (element.dotDotDotToken !== undefined || !ts.isIdentifier(key) || !ts.isIdentifier(element.name)) {
          this.#work.leave(element, 'not a plain name of the AWS SDK')
        } else this.#addNamed(element, key.text, element.name, site)
      }
    }
  }

  #isSdk(module: TypeScript.Node): boolean {
    return this.#ts.isStringLiteral(module) && module.text === sdkPackage
  }

  #siteOf(
    statement: TypeScript.Node,
    module: TypeScript.Node,
    braces: TypeScript.Node | undefined,
    form: Partial<ImportSite> = {},
  ): ImportSite {
    this.#work.imports.quote = this.#work.text(module).charAt(0)
    return {
      ...{ statement, module, braces, joint: ' as ', isTypeOnly: false, isExport: false, specifiers: [] },
      ...form,
    }
  }

  #addNamespace(name: TypeScript.Node, site: ImportSite): void {
    const symbol = this.#work.checker.getSymbolAtLocation(name)
    if (symbol !== undefined) this.namespaces.add(symbol)
    this.#work.imports.sites.push(site)
    this.handled.add(site.statement)
  }

  #addNamed(node: NamedSite['node'], name: string, localNode: TypeScript.Node, site: ImportSite | undefined): void {
    const symbol = this.#work.symbolOf(localNode)
    if (symbol !== undefined && !(site?.isExport ?? false)) this.names.set(symbol, name)
    this.named.push({ name, local: this.#work.text(localNode), node, site })
  }
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
