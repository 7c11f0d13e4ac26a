import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type CollectionDeclaration, type DomainEvent, domainEventSchema } from '../store/index.ts'
import { canonicalJson } from './canonical-json.ts'

/** What stands for the hash before the first entry. */
export const NO_HASH = '0'.repeat(64)

/**
 * One event, chained to the one before. `hash` is the SHA-256, in hexadecimal, of the canonical JSON
 * (RFC 8785) of all other members, `previousHash` among them; whoever has the entries can recompute it.
 */
export interface LedgerEntry extends DomainEvent {
  /** 1 for the first entry, without gaps. */
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

/** As stored; the event stays together, since its own id is not the document's. */
export const storedEntrySchema = z.strictObject({
  sequence: z.int().min(1),
  event: domainEventSchema,
  previousHash: z.hex().length(64),
  hash: z.hex().length(64),
})
export type StoredEntry = z.infer<typeof storedEntrySchema>

export const LEDGER: CollectionDeclaration<StoredEntry> = {
  name: 'ledger',
  schema: storedEntrySchema,
  indexes: [
    { name: 'byEvent', fields: ['event.id'], unique: true },
    { name: 'bySubject', fields: ['event.subject'] },
    { name: 'byAction', fields: ['event.action'] },
    { name: 'byActor', fields: ['event.actor.id'] },
    { name: 'byTime', fields: ['event.at'] },
  ],
}

/**
 * The document's id. Two processes that append at once both want the same one, and only one gets it.
 * Padded, so that the order of ids is that of the sequence.
 */
export function entryId(sequence: number): string {
  return String(sequence).padStart(15, '0')
}

export function chainEntry(
  event: DomainEvent,
  sequence: number,
  previousHash: string,
): StoredEntry {
  const entry = { sequence, event, previousHash }
  return { ...entry, hash: hashOfEntry(entry) }
}

export function hashOfEntry({ event, sequence, previousHash }: Omit<StoredEntry, 'hash'>): string {
  return sha256(canonicalJson({ ...event, sequence, previousHash }))
}

/** What the hash of an entry has to be. */
export function hashOfLedgerEntry(entry: LedgerEntry): string {
  // Members that are undefined are absent.
  return sha256(canonicalJson({ ...entry, hash: undefined }))
}

export function toLedgerEntry({ event, sequence, previousHash, hash }: StoredEntry): LedgerEntry {
  return { ...event, sequence, previousHash, hash }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
