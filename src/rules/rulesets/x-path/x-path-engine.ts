import { DEFAULT_LIMITS, parseXml, SourceText } from '../../../contracts/index.ts'
import { TimeLimitError, withinTime } from '../within-time.ts'
import { xPathReason } from './x-path-reason.ts'
import { StepBudgetError, XmlFacade } from './xml-facade.ts'
import { AttributeNode, DocumentNode, ElementNode, TextNode, type XmlNode } from './xml-nodes.ts'

/** Milliseconds for one rule in one document. */
const RULE_MILLISECONDS = 2_000
/** Milliseconds for an expression over next to nothing. */
const CHECK_MILLISECONDS = 200

const FUNCTIONS = 'http://www.w3.org/2005/xpath-functions'

/**
 * Functions of XPath that expressions may call: those that compute from their arguments and the document.
 * None reads anything else, tells the time, prints or evaluates further code.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['abs', 'avg', 'boolean', 'ceiling', 'codepoints-to-string', 'compare', 'concat', 'contains'],
  ...['count', 'data', 'deep-equal', 'distinct-values', 'empty', 'ends-with', 'escape-html-uri'],
  ...[
    'exactly-one',
    'exists',
    'false',
    'floor',
    'head',
    'index-of',
    'insert-before',
    'lang',
    'last',
  ],
  ...['local-name', 'local-name-from-QName', 'lower-case', 'matches', 'max', 'min', 'name'],
  ...['namespace-uri', 'namespace-uri-from-QName', 'node-name', 'normalize-space', 'not', 'number'],
  ...['one-or-more', 'outermost', 'innermost', 'position', 'prefix-from-QName', 'QName', 'remove'],
  ...[
    'replace',
    'resolve-QName',
    'reverse',
    'root',
    'round',
    'starts-with',
    'string',
    'string-join',
  ],
  ...['string-length', 'string-to-codepoints', 'subsequence', 'substring', 'substring-after'],
  ...[
    'substring-before',
    'sum',
    'tail',
    'tokenize',
    'translate',
    'true',
    'upper-case',
    'zero-or-one',
  ],
])

/**
 * `expression-invalid`: it is none, or names what it may not; `not-evaluated`: it has no answer for this
 * document; `over-budget`: it was ended before it had one.
 */
export class XPathError extends Error {
  readonly code: 'expression-invalid' | 'not-evaluated' | 'over-budget'

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
  loading ??= import('fontoxpath').then((loaded) => ('default' in loaded ? loaded.default : loaded))
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
   * Lets a computation evaluate as many expressions as it likes in limited time and steps.
   *
   * @throws XPathError `over-budget`
   */
  limited(compute: () => void, milliseconds = RULE_MILLISECONDS): void {
    this.#facade.reset()
    try {
      withinTime(milliseconds, compute)
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error
      throw new XPathError('over-budget', error.message, { cause: error })
    }
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
    // In an array an attribute stays a node; the library would answer its value.
    const kept = `for $item in (${expression}\n) return if ($item instance of attribute()) then [$item] else $item`
    return this.#run(kept, context, namespaces).flat().filter(isItem)
  }

  /**
   * Looks for mistakes that an expression has whatever it is applied to.
   *
   * @throws XPathError `expression-invalid`
   */
  check(expression: string, namespaces: Readonly<Record<string, string>>): void {
    const { root } = parseXml(new SourceText('', '<nothing/>'), DEFAULT_LIMITS)
    try {
      const context = new DocumentNode(root)
      const run = () => void this.#run(expression, context, namespaces, expression)
      this.limited(run, CHECK_MILLISECONDS)
    } catch (error) {
      if (!(error instanceof XPathError) || error.code === 'expression-invalid') throw error
    }
  }

  /** @param written the expression as its author knows it, when that is what is run */
  #run(
    expression: string,
    context: XmlNode,
    namespaces: Readonly<Record<string, string>>,
    written?: string,
  ): unknown[] {
    const { evaluateXPath } = this.#library
    const type = evaluateXPath.ALL_RESULTS_TYPE
    try {
      return evaluateXPath(expression, context, this.#facade, null, type, {
        language: evaluateXPath.XPATH_3_1_LANGUAGE,
        namespaceResolver: (prefix) =>
          Object.hasOwn(namespaces, prefix) ? (namespaces[prefix] ?? null) : null,
        functionNameResolver: resolveFunction,
      })
    } catch (error) {
      throw asXPathError(error, written)
    }
  }
}

function resolveFunction({ prefix, localName }: { prefix: string; localName: string }): {
  namespaceURI: string
  localName: string
} {
  if (prefix === '' && ALLOWED.has(localName)) return { namespaceURI: FUNCTIONS, localName }
  throw new XPathError('expression-invalid', `the function ${localName} may not be called`)
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

/** Static errors (XPST) are those of the expression; others come of the document. */
function asXPathError(error: unknown, expression: string | undefined): XPathError {
  if (error instanceof XPathError) return error
  const text = error instanceof Error ? error.message : String(error)
  const message = xPathReason(text, expression)
  if (error instanceof StepBudgetError) {
    return new XPathError('over-budget', message, { cause: error })
  }
  const code = /\bXPST\d{4}\b/.test(text) ? 'expression-invalid' : 'not-evaluated'
  return new XPathError(code, message, { cause: error })
}
