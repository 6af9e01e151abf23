/** Reads the text of the files `config` and `credentials` in `~/.aws`: sections with settings. Pure; never throws. */

/** The settings of a section by lower-case name; a setting inside a block is named `block.setting`. */
export type Settings = ReadonlyMap<string, string>

/** A section as it stands in a file. */
export interface Section {
  /** The word before the name, e.g. `profile` in `[profile audit]`; empty for `[audit]`. */
  readonly kind: string
  readonly name: string
  readonly settings: Settings
}

/** The setting that was read last, which deeper indented lines continue. */
interface Current {
  readonly name: string
  readonly indent: number
}

/**
 * The sections of a file, in its order. Lines that are neither section, setting, comment nor continuation are passed over, and
 * so are sections whose title cannot be read.
 *
 * The rules are those that the AWS SDKs share: names of settings in any case; `#` and `;` begin a comment at the start of a line
 * or after a space; a line that is indented deeper than its setting continues the value, or belongs to a block where the value is
 * empty.
 */
export function readIni(text: string): Section[] {
  const sections: Section[] = []
  let settings: Map<string, string> | undefined
  let current: Current | undefined
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n|\r/)) {
    const content = withoutComment(line)
    if (content === '') continue
    const title = /^\[(.+)\]$/.exec(content)?.[1]
    if (title !== undefined) {
      const named = titleOf(title)
      settings = named && new Map()
      current = undefined
      if (named !== undefined && settings !== undefined) sections.push({ ...named, settings })
      continue
    }
    if (settings === undefined) continue
    const indent = line.search(/\S/)
    if (current !== undefined && indent > current.indent) goOn(settings, current.name, content, line)
    else current = begin(settings, content, indent) ?? current
  }
  return sections
}

const withoutComment = (line: string): string => (line.split(/(?:^|\s)[#;]/, 1)[0] ?? '').trim()

/** `profile "a b"` → kind `profile`, name `a b`. Without quotes, a name has no spaces. */
function titleOf(title: string): Pick<Section, 'kind' | 'name'> | undefined {
  const [, kind = '', quoted, plain = quoted] =
    /^\s*(?:(profile|sso-session|services)\s+)?(?:["'](.+)["']|([^\s"']+))\s*$/.exec(title) ?? []
  return plain === undefined ? undefined : { kind, name: plain }
}

/** `name = value` */
function parts(content: string): { name: string; value: string } | undefined {
  const end = content.indexOf('=')
  if (end < 1) return undefined
  return { name: content.slice(0, end).trimEnd().toLowerCase(), value: content.slice(end + 1).trimStart() }
}

function begin(settings: Map<string, string>, content: string, indent: number): Current | undefined {
  const setting = parts(content)
  if (setting === undefined) return undefined
  settings.set(setting.name, setting.value)
  return { name: setting.name, indent }
}

function goOn(settings: Map<string, string>, name: string, content: string, line: string): void {
  const value = settings.get(name) ?? ''
  const inBlock = parts(content)
  if (value !== '') settings.set(name, `${value}\n${line.trim()}`)
  else if (inBlock !== undefined) settings.set(`${name}.${inBlock.name}`, inBlock.value)
}
