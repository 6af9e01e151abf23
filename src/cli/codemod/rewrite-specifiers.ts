/** Rules for the names in imports and exports. */
import type TypeScript from 'typescript'
import type { FoundImports, NamedSite } from './find-imports.js'
import type { Specifier } from './new-imports.js'
import { kindOf, type Kind } from './stub.js'
import type { Work } from './work.js'

/** Writes the names of each statement anew, when it is known which are still used. */
export function rewriteSpecifiers(work: Work, found: FoundImports): void {
  for (const named of found.named) {
    if (named.site === undefined) continue
    const specifier = specifierOf(work, named, named.site.isExport)
    if (specifier !== undefined) named.site.specifiers.push(specifier)
  }
  const forwarded = found.named.filter(({ site }) => site === undefined)
  for (const parent of new Set(forwarded.map(({ node }) => node.parent))) {
    rewriteForwarded(work, parent, forwarded.filter(({ node }) => node.parent === parent)) // prettier-ignore
  }
}

/** Kinds whose names are gone when they are rewritten. */
const vanishing: readonly (Kind | undefined)[] = ['command', 'paginator', 'exception']

function specifierOf(work: Work, { name, local, node }: NamedSite, isExport: boolean): Specifier | undefined {
  const kind = kindOf(name)
  const isMarked = !work.ts.isBindingElement(node) && node.isTypeOnly
  if (isExport) return exportedSpecifier(work, { name, local, node, kind, isMarked })
  const isRenamed = local !== name
  if (kind === 'client') {
    const keeps = name === 'CloudTrailClient' && (isRenamed || work.imports.keepsClientName)
    return { name: 'CloudTrail', local: isRenamed || keeps ? local : 'CloudTrail', isType: isMarked }
  }
  if (kind === 'enum') {
    const symbol = work.checker.getSymbolAtLocation(node.name)
    const isKept = symbol !== undefined && work.imports.keptTypes.has(symbol)
    return isKept ? { name, local, isType: true } : undefined
  }
  if (kind === 'type') return { name, local, isType: true }
  if (kind === 'request') {
    const input = name.replace(/Request$/, 'CommandInput')
    return { name: input, local: isRenamed ? local : input, isType: true }
  }
  return undefined
}

interface Exported extends Pick<NamedSite, 'name' | 'local' | 'node'> {
  readonly kind: Kind | undefined
  readonly isMarked: boolean
}

/** Other files know the name that is exported, so it stays. */
function exportedSpecifier(work: Work, { name, local, node, kind, isMarked }: Exported): Specifier | undefined {
  if (kind === 'client') return { name: 'CloudTrail', local, isType: isMarked }
  if (kind === 'type') return { name, local, isType: true }
  if (kind === 'request') return { name: name.replace(/Request$/, 'CommandInput'), local, isType: true }
  if (kind === 'enum') {
    work.mind(node, `of ${name}, only the type is still exported`)
    return { name, local, isType: true }
  }
  if (vanishing.includes(kind)) work.mind(node, `${name} is no longer exported; files that were not given may miss it`)
  else work.leave(node, `${name} is exported again: export a type of your own`)
  return undefined
}

/** Names that come from another of the given files, or were imported before and are exported. */
function rewriteForwarded(work: Work, list: TypeScript.Node, names: readonly NamedSite[]): void {
  const { ts, file } = work
  if (!ts.isNamedImports(list) && !ts.isNamedExports(list)) return
  const isGone = ({ name, node }: NamedSite) => {
    const kind = kindOf(name)
    const symbol = work.checker.getSymbolAtLocation(node.name)
    const isImportedEnum = kind === 'enum' && ts.isImportSpecifier(node)
    return vanishing.includes(kind) || (isImportedEnum && !(symbol !== undefined && work.imports.keptTypes.has(symbol)))
  }
  const gone = names.filter(isGone)
  for (const { name, local, node } of names) {
    const isOwn = ts.isExportSpecifier(node) && node.parent.parent.moduleSpecifier === undefined
    if (gone.some((other) => other.node === node)) {
      if (ts.isExportSpecifier(node))
        work.mind(node, `${name} is no longer exported; files that were not given may miss it`)
    } else if (isOwn && kindOf(name) !== 'type') {
      const from = work.text(node.propertyName ?? node.name)
      if (kindOf(name) === 'client' && from === 'CloudTrailClient' && !work.imports.keepsClientName) {
        work.replace(node, `CloudTrail as ${local}`)
      } else if (kindOf(name) !== 'client') work.leave(node, `${name} is exported again: export a type of your own`)
    } else if (
      kindOf(name) === 'enum' &&
      ts.isImportSpecifier(node) &&
      !node.isTypeOnly &&
      !isTypeOnlyList(work, list)
    ) {
      work.replace(node, `type ${work.text(node)}`)
    }
  }
  if (gone.length === 0) return
  if (gone.length === list.elements.length) {
    const statement = ts.isNamedImports(list) ? list.parent.parent : list.parent
    const [space = ''] = /^[ \t]*\r?\n?/.exec(file.text.slice(statement.end)) ?? []
    work.edits.replace(statement.getStart(file), statement.end + space.length, '')
    return
  }
  const kept = list.elements.filter((element) => !gone.some(({ node }) => node === element))
  work.replace(list, () => `{ ${kept.map((element) => work.rendered(element)).join(', ')} }`)
}

const isTypeOnlyList = (work: Work, list: TypeScript.Node): boolean =>
  /^(import|export)\s+type\b/.test(work.text(list.parent.parent)) || /^export\s+type\b/.test(work.text(list.parent))
