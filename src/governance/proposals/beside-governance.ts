import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import type { Proposal } from './proposal.ts'

/** @throws GovernanceError `change-refused` for somebody without an account, under whose name anybody could be invited later */
export async function requireAccounts(
  hasAccount: (person: string) => Promise<boolean>,
  changes: Proposal['changes'],
): Promise<void> {
  for (const [index, change] of changes.entries()) {
    const person =
      change.kind === 'role.assign' || change.kind === 'role.elect'
        ? change.person
        : change.kind === 'role.surrogate'
          ? change.surrogate
          : undefined
    if (person === undefined || (await hasAccount(person))) continue
    const reason = `There is no account ${person}; invite the person first, or activate their account.`
    throw new GovernanceError('change-refused', `The changes cannot be made: ${reason}`, {
      refusals: [{ index, reason }],
    })
  }
}

/** @throws GovernanceError `change-refused` for a waiver that nobody waits for */
export async function requireGrantable(
  { waivers }: GovernancePorts,
  changes: Proposal['changes'],
): Promise<void> {
  for (const [index, change] of changes.entries()) {
    const reason =
      change.kind === 'waiver.grant' ? await waivers.hindrance(change.waiver) : undefined
    if (reason === undefined) continue
    throw new GovernanceError('change-refused', `The changes cannot be made: ${reason}`, {
      refusals: [{ index, reason }],
    })
  }
}

/** Whether a waiver is granted that the proposer asked for themselves. */
export async function grantsOwnWaiver(
  { waivers }: GovernancePorts,
  changes: Proposal['changes'],
  proposer: string,
): Promise<boolean> {
  for (const change of changes) {
    if (change.kind !== 'waiver.grant') continue
    if ((await waivers.askedBy(change.waiver)) === proposer) return true
  }
  return false
}
