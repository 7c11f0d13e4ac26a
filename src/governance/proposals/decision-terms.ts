import type { GovernanceVersion } from '../circles/governance-record.ts'
import type { Change } from '../circles/change.ts'
import { circlesAround, type Organisation } from '../circles/organisation.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { DecisionRule } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import { attestationFor } from './attestation.ts'
import { seatOf, votersOf } from './participants.ts'
import type { DecisionTerms, Proposal } from './proposal.ts'

/** A constitution that says nothing about objections takes every reasoned one for valid. */
export const NO_CRITERIA: Proposal['objectionRules'] = {
  criteria: [{ id: 'reason', question: 'Is there a reason?', counts: 'alone' }],
  ruling: 'answers',
}

/**
 * How the constitution in force has changes of a circle decided. A proposal keeps it from the day on which it is put before
 * the circle: a later amendment does not reach it, and who votes is settled then, so that nobody is added to the
 * electorate or taken out of it while votes are cast. Pure.
 * @throws GovernanceError `proposal-invalid` when a kind of change is decided nowhere
 */
export function termsFor(
  { organisation, constitution }: Pick<GovernanceVersion, 'organisation' | 'constitution'>,
  { circle, changes }: { readonly circle: string; readonly changes: readonly Change[] },
  at: Date,
): DecisionTerms {
  const rule = ruleFor(constitution, changes, circlesOf(organisation, circle))
  const attestation = attestationFor(constitution, rule, changes)
  const { method } = rule
  return {
    method,
    decisionRule: rule.id,
    ...(method.kind === 'vote' && {
      electorate: [
        ...new Set(
          votersOf(organisation, { circle, method }, at).map((person) =>
            seatOf(organisation, { circle, method }, person, at),
          ),
        ),
      ],
    }),
    ...(attestation !== undefined && { attestation }),
    constitution: `${constitution.id}@${constitution.version}`,
    objectionRules: constitution.objections ?? NO_CRITERIA,
    fourEyes: constitution.fourEyes,
  }
}

/** A circle and those around it, by their names. */
export function circlesOf(organisation: Organisation, circle: string): readonly string[] {
  return circlesAround(organisation, circle).map(({ id }) => id)
}

/**
 * The entry of the constitution that decides about a change set: the first that holds in the circle and names one of its
 * kinds.
 * @param circles the circle and those around it
 * @throws GovernanceError `proposal-invalid` when a kind is named nowhere
 */
export function ruleFor(
  constitution: Pick<Constitution, 'decisions' | 'title'>,
  changes: readonly Change[],
  circles: readonly string[],
): DecisionRule {
  const rules = (constitution.decisions ?? []).filter(
    ({ circles: where }) => where?.some((circle) => circles.includes(circle)) ?? true,
  )
  const kinds = [...new Set(changes.map(({ kind }) => kind))]
  const unnamed = kinds.find((kind) => !rules.some((rule) => rule.changes.includes(kind)))
  const found = rules.find((rule) => kinds.some((kind) => rule.changes.includes(kind)))
  if (unnamed === undefined && found !== undefined) return found
  throw new GovernanceError(
    'proposal-invalid',
    `The ${constitution.title} does not say how changes of the kind ${unnamed ?? ''} are decided; ratify or amend a constitution that does.`,
  )
}
