/** What is read of the XML of replies, and what is not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml, xmlLeaves } from '../../../src/protocol/xml.js'

test.each([
  ['text', '<a>x</a>', 'x'],
  ['no text', '<a/>', ''],
  ['members', '<?xml version="1.0"?>\n<a xmlns="http://x/">\n <b>1</b>\n <c/>\n</a>\n', { b: '1', c: '' }],
  ['members of members', '<a><b><c>1</c></b></a>', { b: { c: '1' } }],
  ['a list of one', '<a><l><c>1</c></l></a>', { l: [{ c: '1' }] }],
  ['a list among others', '<a><l>1</l><b>x</b><l>2</l></a>', { l: ['1', '2'], b: 'x' }],
  ['the last of what stands twice', '<a><b>1</b><b>2</b></a>', { b: '2' }],
  ['entities', '<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&unknown;&amp;lt;</a>', '<>&"\'A😀&unknown;&lt;'],
  ['a comment', '<a>x<!-- <b> -->y</a>', 'xy'],
  ['a name that objects have themselves', '<a><__proto__>1</__proto__></a>', JSON.parse('{"__proto__":"1"}')],
])('%s', (_, xml, members) => {
  expect(readXml(xml, ['l'])).toEqual(members)
})

test.each([
  ['nothing', ''],
  ['no element', 'hello'],
  ['an end too few', '<a><b>1</b>'],
  ['an end too many', '<a/></a>'],
  ['ends that cross', '<a><b></a></b>'],
  ['two roots', '<a/><b/>'],
  ['a cut-off', '<a><b>1</b></'],
  ['a document type, which could define entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['character data that is marked as such', '<a><![CDATA[x]]></a>'],
  ['elements nested too deep', '<a>'.repeat(40) + '</a>'.repeat(40)],
  ['more elements than a page has', `<a>${'<b/>'.repeat(500_001)}</a>`],
])('%s is not read', (_, xml) => {
  expect(readXml(xml, [])).toBeUndefined()
})

test('whatever comes is read or not, and nothing is thrown', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '</a>',
    '<a>',
    '<a/>',
    'a',
    ' ',
    '&',
    '&lt;',
    '&#x110000;',
    '<!--',
    '-->',
    '<?',
    '?>',
    '"',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      readXml(pieces.join(''), ['a'])
      xmlLeaves(pieces.join(''))
    }),
    { seed: 3, numRuns: 3000 },
  )
})

test('text comes through escaping as it was', () => {
  const escape = (text: string) => text.replace(/[<>&"']/g, (character) => `&#${String(character.charCodeAt(0))};`)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readXml(`<a><b>${escape(text)}</b></a>`, [])).toEqual({ b: text })
    }),
    { seed: 4 },
  )
})

test('as many items as are allowed are read in a moment', () => {
  const page = `<a>${'<l/>'.repeat(499_999)}</a>`
  expect(readXml(page, ['l'])).toMatchObject({ l: { length: 499_999 } })
}, 5000)

test.each([
  ['those without others in them, at any depth', '<a><b><c>1</c></b><d>2</d></a>', { c: '1', d: '2' }],
  ['the first of a name', '<E><Code>A</Code><Code>B</Code></E>', { Code: 'A' }],
  ['empty ones', '<a><b></b></a>', { b: '' }],
  ['with their entities decoded once', '<a><b>&amp;lt; &#x41;</b></a>', { b: '&lt; A' }],
  ['whatever attributes they have', '<a x="1"><b y="2">1</b></a>', { b: '1' }],
  ['a name that objects have themselves', '<a><__proto__>1</__proto__></a>', JSON.parse('{"__proto__":"1"}')],
  ['all before the XML breaks off', '<a><b>1</b><c>2</', { b: '1' }],
  ['of several roots', '<Code>A</Code><Message>m</Message>', { Code: 'A', Message: 'm' }],
  ['with entities of their own left as they are', '<!DOCTYPE a [<!ENTITY b "c">]><a><b>&b;</b></a>', { b: '&b;' }],
  ['none that end as another', '<a><b>1</c></a>', {}],
  ['none of what is not XML', '{"Code":"A"}', {}],
])('the leaves are %s', (_, xml, leaves) => {
  expect(Object.fromEntries(xmlLeaves(xml))).toEqual(leaves)
})

test('entities that refer to each other are not expanded', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l><x>${'&b;'.repeat(1000)}</x></l>`
  expect(readXml(laughs, [])).toBeUndefined()
  expect(xmlLeaves(laughs).get('x')).toBe('&b;'.repeat(1000))
  expect(readXml('<l><x>&b;&a;</x></l>', [])).toEqual({ x: '&b;&a;' })
})

test.each([
  ['starts', '<a '.repeat(300_000)],
  ['starts with text', '<a>x'.repeat(300_000)],
  ['one long start', `<a ${'x '.repeat(500_000)}`],
  ['one long text', `<a>${'x'.repeat(1_000_000)}`],
  ['leaves', '<a>&amp;</a>'.repeat(100_000)],
])(
  'a reply of nothing but %s is read in a moment',
  (_, xml) => {
    expect(xmlLeaves(xml).size).toBeLessThan(2)
    expect(readXml(xml, [])).toBeUndefined()
  },
  5000,
)

test('bytes of any kind are read or not, and nothing is thrown', () => {
  const latin1 = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1'))
  fc.assert(
    fc.property(latin1, latin1, (one, other) => {
      readXml(`<a>${one}<b>${other}</b></a>`, ['b'])
      xmlLeaves(one + other)
    }),
    { seed: 5, numRuns: 2000 },
  )
})
