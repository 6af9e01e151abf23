/** What the rules share while a file is rewritten: its syntax, its edits, its new imports, and what a person must look at. */
import type TypeScript from 'typescript'
import { Edits } from './edits.js'
import type { NewImports } from './new-imports.js'

/** A place that a person must look at. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly reason: string
  /** Whether the file, and those that share its clients, must stay as they are. */
  readonly blocks: boolean
}

/** An export of the SDK, and where it is named. */
export interface Reference {
  /** The name of the export. */
  readonly name: string
  /** The name alone, or the name behind that of the namespace. */
  readonly node: TypeScript.Node
  /** The part of it that is replaced when only the name changes. */
  readonly nameNode: TypeScript.Node
  /** The text before a name of the new package: `sdk.` for a file that imports a namespace. */
  readonly prefix: string
  /** The import that brings the name; `undefined` in a namespace. */
  readonly symbol: TypeScript.Symbol | undefined
}

/** A file at work. */
export class Work {
  readonly edits: Edits
  readonly findings: Finding[] = []
  /** Whether it has types. */
  readonly isTyped: boolean

  constructor(
    readonly ts: typeof TypeScript,
    readonly checker: TypeScript.TypeChecker,
    readonly file: TypeScript.SourceFile,
    readonly imports: NewImports,
  ) {
    this.edits = new Edits(file.text)
    this.isTyped = /\.[cm]?tsx?$/.test(file.fileName)
  }

  /** Leaves the file and lists why. */
  leave(node: TypeScript.Node, reason: string): void {
    this.#list(node.getStart(this.file), reason, true)
  }

  /** Lists a place that is rewritten, or needs no rewriting, and may behave otherwise. */
  mind(node: TypeScript.Node, reason: string): void {
    this.#list(node.getStart(this.file), reason, false)
  }

  /** Lists a position that needs no rewriting. */
  mindAt(position: number, reason: string): void {
    this.#list(position, reason, false)
  }

  text(node: TypeScript.Node): string {
    return node.getText(this.file)
  }

  /** The text of a node with the edits in it. */
  rendered(node: TypeScript.Node): string {
    return this.edits.rendered(node.getStart(this.file), node.end)
  }

  replace(node: TypeScript.Node, text: string | (() => string)): void {
    this.edits.replace(node.getStart(this.file), node.end, text)
  }

  /** The quote that the file uses. */
  get quote(): string {
    return this.imports.quote
  }

  /** What an identifier means, a shorthand member's value included. */
  symbolOf(node: TypeScript.Node): TypeScript.Symbol | undefined {
    const { ts, checker } = this
    if (ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node) {
      return checker.getShorthandAssignmentValueSymbol(node.parent)
    }
    if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent)
    return checker.getSymbolAtLocation(node)
  }

  #list(position: number, reason: string, blocks: boolean): void {
    const { line, character } = this.file.getLineAndCharacterOfPosition(position)
    const at = { file: this.file.fileName, line: line + 1, column: character + 1 }
    const isKnown = this.findings.some((found) => found.line === at.line && found.column === at.column)
    if (!isKnown) this.findings.push({ ...at, reason, blocks })
  }
}

/** The node around parentheses, assertions and `!`. */
export function outside(ts: typeof TypeScript, node: TypeScript.Node): TypeScript.Node {
  let outer = node
  while (
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isAsExpression(outer.parent) ||
    ts.isSatisfiesExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent
  }
  return outer
}
