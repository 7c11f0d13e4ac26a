import { XML, XMLNS } from './namespaces.ts'

/**
 * The namespace declarations in scope at an element (Namespaces in XML 1.0). Elements that declare
 * nothing share the scope of their parent.
 */
export class NamespaceScope {
  readonly #parent: NamespaceScope | undefined
  readonly #declared: ReadonlyMap<string, string>
  /** Answers of the scopes around, which may be hundreds; they never change. */
  readonly #inherited = new Map<string, string | undefined>()

  /** @param declared prefix to namespace name; the empty prefix is the default namespace. */
  constructor(parent: NamespaceScope | undefined, declared: ReadonlyMap<string, string>) {
    this.#parent = parent
    this.#declared = declared
  }

  /** The namespace bound to a prefix: empty for "no namespace", undefined when nothing binds it. */
  resolve(prefix: string): string | undefined {
    const namespace = this.#declared.get(prefix)
    if (namespace !== undefined) return namespace
    if (this.#parent === undefined) return prefix === '' ? '' : undefined
    if (this.#inherited.has(prefix)) return this.#inherited.get(prefix)
    const inherited = this.#parent.resolve(prefix)
    this.#inherited.set(prefix, inherited)
    return inherited
  }

  /** Declarations made at this scope's own element. */
  get declared(): ReadonlyMap<string, string> {
    return this.#declared
  }
}

/** What is in scope in every document before its root. */
export const INITIAL_SCOPE = new NamespaceScope(
  undefined,
  new Map([
    ['xml', XML],
    ['xmlns', XMLNS],
  ]),
)
