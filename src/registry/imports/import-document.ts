import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { SOURCE_KINDS } from './sources/source-item.ts'

const instant = z.iso.datetime()
const count = z.int().min(0)

export const IMPORT_STATES = [
  'planning',
  'planned',
  'running',
  'taking-back',
  'complete',
  'taken-back',
  'cancelled',
  'failed',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** What importing an entry comes to; `gone` is what the source had when it was last imported, and has no more. */
export const IMPORT_OUTCOMES = [
  'create',
  'replace',
  'unchanged',
  'refused',
  'left-out',
  'gone',
] as const
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

const importDocument = z.object({
  /** What the source is called, the same each time that it is imported. */
  source: z.string(),
  fileName: z.string(),
  bytes: count,
  /** SHA-256 of the upload, hexadecimal. */
  sha256: z.string(),
  /** Known once it was read. */
  kind: z.enum(SOURCE_KINDS).optional(),
  domain: z.string(),
  /** Where the consumers of a source use what they use. */
  environment: z.string(),
  allOrNothing: z.boolean(),
  /** Goes on by itself once it is planned. */
  startsItself: z.boolean(),
  state: z.enum(IMPORT_STATES),
  /** Why it came to its end, where that was not its own. */
  outcome: z.string().optional(),
  /** Entries to be planned, or carried out, and those that are. */
  total: count,
  done: count,
  counts: z.record(z.enum(IMPORT_OUTCOMES), count),
  /** Somebody asked for its end. */
  isCancelled: z.boolean(),
  requestedBy: z.object({
    kind: z.enum(['person', 'token', 'system']),
    id: z.string(),
    name: z.string(),
  }),
  /** Held by the server that works on it. */
  lease: z.object({ by: z.string(), until: instant }).optional(),
  createdAt: instant,
  updatedAt: instant,
  finishedAt: instant.optional(),
})
export type ImportDocument = z.infer<typeof importDocument>

/** Imports, each from its request to its end. */
export const IMPORTS: CollectionDeclaration<ImportDocument> = {
  name: 'imports',
  schema: importDocument,
  indexes: [
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-creation', fields: ['createdAt'] },
  ],
}

const importEntryDocument = z.object({
  import: z.string(),
  /** Its place among the entries of the import, from 0. */
  place: count,
  kind: z.enum(['version', 'subscription', 'other']),
  /** `domain/name@version`, or `consumer → service`; what is known of it where it is refused. */
  subject: z.string(),
  /** Where in the source it comes from. */
  from: z.string(),
  outcome: z.enum(IMPORT_OUTCOMES),
  /** Why it is refused or left out, or what else is to be said. */
  note: z.string().optional(),
  /** The id of the service, and the version that it becomes, or the range that is asked for. */
  service: z.string().optional(),
  version: z.string().optional(),
  /** Who is to use the service: the id of one, or the name of an application. */
  consumer: z.object({ kind: z.enum(['service', 'application']), id: z.string() }).optional(),
  /** The title that the contract gives itself. */
  title: z.string().optional(),
  /** The revision of the version that was there when this was planned; absent: none. */
  found: z.int().optional(),
  /** What was done about it; absent: nothing yet. */
  applied: z.enum(['done', 'taken-back']).optional(),
  /** What it made, and what stood there before, so that it can be taken back. */
  made: z
    .object({
      revision: z.int(),
      before: z
        .object({
          entry: z.string(),
          files: z.array(z.object({ name: z.string(), digest: z.string() })),
        })
        .optional(),
    })
    .optional(),
})
export type ImportEntryDocument = z.infer<typeof importEntryDocument>

/** What becomes of each entry of an import; the events are those of what the import writes. */
export const IMPORT_ENTRIES: CollectionDeclaration<ImportEntryDocument> = {
  name: 'import-entries',
  schema: importEntryDocument,
  indexes: [
    { name: 'by-import', fields: ['import', 'place'] },
    { name: 'by-outcome', fields: ['import', 'outcome', 'place'] },
  ],
  shardKey: 'import',
}

const importUploadDocument = z.object({ import: z.string(), place: count, base64: z.string() })
export type ImportUploadDocument = z.infer<typeof importUploadDocument>

/** The bytes of uploads, in pieces, until their import has come to its end. */
export const IMPORT_UPLOADS: CollectionDeclaration<ImportUploadDocument> = {
  name: 'import-uploads',
  schema: importUploadDocument,
  indexes: [{ name: 'by-import', fields: ['import', 'place'] }],
  shardKey: 'import',
}

const originDocument = z.object({
  source: z.string(),
  kind: z.enum(SOURCE_KINDS),
  /** What the source calls it by. */
  sourceId: z.string(),
  /** The id of the service that it became. */
  service: z.string(),
  /** What the source said about it, so that a later import tells what changed there from what changed here. */
  described: z.object({
    title: z.string().optional(),
    purpose: z.string().optional(),
    tags: z.array(z.string()),
  }),
  versions: z.array(
    z.object({
      version: z.string(),
      from: z.string(),
      /** Of the content, as the source had it. */
      digest: z.string(),
      importedAt: instant,
      lastSeenAt: instant,
      missingSince: instant.optional(),
    }),
  ),
  /** The import that saw it last. */
  import: z.string(),
  importedAt: instant,
  lastSeenAt: instant,
  missingSince: instant.optional(),
})
export type OriginDocument = z.infer<typeof originDocument>

/** Where services came from: one for each service of a source. */
export const ORIGINS: CollectionDeclaration<OriginDocument> = {
  name: 'origins',
  schema: originDocument,
  indexes: [
    { name: 'by-service', fields: ['service'] },
    { name: 'by-source', fields: ['source'] },
  ],
  shardKey: 'source',
}
