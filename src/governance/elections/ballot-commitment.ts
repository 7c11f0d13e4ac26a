import { digestOfBytes } from '../../contracts/index.ts'
import type { Ballot } from './election.ts'

/**
 * What the ledger keeps of a ballot while it is secret. Opened later with its salt, everybody can see that it is the
 * one that was cast.
 */
export function ballotCommitment({ salt, by, nominee, reason }: Ballot): string {
  return digestOfBytes(JSON.stringify([salt, by, nominee, reason]))
}
