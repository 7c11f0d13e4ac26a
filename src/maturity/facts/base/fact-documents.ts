import { z } from 'zod'
import { caseSchema } from '../cases/case.ts'
import type { CollectionDeclaration } from '../../../store/index.ts'
import { POLICY_CATEGORIES } from '../policies/policy-categories.ts'

/** See `Row`. */
const row = z.tuple([z.string(), z.number(), z.string(), z.number(), z.number(), z.number()])

const factRecord = z.object({
  /** What it lies in: `whole`, each domain around it, and the role or circle that answers for it. */
  places: z.array(z.string()),
  /** It is a service that is composed of others. */
  composes: z.boolean(),
  /** The digest of the contract that counts for it; absent when it has none. */
  content: z.string().optional(),
  /** Facts that it has items of, and those in whose way some item stands or will stand. */
  facts: z.array(z.string()),
  inTheWayOf: z.array(z.string()),
  rows: z.array(row),
  /** What reports show of it, and what that is found by; absent where older versions wrote it. */
  cases: z.array(caseSchema).optional(),
  caseKeys: z.array(z.string()).optional(),
  /** The batch that wrote it. */
  batch: z.number(),
})
export type FactRecord = z.infer<typeof factRecord>

/**
 * What a subject (`service:payments/orders`) adds to facts. Derived, as the two below: its writes have no event.
 */
export const FACT_RECORDS: CollectionDeclaration<FactRecord> = {
  name: 'fact-records',
  schema: factRecord,
  indexes: [
    { name: 'by-fact', fields: ['facts'], multikey: true },
    { name: 'by-obstacle', fields: ['inTheWayOf'], multikey: true },
    { name: 'by-content', fields: ['content'] },
    { name: 'by-place', fields: ['places'], multikey: true },
    { name: 'by-case', fields: ['caseKeys'], multikey: true },
  ],
}

const factSums = z.object({
  rows: z.array(row),
  /** The last batch that is added in. */
  batch: z.number(),
})
export type FactSums = z.infer<typeof factSums>

/** The rows of all subjects in a place, added up: `whole`, `domain:payments`, `role:keeper`, `circle:board`. */
export const FACT_SUMS: CollectionDeclaration<FactSums> = {
  name: 'fact-sums',
  schema: factSums,
  indexes: [],
}

const progress = z.object({
  /** The last entry of the ledger that is taken in. */
  position: z.number(),
  /** When it was written; absent before the first. */
  asOf: z.string().optional(),
  /** The instant up to which observations are taken in, which the ledger does not tell of; absent in what older versions kept. */
  observedTo: z.string().optional(),
  /** How far what was there before the facts has been read: the source at hand, and the page to read next. */
  building: z
    .object({
      source: z.string(),
      cursor: z.string().optional(),
      /** Services that have been read; absent in what older versions kept. */
      made: z.number().optional(),
    })
    .optional(),
  /** The version of the governance that is taken in; absent in what older versions kept. */
  governance: z.number().optional(),
  /** What policies were about, and which of that every contract was to be under; absent in what older versions kept. */
  categories: z
    .object({
      byPolicy: z.array(z.tuple([z.string(), z.enum(POLICY_CATEGORIES)])),
      mandated: z.array(z.enum(POLICY_CATEGORIES)),
    })
    .optional(),
  /** Domains (empty: the whole registry) of which something changed that all services within inherit, roles that others fill now, and the page to read next. */
  sweeps: z.array(
    z.union([
      z.object({ domain: z.string(), cursor: z.string().optional() }),
      z.object({ role: z.string(), cursor: z.string().optional() }),
    ]),
  ),
  /** Subjects that have to be looked at because others changed. */
  waiting: z.array(z.string()),
})
export type FactProgress = z.infer<typeof progress>

const factState = z.object({
  /** What the facts are made of: another one makes everything be made anew. */
  form: z.string(),
  batch: z.number(),
  progress,
  /**
   * A batch that was begun. Whoever finds it may finish it, more than once too: each document knows the last batch that
   * it took, so that nothing is ever added twice, whoever crashes when.
   */
  begun: z
    .object({
      progress,
      records: z.array(z.object({ id: z.string(), record: factRecord })),
      sums: z.array(z.object({ scope: z.string(), rows: z.array(row) })),
    })
    .optional(),
})
export type FactState = z.infer<typeof factState>

/** How far the facts have followed the ledger. */
export const FACT_STATE: CollectionDeclaration<FactState> = {
  name: 'fact-state',
  schema: factState,
  indexes: [],
}
