import { TimeLimitError, withinTime } from '../within-time.ts'
import { XmlFacade } from './xml-facade.ts'
import { AttributeNode, DocumentNode, ElementNode, TextNode, type XmlNode } from './xml-nodes.ts'

/** Milliseconds of one evaluation; a `//` through 4 MB of WSDL takes about 150. */
const MOST_MILLISECONDS = 2_000

const FUNCTIONS = 'http://www.w3.org/2005/xpath-functions'

/**
 * Functions of XPath that expressions may call: those that compute from their arguments and the document.
 * None reads anything else, tells the time, prints or evaluates further code.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['abs', 'avg', 'boolean', 'ceiling', 'codepoints-to-string', 'compare', 'concat', 'contains'],
  ...['count', 'data', 'deep-equal', 'distinct-values', 'empty', 'ends-with', 'escape-html-uri'],
  ...['exactly-one', 'exists', 'false', 'floor', 'head', 'index-of', 'insert-before', 'lang', 'last'],
  ...['local-name', 'local-name-from-QName', 'lower-case', 'matches', 'max', 'min', 'name'],
  ...['namespace-uri', 'namespace-uri-from-QName', 'node-name', 'normalize-space', 'not', 'number'],
  ...['one-or-more', 'outermost', 'innermost', 'position', 'prefix-from-QName', 'QName', 'remove'],
  ...['replace', 'resolve-QName', 'reverse', 'root', 'round', 'starts-with', 'string', 'string-join'],
  ...['string-length', 'string-to-codepoints', 'subsequence', 'substring', 'substring-after'],
  ...['substring-before', 'sum', 'tail', 'tokenize', 'translate', 'true', 'upper-case', 'zero-or-one'],
])

/** `expression-invalid`: it is none, or names what it may not; `not-evaluated`: it ended without an answer. */
export class XPathError extends Error {
  readonly code: 'expression-invalid' | 'not-evaluated'

  constructor(code: XPathError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'XPathError'
    this.code = code
  }
}

/** An item that an expression chose: a node, or a value that is none. */
export type XPathItem = XmlNode | string | number | boolean

type Library = typeof import('fontoxpath')

let loading: Promise<Library> | undefined

/** The XPath library takes a tenth of a second to load, so that only rulesets with XPaths wait for it. */
export async function loadXPathEngine(): Promise<XPathEngine> {
  loading ??= import('fontoxpath').then((loaded) => ('default' in loaded ? loaded.default : loaded) as Library)
  return new XPathEngine(await loading)
}

/** Evaluates XPath 3.1 over contracts, within limits. */
export class XPathEngine {
  readonly #library: Library
  readonly #facade = new XmlFacade()

  constructor(library: Library) {
    this.#library = library
  }

  /**
   * The items that an expression chooses from a context node, in document order.
   *
   * @param namespaces the URI of each prefix
   * @throws XPathError
   */
  evaluate(
    expression: string,
    context: XmlNode,
    namespaces: Readonly<Record<string, string>>,
  ): readonly XPathItem[] {
    this.#facade.reset()
    try {
      return withinTime(MOST_MILLISECONDS, () => this.#items(expression, context, namespaces))
    } catch (error) {
      throw asXPathError(error)
    }
  }

  #items(
    expression: string,
    context: XmlNode,
    namespaces: Readonly<Record<string, string>>,
  ): readonly XPathItem[] {
    const { evaluateXPath } = this.#library
    const wanted = `for $item in (${expression}\n) return if ($item instance of attribute()) then [$item] else $item`
    const found: unknown = evaluateXPath(wanted, context, this.#facade, null, evaluateXPath.ALL_RESULTS_TYPE, {
      language: evaluateXPath.XPATH_3_1_LANGUAGE,
      namespaceResolver: (prefix) => (Object.hasOwn(namespaces, prefix) ? (namespaces[prefix] ?? null) : null),
      functionNameResolver: ({ prefix, localName }) => {
        if (prefix === '' && ALLOWED.has(localName)) return { namespaceURI: FUNCTIONS, localName }
        throw new XPathError('expression-invalid', `the function ${localName} may not be called`)
      },
    })
    return (found as unknown[]).flat().filter(isItem)
  }
}

function isItem(item: unknown): item is XPathItem {
  return (
    item instanceof ElementNode ||
    item instanceof AttributeNode ||
    item instanceof TextNode ||
    item instanceof DocumentNode ||
    typeof item === 'string' ||
    typeof item === 'number' ||
    typeof item === 'boolean'
  )
}

/** Errors of the language itself (XPST: static) are the author's; others come of the document. */
function asXPathError(error: unknown): XPathError {
  if (error instanceof XPathError) return error
  const message = error instanceof Error ? error.message : String(error)
  const isInvalid = !(error instanceof TimeLimitError) && /\bXPST\d{4}\b/.test(message)
  const first = message.split('\n').find((line) => /\S/.test(line)) ?? message
  return new XPathError(isInvalid ? 'expression-invalid' : 'not-evaluated', first.trim(), { cause: error })
}
