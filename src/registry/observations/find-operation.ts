import type { ContractSummary } from '../../contracts/index.ts'

/** The operations that the contracts of a service offer, to find the one that a call was about. */
export interface OperationsOffered {
  /** Whether any contract names operations at all; otherwise nothing can be said of a call. */
  readonly isKnown: boolean
  /** By the operation's name or id, or by a SOAP action that ends with it. */
  byName(name: string): string | undefined
  /**
   * By an HTTP request; of several that fit the one with more literal segments, then with more literal text. HEAD is what GET
   * answers without content (RFC 9110, 9.3.2), unless a contract says otherwise.
   */
  byRequest(method: string, path: string): string | undefined
}

interface Template {
  readonly name: string
  /** The literal text around the parameters of each segment; a segment without any is one text. */
  readonly segments: readonly (readonly string[])[]
}

const PARAMETER = /\{[^{}]*\}/

/** From all contracts that are offered at the moment. */
export function offeredOperations(summaries: readonly ContractSummary[]): OperationsOffered {
  const names = new Map<string, string>()
  const templates = new Map<string, Template[]>()
  for (const { operations } of summaries) {
    for (const { name, id, method, path } of operations) {
      names.set(name, name)
      if (id !== undefined) names.set(id, name)
      if (method === undefined || path === undefined) continue
      const segments = segmentsOf(path).map((segment) => segment.split(PARAMETER))
      const key = `${method.toUpperCase()} ${segments.length}`
      const others = templates.get(key) ?? []
      if (!others.some((other) => other.name === name)) others.push({ name, segments })
      templates.set(key, others)
    }
  }
  for (const list of templates.values()) {
    list.sort(
      (a, b) =>
        parametersOf(a) - parametersOf(b) ||
        literalLength(b) - literalLength(a) ||
        (a.name < b.name ? -1 : 1),
    )
  }
  return {
    isKnown: names.size > 0,
    byName: (said) => {
      const bare = said.replaceAll('"', '')
      return names.get(bare) ?? names.get(lastStep(bare))
    },
    byRequest: (method, path) => {
      const segments = segmentsOf(path)
      const among = (verb: string): string | undefined =>
        templates.get(`${verb} ${segments.length}`)?.find((one) => fits(one, segments))?.name
      return among(method) ?? (method === 'HEAD' ? among('GET') : undefined)
    },
  }
}

/** What stands behind the last `/`, `#` or `:`. */
function lastStep(action: string): string {
  return action.slice(Math.max(...['/', '#', ':'].map((end) => action.lastIndexOf(end))) + 1)
}

function parametersOf({ segments }: Template): number {
  return segments.filter((literals) => literals.length > 1).length
}

function literalLength({ segments }: Template): number {
  return segments.flat().join('').length
}

function fits({ segments }: Template, called: readonly string[]): boolean {
  return segments.every((literals, index) => {
    const actual = called[index] ?? ''
    if (literals.length === 1) return actual === literals[0]
    // What was generalised before it was kept has lost its literal text.
    return actual === GENERALISED || holdsInOrder(actual, literals)
  })
}

/** Whether a segment has the literal text of a template, such as `{id}:cancel`, with something for each parameter. */
function holdsInOrder(actual: string, literals: readonly string[]): boolean {
  const last = literals.at(-1) ?? ''
  const end = actual.length - last.length
  let at = 0
  for (const [index, literal] of literals.slice(0, -1).entries()) {
    // A parameter takes one character at least.
    const found =
      index === 0 ? (actual.startsWith(literal) ? 0 : -1) : actual.indexOf(literal, at + 1)
    if (found === -1) return false
    at = found + literal.length
  }
  return at < end && actual.endsWith(last)
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '')
}

const GENERALISED = '{}'
const MOST_SEGMENTS = 8
const LONGEST_SEGMENT = 40 // characters
const DIGIT = /\d/g
const MOST_DIGITS = 2 // as in v1 and oauth2; more of them count or date something

/** Characters of words; an address of e-mail, a phone number and what had to be escaped have others. */
const WORD = /^[\w.:~-]+$/
const HEXADECIMAL = /^[0-9a-f-]{12,}$/i

/** Whether a segment may be the name of a resource or an action, and not that of one thing or person. */
function isName(segment: string): boolean {
  return (
    segment.length <= LONGEST_SEGMENT &&
    WORD.test(segment) &&
    !HEXADECIMAL.test(segment) &&
    !/^\d+$/.test(segment) &&
    (segment.match(DIGIT)?.length ?? 0) <= MOST_DIGITS
  )
}

/** A request that no contract offers, without what tells one thing from another: `GET /pets/{}`. */
export function generalised(method: string, path: string): string {
  const segments = segmentsOf(path)
  const kept = segments
    .slice(0, MOST_SEGMENTS)
    .map((segment) => (isName(segment) ? segment : GENERALISED))
  const rest = segments.length > MOST_SEGMENTS ? '/…' : ''
  return `${method} /${kept.join('/')}${rest}`
}
