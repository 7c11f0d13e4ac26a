import { createHash } from 'node:crypto'
import { canonicalJson } from '../../audit/index.ts'
import type { DomainEvent, Json } from '../../store/index.ts'
import type { Ratification } from './ratification.ts'

/**
 * What the ledger keeps of a version of the governance, so that the version can be told from one that was put in its
 * place.
 */
export interface Seal {
  readonly number: number
  /** SHA-256 of the document as canonical JSON (RFC 8785). */
  readonly digest: string
}

/** What happens when a version of the governance is written: these events carry seals. */
export const SEALING_ACTIONS: readonly string[] = [
  'constitution.ratified',
  'constitution.renewed',
  'governance.changed',
  'role.assigned',
  'role.unassigned',
  'role.elected',
  'surrogate.named',
  'surrogate.ended',
  'breakdown.declared',
  'breakdown.restored',
]

/**
 * The events of a version, the first of them with its seal.
 * @throws TypeError when its action is none that seals are looked for in
 */
export function withSeal(
  [first, ...others]: readonly DomainEvent[],
  document: Ratification,
): readonly DomainEvent[] {
  if (first === undefined || !SEALING_ACTIONS.includes(first.action)) {
    throw new TypeError(`no seal is looked for in events of the action ${first?.action ?? 'none'}`)
  }
  const seal = { number: document.number, digest: digestOf(document) }
  const change = { ...(first.change as Readonly<Record<string, Json>>), seal }
  return [{ ...first, change }, ...others]
}

/** The seal that an event carries. */
export function sealIn({ change }: DomainEvent): Seal | undefined {
  return ((change ?? {}) as { readonly seal?: Seal }).seal
}

/** The digest that a seal has of a version. */
export function digestOf(document: Ratification): string {
  return hashOf(new TextEncoder().encode(canonicalJson(document)))
}

/** As the store writes digests. */
export function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
