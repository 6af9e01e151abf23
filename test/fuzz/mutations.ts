/** Changes to texts, as data that fast-check makes and shrinks. */
import fc from 'fast-check'

/** The longest text that changes make, in characters. */
const longest = 4_000_000

/** A change. Places are fractions of the length, so that they fit any text. */
export interface Mutation {
  readonly kind: keyof typeof changes
  readonly place: number
  readonly length: number
  /** Which of several texts or bits. */
  readonly choice: number
  /** How often something is repeated, as a power of two. */
  readonly exponent: number
}

const odd = [
  '\ud800', '\udc00', '\ufeff', '\0', '\u2028', '\u202e', '"', '\\', '\\u', '\\ud800', '\r\n', '%', '%ff', '+', '../', 'xn--',
  'null', 'true', '{}', '[]', '-', '1e999', '-0', '1e-400', '"__proto__":', '"constructor":', '<a>', '</a>', '<!--', '<?', ']]>',
  '<!DOCTYPE a>', '&amp;', '&#x110000;', '&#99;', '&', ',', ':', '"Records":[', '"NextToken":"x",',
] // prettier-ignore

const openers = [
  '[',
  '{"a":',
  '[[],',
  '{"a":[',
  '<a>',
  '{"Records":[',
  '"',
  '\\',
  ' ',
  '9',
  '&lt;',
  '\u001f\u008b\b\0\0\0\0\0\0\u0003',
]
const closers = [']', '}', '', ']}', '</a>', ']}', '"', '', '', '', '', '']

const times = ({ exponent }: Mutation, unit: string): number =>
  Math.min(2 ** exponent, Math.ceil(longest / Math.max(1, unit.length)))

const pick = <T>(items: readonly T[], { choice }: Mutation): T => items[choice % items.length]!

const inserted = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at)

const changes = {
  flip: (text: string, at: number, { choice }: Mutation) =>
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (choice % 8))) + text.slice(at + 1),
  cut: (text: string, at: number, { length }: Mutation) => text.slice(0, at) + text.slice(at + length),
  end: (text: string, at: number) => text.slice(0, at),
  move: (text: string, at: number, { length }: Mutation) => text.slice(at, at + length) + text,
  splice: (text: string, at: number, mutation: Mutation, corpus: readonly string[]) =>
    inserted(text, at, pick(corpus, mutation).slice(0, mutation.length * 100)),
  repeat: (text: string, at: number, mutation: Mutation) => {
    const part = text.slice(at, at + mutation.length)
    return inserted(text, at, part.repeat(times(mutation, part)))
  },
  odd: (text: string, at: number, mutation: Mutation) => inserted(text, at, pick(odd, mutation)),
  nest: (text: string, at: number, mutation: Mutation) => {
    const opener = pick(openers, mutation)
    return inserted(text, at, opener.repeat(times(mutation, opener)))
  },
  wrap: (text: string, _: number, mutation: Mutation) => {
    const opener = pick(openers, mutation)
    const count = times(mutation, opener + pick(closers, mutation))
    return opener.repeat(count) + text + pick(closers, mutation).repeat(count)
  },
}

/** Most repetitions are few, so that most runs are fast. */
const exponent = fc.oneof(
  { weight: 7, arbitrary: fc.nat(10) },
  { weight: 1, arbitrary: fc.integer({ min: 11, max: 22 }) },
)

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...(Object.keys(changes) as Mutation['kind'][])),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 300 }),
  choice: fc.nat(1000),
  exponent,
})

/** Up to six changes, one after the other. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(mutation, { maxLength: 6 })

/** A text of a corpus with changes. */
export function mutated(text: string, steps: readonly Mutation[], corpus: readonly string[]): string {
  return steps.reduce((before, step) => {
    const after = changes[step.kind](before, Math.floor(step.place * before.length), step, corpus)
    return after.length > longest ? after.slice(0, longest) : after
  }, text)
}
