import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'

/** Something wrong with a document, as one sentence at its place; both count from 1. */
export interface Mistake {
  readonly message: string
  readonly line: number
  readonly column: number
}

export type Path = readonly PropertyKey[]

const MAX_ALIASES = 100 // a document written by hand has few

/** A YAML document whose values can be found again in its text. */
export class LocatedYaml {
  /** What is wrong with its syntax; then `value` means nothing. */
  readonly mistakes: readonly Mistake[]
  readonly value: unknown
  readonly #document
  readonly #lines = new LineCounter()

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines })
    const { errors } = this.#document
    const mistakes = errors.map(({ message, pos }) => ({
      message: `${(message.split(' at line ')[0] ?? message).replace(/\.$/, '')}.`,
      ...this.#positionAt(pos[0]),
    }))
    if (errors.length === 0) {
      try {
        this.value = this.#document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown
      } catch (error) {
        if (!(error instanceof ReferenceError)) throw error // aliases that are too many, or lead nowhere
        mistakes.push({ message: `An alias cannot be used: ${error.message}.`, line: 1, column: 1 })
      }
    }
    this.mistakes = mistakes
  }

  /** Where a value stands; for one that is missing, the closest thing around it. */
  locate(path: Path): Pick<Mistake, 'line' | 'column'> {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.#document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.#positionAt(node.range[0])
    }
    return this.#positionAt(this.#document.contents?.range[0] ?? 0)
  }

  /** Where the key of a member stands. */
  locateKey(path: Path, key: string): Pick<Mistake, 'line' | 'column'> {
    const map = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true)
    const keys = isMap(map) ? map.items.map((pair) => pair.key) : []
    const found = keys.find((one) => isScalar(one) && String(one.value) === key)
    return isNode(found) && found.range ? this.#positionAt(found.range[0]) : this.locate(path)
  }

  #positionAt(offset: number): Pick<Mistake, 'line' | 'column'> {
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}
