import { z } from 'zod'
import type { Actor } from '../../registry/index.ts'
import { applyChanges, governanceMistakes } from '../circles/apply-changes.ts'
import { asLegacy, refoundOrganisation } from '../circles/found-organisation.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { parseGoverning } from '../parse-governing.ts'
import {
  amendmentInput,
  checkAmendment,
  type AmendmentCheck,
  type AmendmentInput,
} from './check-amendment.ts'
import type { Constitution } from './constitution.ts'
import { prepareMissingGrants, type MissingGrants } from './missing-grants.ts'

export const ratificationInput = z.strictObject({
  /** The id of one that is offered. */
  constitution: z.string().min(1).max(64),
  /** Who fills roles of it from the beginning; where nobody is named, as the constitution says. */
  assignments: z
    .array(
      z.strictObject({
        role: z.string().min(1).max(64),
        person: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
      }),
    )
    .max(200)
    .exactOptional(),
  reason: z.string().trim().min(1).max(2_000),
})
export type RatificationInput = z.infer<typeof ratificationInput>

/** The constitution in force, and those that the administrator may put in its place once. */
export interface Constitutions {
  inForce(): Promise<GovernanceVersion>
  offered(): readonly Constitution[]
  /**
   * Replaces the constitution of the first run, once; policies in force, circles and people stay.
   * @throws GovernanceError `constitution-not-found`, `constitution-replaced-already`,
   *   `governance-not-allowed`, `change-refused`, `governance-changed`
   */
  ratify(actor: Actor, input: RatificationInput): Promise<GovernanceVersion>
  /** Actions that nobody is granted, with a proposal that grants them; nothing is written. */
  missingGrants(): Promise<MissingGrants>
  /**
   * What an amendment would mean, before it is proposed: its mistakes, or where it differs from the text in force and
   * who would gain or lose. Nothing is written.
   * @throws GovernanceError `governance-invalid`
   */
  checkAmendment(input: AmendmentInput): Promise<AmendmentCheck>
}

export function createConstitutions(
  ports: GovernancePorts,
  offered: readonly Constitution[],
  hasAccount: (person: string) => Promise<boolean>,
): Constitutions {
  return {
    inForce: () => ports.record.inForce(),
    offered: () => offered,
    missingGrants: async () => prepareMissingGrants(await ports.record.inForce(), offered),
    checkAmendment: async (said) => {
      const input = parseGoverning(amendmentInput, said)
      const inForce = await ports.record.inForce()
      return checkAmendment(inForce, input, (constitution) => {
        const amend = { kind: 'constitution.amend' as const, constitution }
        const applied = applyChanges(inForce, [amend], {
          circle: inForce.organisation.circles[0]?.id ?? '',
          basedOn: inForce.number,
          at: ports.clock(),
          packs: ports.packs,
          lifecycles: ports.lifecycles,
        })
        return applied.kind === 'applied' ? [] : applied.refusals.map(({ reason }) => reason)
      })
    },
    ratify: async (actor, said) => {
      const input = parseGoverning(ratificationInput, said)
      const constitution = offered.find(({ id }) => id === input.constitution)
      if (constitution === undefined) {
        throw new GovernanceError(
          'constitution-not-found',
          `There is no constitution ${input.constitution}; choose one of ${offered.map(({ id }) => id).join(', ')}.`,
        )
      }
      for (const { person } of input.assignments ?? []) {
        if (await hasAccount(person)) continue
        throw new GovernanceError(
          'governance-invalid',
          `There is no account ${person}; invite the person first, or activate their account.`,
        )
      }
      return replaceConstitution(ports, actor, constitution, input)
    },
  }
}

async function replaceConstitution(
  ports: GovernancePorts,
  actor: Actor,
  constitution: Constitution,
  { assignments = [], reason }: RatificationInput,
): Promise<GovernanceVersion> {
  const { record, clock, newId } = ports
  const subject = `constitution:${constitution.id}@${constitution.version}`
  const decision = await requireAllowed(ports, actor, 'constitution.ratify', {
    subject,
    domain: '',
  })
  const before = await record.inForce()
  const first = await record.get(1)
  if (
    first?.constitution.id !== before.constitution.id ||
    before.constitution.changedIn !== undefined
  ) {
    throw new GovernanceError(
      'constitution-replaced-already',
      `The ${before.constitution.title} is in force and changes only by its own rules; propose a change of the kind constitution.amend.`,
    )
  }
  const now = clock()
  const at = now.toISOString() < before.at ? new Date(before.at) : now
  const number = before.number + 1
  const filled = constitution.roles
    .filter(
      ({ id, filledBy }) => filledBy === 'administrator' && !assignments.some((a) => a.role === id),
    )
    .map(({ id }) => ({ role: id, person: actor.id }))
  const founding = { constitution, assignments: [...filled, ...assignments], at: at.toISOString() }
  const organisation = refoundOrganisation(before.organisation, founding, number)
  const governance = {
    number,
    constitution: {
      ...constitution,
      policies: asLegacy(before.constitution.policies),
      compatibility: constitution.compatibility ?? before.constitution.compatibility,
      // A newer text of the first one is no other constitution, which can still be ratified after it.
      changedIn: constitution.id === before.constitution.id ? undefined : number,
    },
    organisation,
    policiesChangedIn: before.policiesChangedIn,
    lifecycles: before.lifecycles,
  }
  const mistakes = governanceMistakes(governance, at)
  if (mistakes.length > 0) {
    throw new GovernanceError('change-refused', mistakes.slice(0, 20).join(' '))
  }
  const isWritten = await record.add({
    governance,
    at,
    by: actor.id,
    origin: { kind: 'ratified', reason },
    touches: ['constitution', ...organisation.roles.map(({ id }) => `role:${id}`)],
    events: [
      governanceEvent(newId, {
        actor,
        at,
        action: 'constitution.ratified',
        subject,
        role: decision.role,
        reason,
        change: { governance: number, constitution, assignments: founding.assignments },
      }),
    ],
  })
  if (isWritten) return record.inForce()
  throw new GovernanceError(
    'governance-changed',
    'Somebody else changed the governance at the same moment; read it again and ratify again.',
  )
}
