import fc from 'fast-check'
import { applyChanges, type Governance } from '../../../src/governance/circles/apply-changes.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { decidingRole } from '../../../src/governance/authority/deciding-role.ts'
import { isInForce } from '../../../src/governance/circles/organisation.ts'
import { organisationMistakes } from '../../../src/governance/circles/organisation-mistakes.ts'
import { GovernanceError } from '../../../src/governance/governance-problems.ts'
import type { DomainEvent } from '../../../src/store/index.ts'
import { organisationChange, PEOPLE } from '../support/arbitrary-organisation.ts'
import { LIFECYCLES, PACKS, shipped } from '../support/governed.ts'
import {
  asLegacy,
  refoundOrganisation,
  foundOrganisation,
} from '../../../src/governance/circles/found-organisation.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

interface Changing {
  readonly governance: number
  readonly basedOn: number
  readonly circle: string
  readonly changes?: readonly Change[]
  readonly assignments?: readonly { readonly role: string; readonly person: string }[]
}

const CHANGES_IT = [
  'governance.changed',
  'role.assigned',
  'role.unassigned',
  'role.elected',
  'surrogate.named',
  'surrogate.ended',
]

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
          policies: asLegacy(before.constitution.policies),
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
  | { readonly kind: 'object'; readonly who: string; readonly which: number }
  | { readonly kind: 'rule'; readonly who: string; readonly which: number; readonly valid: boolean }
  | { readonly kind: 'integrate'; readonly who: string; readonly which: number }
  | { readonly kind: 'strike'; readonly who: string; readonly which: number }
  | {
      readonly kind: 'stand-in'
      readonly who: string
      readonly role: string
      readonly surrogate: string
      readonly days: number
    }
  | { readonly kind: 'be-back'; readonly who: string; readonly role: string }
  | { readonly kind: 'pass'; readonly hours: number }

const who = fc.constantFrom(...PEOPLE)
const circle = fc.constantFrom('anchor', 'c1', 'c2')
const which = fc.nat(3)
/** Ada leads the anchor circle, and covers for its facilitator and its secretary. */
const office = fc.constantFrom('ada', 'ada', 'bo')
const role = fc.constantFrom('anchor-lead', 'operations', 'clerk', 'r1', 'anchor-secretary')
/** Changes that can be made mostly, so that proposals come far enough to be objected to and struck. */
const usualChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('role.amend' as const),
    role: fc.constant('clerk'),
    purpose: fc.constantFrom('P', 'Q', 'R'),
  }),
  fc.record({
    kind: fc.constantFrom('role.assign' as const, 'role.unassign' as const),
    role: fc.constantFrom('clerk', 'operations'),
    person: who,
  }),
)
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('propose' as const), who, circle, change: organisationChange }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('propose' as const),
      who,
      circle: fc.constant('anchor'),
      change: usualChange,
    }),
  },
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
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('object' as const), who, which }) },
  fc.record({ kind: fc.constant('rule' as const), who: office, which, valid: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('integrate' as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('strike' as const), who: office, which }) },
  fc.record({
    kind: fc.constant('stand-in' as const),
    who,
    role,
    surrogate: who,
    days: fc.integer({ min: -1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('be-back' as const), who, role }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      hours: fc.oneof(fc.integer({ min: -10, max: 400 }), fc.constantFrom(24, 48, 73)),
    }),
  },
)

/** Objects to a proposal with reasons that hold, rules on an objection, or integrates it and agrees. */
async function contest(
  governed: Governed,
  { kind, who: name, which, ...said }: Move & { readonly kind: 'object' | 'rule' | 'integrate' },
): Promise<void> {
  const { proposals } = governed.governance
  const state = kind === 'integrate' ? 'integrating' : 'objecting'
  if (kind === 'integrate') {
    // It is integrated once the round of objections is over.
    governed.pass(73)
    await proposals.advanceDue()
  }
  const { items } = await proposals.list({ state, limit: 4 })
  const chosen = items[which] ?? items[0]
  if (chosen === undefined) return
  const { id, participants, objectionRules, objections, changes, proposer } = chosen
  const objection = objections.at(-1)
  if (kind === 'object') {
    const seat = participants?.members[name]?.[0] ?? 'r1'
    const answers = objectionRules.criteria.map((one) => ({
      criterion: one.id,
      holds: one.counts === 'all',
      because: 'x',
    }))
    await proposals.step(person(name), id, { kind, role: seat, text: 'x', answers })
  } else if (objection !== undefined && 'valid' in said) {
    const ruling = {
      kind: 'rule',
      objection: objection.id,
      valid: said.valid,
      because: 'x',
    } as const
    await proposals.step(person(name), id, ruling)
  } else if (objection !== undefined) {
    const offer = { kind: 'integrate', objection: objection.id, changes, note: 'x' } as const
    await proposals.step(person(objection.by), id, offer)
    await proposals.step(person(proposer), id, { kind: 'agree', objection: objection.id })
  }
}

