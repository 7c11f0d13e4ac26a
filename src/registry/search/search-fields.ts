import type { SearchField } from './search-index.ts'
import { normalised, shortened } from './tokens.ts'

/** What a service is, as opposed to what it is called: searched for as a whole, and counted. */
export const FACTS = [
  'domain',
  'owner',
  'kind',
  'level',
  'state',
  'format',
  'verdict',
  'tag',
  'activity',
  'capability',
  'class',
  'finding',
] as const
export type FactName = (typeof FACTS)[number]

export interface Fact {
  readonly field: FactName
  readonly value: string
}

/** Where a word is looked for when it stands behind one of these and a colon. */
export const PLACES = {
  service: ['name', 'title', 'tag', 'text'],
  operation: ['operation'],
  path: ['operation'],
  message: ['message'],
  type: ['type', 'element'],
  element: ['element'],
  namespace: ['namespace'],
} as const satisfies Readonly<Record<string, readonly SearchField[]>>
export type Place = keyof typeof PLACES

/** The token of a fact; no word begins like it. */
export function factToken({ field, value }: Fact): string {
  return `=${field}:${normalised(value)}`
}

const MAX_FACT_LENGTH = 200

/** A value as it is counted, shown and asked for: in one line, and short enough for the key of a counter. */
export function factValue(value: string): string {
  const line = value.replaceAll(/\p{C}+/gu, ' ').trim()
  return shortened(line, MAX_FACT_LENGTH)
}

/** Stands in the first part of a service alone. */
export const HEAD_TOKEN = '=head'

export interface AskedWord {
  readonly text: string
  readonly place: Place | undefined
}

/** What was asked: words to look for, and facts that must hold. */
export interface ParsedQuery {
  /** As typed; several where quotes do not keep them together. */
  readonly chunks: readonly AskedWord[]
  readonly facts: readonly Fact[]
}

const MAX_CHUNKS = 16
const FACT_NAMES: ReadonlySet<string> = new Set(FACTS)

/**
 * Reads `owner:"Sales lead" operation:place refund`: names of facts and places before a colon, all else words. A name
 * that is neither is part of the word, so that a namespace may be typed as it is. A quote within quotes is written twice.
 */
export function parseQuery(text: string): ParsedQuery {
  const chunks: AskedWord[] = []
  const facts: Fact[] = []
  for (const [whole, name, quoted, plain] of text.matchAll(CHUNK)) {
    const value = (quoted?.replaceAll('""', '"') ?? plain ?? '').trim()
    if (name !== undefined && FACT_NAMES.has(name.toLowerCase())) {
      const said = factValue(value)
      if (said !== '') facts.push({ field: name.toLowerCase() as FactName, value: said })
    } else if (name !== undefined && Object.hasOwn(PLACES, name.toLowerCase())) {
      chunks.push({ text: value, place: name.toLowerCase() as Place })
    } else {
      chunks.push({ text: whole.replaceAll('"', ' ').trim(), place: undefined })
    }
  }
  return {
    chunks: chunks.filter((chunk) => chunk.text !== '').slice(0, MAX_CHUNKS),
    facts: facts.slice(0, MAX_CHUNKS),
  }
}

const CHUNK = /(?:([a-zA-Z]{1,20}):)?(?:"((?:[^"]|"")*)"|(\S+))/g
