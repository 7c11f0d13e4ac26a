/** What a document type declaration (XML 1.0, section 2.8) contributes to its document. */
export interface Doctype {
  /** General entities by name. */
  readonly entities: ReadonlyMap<string, EntityDeclaration>
  /** Default values of attributes, by the name of their element as written. */
  readonly attributeDefaults: ReadonlyMap<string, readonly AttributeDefault[]>
  /** Whether more may be declared in an external subset, which is never read. */
  readonly hasExternalSubset: boolean
}

/** An entity's literal with character references resolved, or undefined when its text lies outside. */
export type EntityDeclaration = string | undefined

export interface AttributeDefault {
  readonly name: string
  readonly value: string
}

/** A fault in the internal subset; the parser gives it a place. */
export class DoctypeError extends Error {
  readonly code: 'xml-not-well-formed' | 'xml-dtd-forbidden' | 'xml-entity-limit'

  constructor(code: DoctypeError['code'], message: string) {
    super(message)
    this.name = 'DoctypeError'
    this.code = code
  }
}

export interface DoctypeLimits {
  readonly entityCharacters: number
  readonly entityDepth: number
}

/** White space, comments and processing instructions need no look; all else between them does. */
const MISCELLANY: readonly { readonly start: string; readonly end: string }[] = [
  { start: '<!--', end: '-->' },
  { start: '<?', end: '?>' },
]

/**
 * Reads the text between `<!DOCTYPE` and its closing `>`. The external subset is not fetched.
 *
 * @throws DoctypeError also when an external parameter entity is referenced
 */
export function readDoctype(text: string, limits: DoctypeLimits): Doctype {
  const bracket = indexOutsideQuotes(text, '[')
  const head = bracket === -1 ? text : text.slice(0, bracket)
  const subset = bracket === -1 ? '' : text.slice(bracket + 1, text.lastIndexOf(']'))
  const reader = new SubsetReader(limits)
  reader.read(subset, 0)
  return {
    entities: reader.entities,
    attributeDefaults: reader.attributeDefaults,
    hasExternalSubset: /\s(?:SYSTEM|PUBLIC)\s/.test(head),
  }
}

class SubsetReader {
  readonly entities = new Map<string, EntityDeclaration>()
  readonly attributeDefaults = new Map<string, AttributeDefault[]>()
  readonly #parameterEntities = new Map<string, EntityDeclaration>()
  readonly #limits: DoctypeLimits
  #characters = 0

  constructor(limits: DoctypeLimits) {
    this.#limits = limits
  }

  read(text: string, depth: number): void {
    this.#characters += text.length
    if (depth > this.#limits.entityDepth || this.#characters > this.#limits.entityCharacters) {
      throw new DoctypeError(
        'xml-entity-limit',
        'The document type declaration is larger, or nests its entities deeper, than is read; remove it.',
      )
    }
    let at = 0
    while (at < text.length) {
      if (/\s/.test(text.charAt(at))) at += 1
      else if (text[at] === '%') at = this.#parameterReference(text, at, depth)
      else at = this.#declaration(text, at)
    }
  }

  #parameterReference(text: string, at: number, depth: number): number {
    const end = text.indexOf(';', at)
    const name = text.slice(at + 1, end)
    if (end === -1 || !this.#parameterEntities.has(name)) {
      throw malformed(`"${excerpt(text, at)}" refers to no parameter entity that is declared`)
    }
    const replacement = this.#parameterEntities.get(name)
    if (replacement === undefined) {
      throw new DoctypeError(
        'xml-dtd-forbidden',
        `The document type declaration pulls in the external entity "%${name};", which is never loaded; remove it.`,
      )
    }
    this.read(replacement, depth + 1)
    return end + 1
  }

  #declaration(text: string, at: number): number {
    for (const { start, end } of MISCELLANY) {
      if (!text.startsWith(start, at)) continue
      const close = text.indexOf(end, at + start.length)
      if (close === -1) throw malformed(`"${excerpt(text, at)}" is not closed`)
      return close + end.length
    }
    const close = text.startsWith('<!', at) ? indexOutsideQuotes(text, '>', at) : -1
    if (close === -1) throw malformed(`"${excerpt(text, at)}" is no declaration`)
    const [keyword, ...tokens] = text.slice(at + 2, close).match(TOKENS) ?? []
    if (keyword === 'ENTITY') this.#entity(tokens)
    else if (keyword === 'ATTLIST') this.#attributeList(tokens)
    else if (keyword !== 'ELEMENT' && keyword !== 'NOTATION') {
      throw malformed(`"${excerpt(text, at)}" is no declaration`)
    }
    return close + 1
  }

  /** The first declaration of a name is binding (XML 1.0, section 4.2). */
  #entity(tokens: readonly string[]): void {
    const isParameter = tokens[0] === '%'
    const [name, value] = isParameter ? tokens.slice(1) : tokens
    if (name === undefined || value === undefined) throw malformed('an entity has no value')
    const isInternal = value.startsWith('"') || value.startsWith("'")
    const declared = isParameter ? this.#parameterEntities : this.entities
    if (declared.has(name)) return
    declared.set(name, isInternal ? resolveCharacterReferences(value.slice(1, -1)) : undefined)
  }

  #attributeList(tokens: readonly string[]): void {
    const [element = '', ...rest] = tokens
    const defaults = this.attributeDefaults.get(element) ?? []
    this.attributeDefaults.set(element, defaults)
    let at = 0
    while (at < rest.length) {
      const name = rest[at] ?? ''
      at += 1
      if (rest[at] === 'NOTATION') at += 1
      if (rest[at] === '(') while (at < rest.length && rest[at] !== ')') at += 1
      at += 1
      if (rest[at] === '#FIXED') at += 1
      const value = rest[at]
      at += 1
      if (value === '#REQUIRED' || value === '#IMPLIED') continue
      if (value === undefined || !/^["']/.test(value)) {
        throw malformed(`the attribute "${name}" of "${element}" has no default`)
      }
      if (defaults.some((known) => known.name === name)) continue
      defaults.push({ name, value: value.slice(1, -1) })
    }
  }
}

const TOKENS = /"[^"]*"|'[^']*'|[()|%]|[^\s"'()|%]+/g

/** Numeric references are resolved when an entity is declared, others when it is used (section 4.4). */
function resolveCharacterReferences(literal: string): string {
  return literal.replace(
    /&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));/g,
    (_, hex?: string, decimal?: string) =>
      characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}

/**
 * The character of a numeric reference.
 * @throws DoctypeError for what is no number, or no character that XML allows (section 2.2)
 */
export function characterOf(code: number): string {
  const isCharacter =
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
  if (!isCharacter) throw malformed('a numeric reference stands for no character that XML allows')
  return String.fromCodePoint(code)
}

function indexOutsideQuotes(text: string, wanted: string, from = 0): number {
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === wanted) return at
    else if (character === '"' || character === "'") quote = character
  }
  return -1
}

function excerpt(text: string, at: number): string {
  return text.slice(at, at + 30).replace(/\s+/g, ' ')
}

function malformed(what: string): DoctypeError {
  return new DoctypeError(
    'xml-not-well-formed',
    `The document type declaration cannot be read: ${what}.`,
  )
}
