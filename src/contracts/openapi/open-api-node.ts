import type { DataDocument } from '../document/data-document.ts'
import type { DataObject } from '../document/data-value.ts'
import { joinPointer, tokensOf } from '../document/json-pointer.ts'
import type { Location } from '../model.ts'
import type { OpenApiKind } from './grammar.ts'

/**
 * One object of an OpenAPI description, where it is written: never a copy that a reference was
 * replaced by. `Reference` nodes stand where the specification expects another kind, and a `$ref`
 * is written instead.
 */
export class OpenApiNode<Kind extends OpenApiKind = OpenApiKind> {
  readonly kind: Kind
  /** The object as written. It may break the specification in any way but being no object. */
  readonly value: DataObject
  readonly document: DataDocument
  readonly parent: OpenApiNode | undefined
  /** The way from the parent node, as one or two reference tokens: `info`, `schemas` and `Pet`. */
  readonly path: readonly string[]
  readonly #base: string

  /** @param base pointer of the node when it has no parent: the root, or what a reference names */
  constructor(
    kind: Kind,
    value: DataObject,
    document: DataDocument,
    parent: OpenApiNode | undefined,
    path: readonly string[],
    base = '',
  ) {
    this.kind = kind
    this.value = value
    this.document = document
    this.parent = parent
    this.path = path
    this.#base = base
  }

  /** The name under which the parent holds the node: a field, a name in a map, or an index. */
  get key(): string {
    return this.path.at(-1) ?? ''
  }

  get pointer(): string {
    return joinPointer(this.parent?.pointer ?? this.#base, ...this.path)
  }

  get location(): Location {
    return this.at()
  }

  /** The place of something inside the node, or of the closest thing around it that exists. */
  at(...path: readonly (string | number)[]): Location {
    const tokens = this.#tokens()
    for (const token of path) tokens.push(String(token))
    return this.document.locatePath(tokens)
  }

  /** The way from the root of the document, in a list of its own. */
  #tokens(): string[] {
    const { parent, path } = this
    const tokens = parent === undefined ? [...(tokensOf(this.#base) ?? [])] : parent.#tokens()
    for (const token of path) tokens.push(token)
    return tokens
  }

  is<Other extends OpenApiKind>(kind: Other): this is OpenApiNode<Other> {
    const own: OpenApiKind = this.kind
    return own === kind
  }
}
