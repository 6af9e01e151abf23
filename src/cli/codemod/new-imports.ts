/** The names that a file imports from this package, and how its imports are written. */
import type TypeScript from 'typescript'
import type { Edits } from './edits.js'

/** The package that is moved to. */
const ownPackage = 'cloudtrail-client'

/** A name in braces: `name`, `type name` or `name as local`. */
export interface Specifier {
  readonly name: string
  readonly local: string
  readonly isType: boolean
}

/** A statement that imports from the SDK, in one of the forms that there are. */
export interface ImportSite {
  /** The whole statement. */
  readonly statement: TypeScript.Node
  /** The module's name, in quotes. */
  readonly module: TypeScript.Node
  /** The names in braces; `undefined` for a namespace. */
  readonly braces: TypeScript.Node | undefined
  /** Between a name and the local name. */
  readonly joint: ' as ' | ': '
  /** Whether the statement imports, or exports, types only. */
  readonly isTypeOnly: boolean
  /** Whether the statement exports from the SDK; it then brings no names into the file. */
  readonly isExport: boolean
  readonly specifiers: Specifier[]
}

/** The imports of a file, changed. */
export class NewImports {
  readonly sites: ImportSite[] = []
  readonly #needed: Specifier[] = []
  /** Types of enums that stay, by the symbol of their local name. */
  readonly keptTypes = new Set<TypeScript.Symbol>()
  /** Whether the file has another `CloudTrail`, so that the class keeps the name that it has there. */
  keepsClientName = false
  /** Names that this file imports from the SDK itself, and that may change with the import. */
  readonly renamable = new Set<TypeScript.Symbol>()
  quote = "'"

  constructor(
    readonly isTyped: boolean,
    readonly isModule: boolean,
  ) {}

  get needed(): readonly string[] {
    return this.#needed.map(({ name }) => name)
  }

  /** Asks for a name. Beside a namespace there is no need to. */
  need(name: string, isType: boolean): void {
    const known = this.#needed.findIndex((specifier) => specifier.name === name)
    const before = this.#needed[known]
    if (before === undefined) this.#needed.push({ name, local: name, isType })
    else if (before.isType && !isType) this.#needed[known] = { name, local: name, isType }
  }

  /** Writes all statements. `firstStatement` is where a new one goes if there is none to change. */
  write(ts: typeof TypeScript, file: TypeScript.SourceFile, edits: Edits): void {
    const home = this.sites.find((site) => !site.isExport && site.braces !== undefined && !site.isTypeOnly)
    const anyHome = home ?? this.sites.find((site) => !site.isExport && site.braces !== undefined)
    const present = new Set(
      this.sites.filter(({ isExport }) => !isExport).flatMap(({ specifiers }) => specifiers.map(({ local }) => local)),
    )
    const missing = this.#needed.filter(({ local }) => !present.has(local))
    for (const site of this.sites) this.#writeSite(site, site === anyHome ? missing : [], file, edits)
    if (anyHome === undefined && missing.length > 0) this.#insert(ts, missing, file, edits)
  }

  #writeSite(site: ImportSite, added: readonly Specifier[], file: TypeScript.SourceFile, edits: Edits): void {
    const { statement, module, braces } = site
    edits.replace(module.getStart(file), module.end, this.quote + ownPackage + this.quote)
    if (braces === undefined) return
    const specifiers = unique([...site.specifiers, ...added])
    if (specifiers.length === 0) {
      const start = statement.getStart(file)
      const end = endOfLine(file.text, statement.end)
      const [blank = ''] = start === 0 ? (/^\s*/.exec(file.text.slice(end)) ?? []) : []
      edits.replace(start, end + blank.length, '')
      return
    }
    const loses = site.isTypeOnly && added.some(({ isType }) => !isType)
    if (loses) {
      const keyword = file.text.indexOf('type', statement.getStart(file))
      edits.replace(keyword, keyword + 'type '.length, '')
    }
    const names = specifiers.map((specifier) => this.#text(specifier, site, site.isTypeOnly && !loses))
    edits.replace(
      braces.getStart(file),
      braces.end,
      bracesText(names, file.text.slice(braces.getStart(file), braces.end)),
    )
  }

  #text({ name, local, isType }: Specifier, { joint }: ImportSite, isTypeOnly: boolean): string {
    const word = this.isTyped && isType && !isTypeOnly ? 'type ' : ''
    return word + (name === local ? name : `${name}${joint}${local}`)
  }

  #insert(ts: typeof TypeScript, missing: readonly Specifier[], file: TypeScript.SourceFile, edits: Edits): void {
    const isTypeOnly = missing.every(({ isType }) => isType)
    const names = missing.map(({ name, isType }) => (isType && !isTypeOnly ? `type ${name}` : name)).join(', ')
    const module = this.quote + ownPackage + this.quote
    const semicolon = /;\s*$/m.test(file.text) ? ';' : ''
    const text = this.isModule
      ? `import ${isTypeOnly ? 'type ' : ''}{ ${names} } from ${module}${semicolon}\n`
      : `const { ${names} } = require(${module})${semicolon}\n`
    const last = file.statements.findLast((statement) => ts.isImportDeclaration(statement))
    const at = last === undefined ? (file.statements[0]?.getStart(file) ?? 0) : endOfLine(file.text, last.end)
    edits.insert(at, text)
  }
}

const unique = (specifiers: readonly Specifier[]): Specifier[] =>
  specifiers.filter(({ local }, index) => specifiers.findIndex((other) => other.local === local) === index)

/** In one line, unless they stood in several, or are too many. */
function bracesText(names: readonly string[], before: string): string {
  const oneLine = `{ ${names.join(', ')} }`
  if (!before.includes('\n') && oneLine.length <= 90)
    return before.startsWith('{ ') || before.length < 3 ? oneLine : `{${names.join(', ')}}`
  if (oneLine.length <= 60) return oneLine
  const [, indent = '  '] = /\n([ \t]+)\S/.exec(before) ?? []
  return `{\n${names.map((name) => `${indent}${name},\n`).join('')}}`
}

function endOfLine(text: string, from: number): number {
  const [space = ''] = /^[ \t]*;?[ \t]*\r?\n?/.exec(text.slice(from)) ?? []
  return from + space.length
}
