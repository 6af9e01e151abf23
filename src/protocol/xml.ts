/** Reads the XML of replies: elements, text and the five entities, within bounds. Pure; never throws. */

/** No reply that is read here nests deeper than 4. */
const maxDepth = 16

/** A page of a listing has 1,000 objects with about 10 elements each; fifty times that is no honest page. */
const maxElements = 500_000

type Members = [name: string, value: unknown][]

interface Open {
  readonly name: string
  readonly members: Members
  text: string
}

/**
 * The members of the root element: text for an element without others in it, an object for one with others.
 *
 * Attributes are passed over. Document types, which could define entities, are not read.
 *
 * @param lists - Names of elements that can stand more than once; each becomes a list. Of others the last one counts.
 * @returns `undefined` for what is not well-formed, or beyond the bounds.
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
  // From entries, so that an element called __proto__ is a member like any other.
  return Object.fromEntries(found)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const point = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
