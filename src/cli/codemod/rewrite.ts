/** Rewrites files that belong together, and leaves those that cannot be rewritten as a whole. */
import type TypeScript from 'typescript'
import type { Edits } from './edits.js'
import { createProgram, importedFile, type Sources } from './program.js'
import { rewriteFile, type Rewritten } from './rewrite-file.js'
import type { Finding } from './work.js'

/** What became of the files. */
export interface Outcome {
  /** Files that change, in the order in which they were given. */
  readonly changed: readonly { readonly file: string; readonly edits: Edits }[]
  /** Places that a person must look at. */
  readonly findings: readonly Finding[]
  /** Files that stay as they are because a finding is in them, or in a file that may share its clients. */
  readonly left: readonly string[]
}

/** Looks through all files; writes nothing. */
export function rewrite(ts: typeof TypeScript, sources: Sources): Outcome {
  const program = createProgram(ts, sources)
  const checker = program.getTypeChecker()
  const files = [...sources.keys()].flatMap((path) => program.getSourceFile(path) ?? [])
  const concerned = files.map((file) => rewriteFile(ts, checker, file)).filter(({ isConcerned }) => isConcerned)
  const groups = groupsOf(ts, sources, concerned)
  const isLeft = (group: readonly Rewritten[]) => group.some(({ work }) => work.findings.some(({ blocks }) => blocks))
  const left = new Set(groups.filter(isLeft).flat())
  return {
    changed: concerned
      .filter((rewritten) => !left.has(rewritten) && !rewritten.work.edits.isEmpty)
      .map(({ work }) => ({ file: work.file.fileName, edits: work.edits })),
    // Of a file that stays, what would only have behaved otherwise is no news.
    findings: concerned.flatMap((rewritten) =>
      rewritten.work.findings
        .filter(({ blocks }) => blocks || !left.has(rewritten))
        .sort((one, other) => one.line - other.line || one.column - other.column),
    ),
    left: [...left].map(({ work }) => work.file.fileName),
  }
}

/** Files with clients that import each other change together or not at all. */
function groupsOf(ts: typeof TypeScript, sources: Sources, all: readonly Rewritten[]): Rewritten[][] {
  const groups = new Map(all.map((rewritten) => [rewritten.work.file.fileName, [rewritten]]))
  for (const { work } of all) {
    const { fileName } = work.file
    for (const specifier of specifiersOf(ts, work.file)) {
      const target = importedFile(sources, fileName, specifier) ?? ''
      const [one, other] = [groups.get(fileName), groups.get(target)]
      if (one === undefined || other === undefined || one === other) continue
      one.push(...other)
      for (const { work: moved } of other) groups.set(moved.file.fileName, one)
    }
  }
  return [...new Set(groups.values())]
}

/** Every text that may be the name of a module. */
function specifiersOf(ts: typeof TypeScript, file: TypeScript.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: TypeScript.Node): void => {
    if (ts.isStringLiteral(node) && node.text.startsWith('.')) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
