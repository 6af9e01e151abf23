/** Replacements in a text that leave the rest of it as it is. */

/** What stands in the place of `start` to `end`. A function is asked when all edits are known. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string | (() => string)
}

/** The edits of one text. One that lies within another has no effect, unless that one asks for it with `rendered`. */
export class Edits {
  readonly #edits: Edit[] = []

  constructor(readonly source: string) {}

  get isEmpty(): boolean {
    return this.#edits.length === 0
  }

  replace(start: number, end: number, text: Edit['text']): void {
    this.#edits.push({ start, end, text })
  }

  insert(at: number, text: Edit['text']): void {
    this.replace(at, at, text)
  }

  /** A part of the text with the edits that lie in it. */
  rendered(start = 0, end = this.source.length): string {
    let text = ''
    let at = start
    for (const edit of this.outermost(start, end)) {
      text += this.source.slice(at, edit.start) + (typeof edit.text === 'string' ? edit.text : edit.text())
      at = edit.end
    }
    return text + this.source.slice(at, end)
  }

  /** The edits in a part of the text that lie in no other, in order. */
  outermost(start = 0, end = this.source.length): readonly Edit[] {
    // Insertions at the same place keep the order in which they came: the sort is stable.
    const inside = this.#edits
      .filter((edit) => edit.start >= start && edit.end <= end)
      .sort((one, other) => one.start - other.start || other.end - one.end)
    let at = start
    return inside.filter((edit) => {
      if (edit.start < at) return false
      at = edit.end
      return true
    })
  }
}
