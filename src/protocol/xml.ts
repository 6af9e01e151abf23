/** The one place where XML is read: elements, text and the five predefined entities. Pure; never throws. */

/** No reply that is read here is nested deeper than 4. */
const maxDepth = 16

/** A page of a listing has 1,000 objects with about 10 elements each; this is fifty times as many. */
const maxElements = 500_000

type Members = [name: string, value: unknown][]

interface Open {
  readonly name: string
  readonly members: Members
  text: string
}

/**
 * The members of the root element: a string for an element that contains no others, an object for one that does.
 *
 * Attributes are ignored. Reading stops at a document type declaration, because it could define entities.
 *
 * @param lists - Names of elements that may be repeated; each becomes a list. Of other elements the last one counts.
 * @returns `undefined` for XML that is not well-formed or exceeds the bounds.
 */
export function readXml(xml: string, lists: readonly string[]): unknown {
  const token = /<\?[^>]*\?>|<!--[^]*?-->|<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>|([^<]+)/gy
  const open: Open[] = [{ name: '', members: [], text: '' }]
  let elements = 0
  for (let at = 0; at < xml.length; at = token.lastIndex) {
    token.lastIndex = at
    const [, isEnd, name, isEmpty, text] = token.exec(xml) ?? [undefined]
    if (token.lastIndex === 0) return undefined
    const current = open.at(-1)
    if (current === undefined) return undefined
    if (text !== undefined) current.text += text
    if (name === undefined) continue
    if (isEnd !== '/') {
      if (++elements > maxElements || open.length > maxDepth) return undefined
      open.push({ name, members: [], text: '' })
    }
    if (isEnd === '/' || isEmpty === '/') {
      const ended = open.pop()
      if (ended?.name !== name) return undefined
      open.at(-1)?.members.push([name, valueOf(ended, lists)])
    }
  }
  const [root, ...others] = open
  const [only, ...more] = root?.members ?? []
  return others.length > 0 || more.length > 0 ? undefined : only?.[1]
}

function valueOf({ members, text }: Open, lists: readonly string[]): unknown {
  if (members.length === 0) return withoutEntities(text)
  const found = new Map<string, unknown>()
  for (const [name, value] of members) {
    const list = found.get(name)
    if (!lists.includes(name)) found.set(name, value)
    else if (Array.isArray(list)) list.push(value)
    else found.set(name, [value])
  }
  // From entries, so that an element named __proto__ becomes a member like any other.
  return Object.fromEntries(found)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** In one pass, so that `&amp;lt;` stays the text `&lt;`. Entities that are not predefined are left as they are. */
const withoutEntities = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const point = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )

/**
 * The text of the elements that contain no others, by name; of those with the same name the first one counts.
 *
 * For error replies and the replies of STS, which use each name once: every client has to read those, and this takes a tenth
 * of the code of {@link readXml}. Whether the XML around the elements is well-formed is not checked.
 */
export function xmlLeaves(xml: string): ReadonlyMap<string, string> {
  // Each part ends at the next bracket, so that the time is proportional to the length.
  const leaves = [...xml.matchAll(/<([\w:.-]+)(?:\s[^<>]*)?>([^<]*)<\/\1>/g)]
  return new Map(leaves.reverse().map(([, name = '', text = '']) => [name, withoutEntities(text)]))
}