/** What must hold of every proposal, whatever was done. */
async function expectInvariants({ governance: { proposals } }: Governed): Promise<void> {
  const { items } = await proposals.list({ limit: 100 })
  for (const { id, state, objections, revision, textRevision, contributions } of items) {
    const standing = objections.filter((one) => one.state === 'valid' || one.state === 'untested')
    if (state === 'adopted' || state === 'accepted')
      expect({ id, standing }).toEqual({ id, standing: [] })
    for (const { revision: of } of [...objections, ...contributions]) {
      expect(of).toBeLessThanOrEqual(textRevision)
    }
    for (const { by, ruling } of objections) expect(ruling?.by).not.toBe(by)
    expect(revision).toBeGreaterThanOrEqual(1)
  }
}

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
      case 'object':
      case 'rule':
      case 'integrate':
        await contest(governed, taken)
        return
      case 'strike': {
        const { items } = await proposals.list({ state: 'adopted', limit: 4 })
        const chosen = items[taken.which]
        if (chosen === undefined) return
        const ruling = await governed.governance.rulings.give(person(taken.who), {
          circle: chosen.circle,
          subject: `proposal:${chosen.id}`,
          question: 'x',
          answer: 'x',
          logic: 'x',
          breaksConstitution: true,
        })
        await proposals.strike(person(taken.who), chosen.id, { ruling: ruling.id, reason: 'x' })
        return
      }
      case 'stand-in': {
        const until = new Date(governed.now.getTime() + taken.days * 86_400_000)
        await circles.nameSurrogate(person(taken.who), taken.role, {
          person: taken.who,
          surrogate: taken.surrogate,
          until: until.toISOString().slice(0, 10),
          reason: 'x',
        })
        return
      }
      case 'be-back':
        await circles.endSurrogate(person(taken.who), taken.role, taken.who)
        return
      case 'pass':
        governed.pass(taken.hours)
        await governed.governance.performRounds()
    }
  } catch (error) {
    if (!(error instanceof GovernanceError)) throw error
  }
}

/** Whether somebody decides about whatever there is, and nobody who is away does. */
function decidesAlways({ organisation }: Governance, at: Date): boolean {
  const away = new Set(
    organisation.assignments
      .filter((one) => one.standsInFor !== undefined && isInForce(one, at))
      .map(({ role, standsInFor = '' }) => `${role} ${standsInFor}`),
  )
  return organisation.roles.every(({ id, domains }) =>
    [{ subject: id, domain: '', role: id }, ...domains.map((domain) => ({ subject: id, domain }))]
      .map((thing) => decidingRole(organisation, thing, at))
      .every(
        ({ role, people }) =>
          people.length > 0 && people.every((one) => !away.has(`${role.id} ${one}`)),
      ),
  )
}

test('whatever people do, every version keeps the rules, and the ledger alone rebuilds each of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(move, { minLength: 20, maxLength: 45, size: 'max' }),
      async (moves) => {
        const governed = await openGoverned()
        try {
          await withClerks(governed)
          for (const taken of moves) {
            const before = await governed.record.inForce()
            await take(governed, taken)
            const after = await governed.record.inForce()
            expect(after.number).toBeGreaterThanOrEqual(before.number)
            expect(after.at >= before.at).toBe(true)
            expect(organisationMistakes(after.organisation)).toEqual([])
            expect(decidesAlways(after, governed.now)).toBe(true)
            await expectInvariants(governed)
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
      },
    ),
    { numRuns: 30 },
  )
}, 120_000)
