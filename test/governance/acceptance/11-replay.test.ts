import fc from 'fast-check'
import { applyChanges, type Governance } from '../../../src/governance/circles/apply-changes.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { organisationMistakes } from '../../../src/governance/circles/organisation-mistakes.ts'
import { GovernanceError } from '../../../src/governance/governance-problems.ts'
import type { DomainEvent } from '../../../src/store/index.ts'
import { organisationChange, PEOPLE } from '../support/arbitrary-organisation.ts'
import { LIFECYCLES, PACKS, shipped } from '../support/governed.ts'
import {
  refoundOrganisation,
  foundOrganisation,
} from '../../../src/governance/circles/found-organisation.ts'
import { ADA, openGoverned, person, type Governed } from '../support/open-governed.ts'

interface Changing {
  readonly governance: number
  readonly basedOn: number
  readonly circle: string
  readonly changes?: readonly Change[]
  readonly assignments?: readonly { readonly role: string; readonly person: string }[]
}

const CHANGES_IT = ['governance.changed', 'role.assigned', 'role.unassigned', 'role.elected']

/** The governance after each event of the ledger, from nothing but the events. */
function replay(events: readonly DomainEvent[]): readonly Governance[] {
  const versions: Governance[] = []
  for (const { action, at, change } of events) {
    const said = change as unknown as Changing
    const before = versions.at(-1)
    if (action === 'constitution.ratified' && said.assignments !== undefined) {
      const constitution = shipped(before === undefined ? 'startup' : 'holacracy')
      const founding = { constitution, assignments: said.assignments, at }
      if (before === undefined) {
        const organisation = foundOrganisation(founding)
        versions.push({ number: 1, constitution, organisation, policiesChangedIn: [] })
        continue
      }
      const number = before.number + 1
      versions.push({
        number,
        constitution: {
          ...constitution,
          policies: before.constitution.policies,
          compatibility: constitution.compatibility ?? before.constitution.compatibility,
          changedIn: number,
        },
        organisation: refoundOrganisation(before.organisation, founding, number),
        policiesChangedIn: before.policiesChangedIn,
      })
    }
    // An adoption tells of itself as a whole first, and then of each of its changes.
    if (before === undefined || !CHANGES_IT.includes(action) || said.changes === undefined) continue
    const { circle, basedOn, changes } = said
    const applied = applyChanges(before, changes, {
      circle,
      basedOn,
      at: new Date(at),
      packs: PACKS,
      lifecycles: LIFECYCLES,
    })
    if (applied.kind === 'refused') throw new Error(applied.refusals[0]?.reason)
    versions.push(applied.governance)
  }
  return versions
}

type Move =
  | {
      readonly kind: 'propose'
      readonly who: string
      readonly circle: string
      readonly change: Change
    }
  | { readonly kind: 'agree'; readonly who: string; readonly which: number }
  | {
      readonly kind: 'assign'
      readonly who: string
      readonly role: string
      readonly person: string
    }
  | { readonly kind: 'elect'; readonly who: string; readonly role: string; readonly which: number }
  | { readonly kind: 'pass'; readonly hours: number }

const who = fc.constantFrom(...PEOPLE)
const circle = fc.constantFrom('anchor', 'c1', 'c2')
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('propose' as const), who, circle, change: organisationChange }),
  fc.record({ kind: fc.constant('agree' as const), who, which: fc.nat(5) }),
  fc.record({
    kind: fc.constant('assign' as const),
    who,
    role: fc.constantFrom('anchor-lead', 'c1-lead', 'r1', 'r2'),
    person: who,
  }),
  fc.record({
    kind: fc.constant('elect' as const),
    who,
    role: fc.constantFrom('anchor-secretary', 'c1-rep'),
    which: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: -10, max: 400 }) }),
)

/** Takes a move; what the rules refuse changes nothing, and everything else that fails is a mistake. */
async function take(governed: Governed, taken: Move): Promise<void> {
  const { proposals, circles, elections } = governed.governance
  try {
    switch (taken.kind) {
      case 'propose':
        await proposals.make(person(taken.who), {
          title: 'x',
          circle: taken.circle,
          example: 'x',
          rationale: 'x',
          changes: [taken.change],
        })
        return
      case 'agree': {
        const { items } = await proposals.list({ limit: 6 })
        const chosen = items[taken.which]
        if (chosen !== undefined) {
          await proposals.step(person(taken.who), chosen.id, { kind: 'no-objection' })
        }
        return
      }
      case 'assign':
        await circles.assign(person(taken.who), taken.role, { person: taken.person })
        return
      case 'elect': {
        const { items } = await elections.list(ADA, { role: taken.role })
        const going = items.find(({ state }) => state !== 'elected' && state !== 'closed')
        if (going === undefined) {
          await elections.call(person(taken.who), { role: taken.role, reason: 'x' })
          return
        }
        const nominee = PEOPLE[taken.which] ?? 'ada'
        await elections.step(person(taken.who), going.id, {
          kind: 'nominate',
          nominee,
          reason: 'x',
        })
        return
      }
      case 'pass':
        governed.pass(taken.hours)
        await governed.governance.performRounds()
    }
  } catch (error) {
    if (!(error instanceof GovernanceError)) throw error
  }
}

test('whatever people do, every version keeps the rules, and the ledger alone rebuilds each of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 30 }), async (moves) => {
      const governed = await openGoverned()
      try {
        for (const taken of moves) {
          const before = await governed.record.inForce()
          await take(governed, taken)
          const after = await governed.record.inForce()
          expect(after.number).toBeGreaterThanOrEqual(before.number)
          expect(after.at >= before.at).toBe(true)
          expect(organisationMistakes(after.organisation)).toEqual([])
        }
        // Whatever is still on its way comes to its end.
        governed.pass(24 * 200)
        await governed.governance.performRounds()
        const rebuilt = replay(await governed.store.outbox.pending(2_000))
        const last = await governed.record.inForce()
        expect(rebuilt).toHaveLength(last.number)
        for (const { number, organisation, constitution } of rebuilt) {
          const kept = await governed.record.get(number)
          expect(organisation).toEqual(kept?.organisation)
          expect(constitution.policies).toEqual(kept?.constitution.policies)
        }
      } finally {
        await governed.close()
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
