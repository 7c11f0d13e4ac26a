import {
  joinPointer,
  shortMessage,
  type DataDocument,
  type Location,
} from '../../../contracts/index.ts'
import type { RulesetMistake } from '../model.ts'

export type Path = readonly (string | number)[]

/** Collects what is wrong with one file of a ruleset, each at its place. */
export class Mistakes {
  readonly #document: DataDocument
  readonly #found: RulesetMistake[]

  constructor(document: DataDocument, found: RulesetMistake[]) {
    this.#document = document
    this.#found = found
  }

  /** @param message a sentence without its full stop, which begins with what it is about */
  report(message: string, path: Path): void {
    this.#found.push({ message: shortMessage(`${message}.`), location: this.locate(path) })
  }

  /** The place of a value; for something missing, of the closest thing around it. */
  locate(path: Path): Location {
    return this.#document.locate(joinPointer('', ...path))
  }
}
