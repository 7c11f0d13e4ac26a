import { z } from 'zod'
import type { CollectionDeclaration } from '../store/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './ledger-entry.ts'
import { isSignedBy, type SigningKey } from './signing-key.ts'

export const checkpointSchema = z.strictObject({
  /** 1 for the first checkpoint, without gaps. */
  number: z.int().min(1),
  /** The entry that the ledger ended with, and its hash. */
  sequence: z.int().min(1),
  hash: z.hex().length(64),
  at: z.iso.datetime(),
  /** SHA-256 of the canonical JSON of the checkpoint before, so that none can be taken out of the middle. */
  previous: z.hex().length(64),
  publicKey: z.string(),
  /** Ed25519, over the canonical JSON of all other members. */
  signature: z.string(),
})

/** A signed statement of what the ledger ended with at a moment. */
export type Checkpoint = z.infer<typeof checkpointSchema>

export const CHECKPOINTS: CollectionDeclaration<Checkpoint> = {
  name: 'ledger-checkpoints',
  schema: checkpointSchema,
  indexes: [],
}

export function signCheckpoint(
  statement: Omit<Checkpoint, 'publicKey' | 'signature'>,
  key: SigningKey,
): Checkpoint {
  const signed = { ...statement, publicKey: key.publicKey }
  return { ...signed, signature: key.sign(canonicalJson(signed)) }
}

export function isProperlySigned(checkpoint: Checkpoint): boolean {
  const { signature, ...signed } = checkpoint
  return isSignedBy(checkpoint.publicKey, canonicalJson(signed), signature)
}

export function hashOfCheckpoint(checkpoint: Checkpoint): string {
  return sha256(canonicalJson(checkpoint))
}
