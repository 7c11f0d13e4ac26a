import { characterOf, DoctypeError } from './doctype.ts'
import type { Doctype, DoctypeLimits } from './doctype.ts'

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Expands the general entities of one document under a budget: each use, nested ones too, is
 * charged with the length of its literal, so that neither many small nor empty entities get by.
 */
export class Entities {
  readonly #doctype: Doctype
  readonly #limits: DoctypeLimits
  #charged = 0

  constructor(doctype: Doctype, limits: DoctypeLimits) {
    this.#doctype = doctype
    this.#limits = limits
  }

  /**
   * The text that `&name;` stands for.
   * @throws DoctypeError for an entity that is undeclared, external, circular, brings markup, or
   * exceeds the budget
   */
  expand(name: string, depth = 1): string {
    const predefined = PREDEFINED.get(name)
    if (predefined !== undefined) return predefined
    const literal = this.#literal(name)
    this.#charged += literal.length + 1
    if (depth > this.#limits.entityDepth || this.#charged > this.#limits.entityCharacters) {
      throw new DoctypeError(
        'xml-entity-limit',
        `Entities expand to more than ${this.#limits.entityCharacters} characters or nest deeper than ${this.#limits.entityDepth} levels, seen at "&${name};"; write their text out.`,
      )
    }
    if (literal.includes('<')) {
      throw new DoctypeError(
        'xml-dtd-forbidden',
        `The entity "&${name};" brings elements with it; entities may only stand for text here. Write the elements out.`,
      )
    }
    return literal.replace(/&([^;&\s]+);?/g, (_, inner: string) => this.#reference(inner, depth))
  }

  #reference(reference: string, depth: number): string {
    if (!reference.startsWith('#')) return this.expand(reference, depth + 1)
    const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference)
    const [, hexadecimal, decimal] = number ?? []
    return characterOf(
      hexadecimal === undefined
        ? Number.parseInt(decimal ?? '', 10)
        : Number.parseInt(hexadecimal, 16),
    )
  }

  #literal(name: string): string {
    const literal = this.#doctype.entities.get(name)
    if (literal !== undefined) return literal
    if (this.#doctype.entities.has(name) || this.#doctype.hasExternalSubset) {
      throw new DoctypeError(
        'xml-dtd-forbidden',
        `The entity "&${name};" is declared outside this file, and nothing outside is loaded; write its text in its place.`,
      )
    }
    throw new DoctypeError(
      'xml-not-well-formed',
      `The entity "&${name};" is not declared; write its text in its place.`,
    )
  }
}
