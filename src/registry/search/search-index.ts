import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { FACTS } from './search-fields.ts'

/** How much a match counts, by what matched. */
export const FIELD_WEIGHTS = {
  name: 10,
  title: 8,
  tag: 6,
  operation: 6,
  message: 4,
  type: 4,
  element: 4,
  namespace: 3,
  text: 2,
} as const
export type SearchField = keyof typeof FIELD_WEIGHTS
const FIELDS = Object.keys(FIELD_WEIGHTS) as [SearchField, ...SearchField[]]

export const HIT_KINDS = [
  'service',
  'operation',
  'message',
  'type',
  'element',
  'namespace',
] as const

export const searchEntry = z.object({
  kind: z.enum(HIT_KINDS),
  field: z.enum(FIELDS),
  /** What can match, in the words of the source; the first is its name. */
  texts: z.array(z.string()),
  /** How many of the last texts only describe it, and count less: its title, the group it is in. */
  describing: z.number().optional(),
  /** What a hit is called. */
  title: z.string(),
})
export type SearchEntry = z.infer<typeof searchEntry>

const fact = z.object({ field: z.enum(FACTS), value: z.string() })

const searchPart = z.object({
  service: z.string(),
  /** From 0; the first one is the head, and its id is the service's. */
  part: z.number(),
  /** How many parts there are; kept in the head. */
  parts: z.number(),
  /** What the parts were made from; the same basis gives the same parts. */
  basis: z.string(),
  /** The version whose contract is indexed: the latest. */
  version: z.string().optional(),
  /** In the head: what is counted of the service. */
  facts: z.array(fact),
  /** In the head: what was counted of it before, so that a crash leaves a trace of what has to be counted again. */
  factsBefore: z.array(fact),
  /** Everything by which the entries can be found, each behind the letter of its grade. */
  tokens: z.array(z.string()),
  /** Those about the service itself, which every part has, and the part's own. */
  entries: z.array(searchEntry),
})
export type SearchPart = z.infer<typeof searchPart>

/**
 * What services and the contracts of their latest versions are found by, in parts of at most 200 entries, so that
 * looking at a part of a large contract costs no more than looking at a small one. Derived: writes have no event.
 */
export const SEARCH_INDEX: CollectionDeclaration<SearchPart> = {
  name: 'search-parts',
  schema: searchPart,
  indexes: [
    { name: 'by-token', fields: ['tokens'], multikey: true },
    { name: 'by-service', fields: ['service', 'part'] },
  ],
}

const olderEntry = searchEntry.extend({
  /** Positions in `covered` of the versions that have it. */
  versions: z.array(z.number()),
  /** The latest version has it too, and it is found there. */
  current: z.boolean(),
})
export type OlderEntry = z.infer<typeof olderEntry>

const olderVersions = z.object({
  service: z.string(),
  basis: z.string(),
  /** The versions that are indexed here: all but the latest. */
  covered: z.array(z.object({ version: z.string(), content: z.string() })),
  /** Of the entries that the latest version no longer has. */
  tokens: z.array(z.string()),
  entries: z.array(olderEntry),
})
export type OlderVersions = z.infer<typeof olderVersions>

/** What contracts of versions before the latest declare, by the service's id. Derived: writes have no event. */
export const SEARCH_OLDER: CollectionDeclaration<OlderVersions> = {
  name: 'search-older',
  schema: olderVersions,
  indexes: [{ name: 'by-token', fields: ['tokens'], multikey: true }],
}

/**
 * How near to the top a token may lead, best first. The letter stands before the token, so that for a word that very
 * many services have, the best of them are asked for, and not the first by chance.
 */
export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
export type Grade = (typeof GRADES)[number]

/** The grade of a whole text, and that of a word in it. */
export const FIELD_GRADES: Readonly<Record<SearchField, { whole: Grade; word: Grade }>> = {
  name: { whole: 'A', word: 'B' },
  title: { whole: 'A', word: 'B' },
  tag: { whole: 'C', word: 'C' },
  operation: { whole: 'C', word: 'D' },
  message: { whole: 'D', word: 'E' },
  type: { whole: 'D', word: 'E' },
  element: { whole: 'D', word: 'E' },
  namespace: { whole: 'E', word: 'E' },
  text: { whole: 'F', word: 'F' },
}

/** Of what is said of the service, in the parts that are not its head. */
export const CONTEXT_GRADE: Grade = 'G'
