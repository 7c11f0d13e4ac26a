import fc from 'fast-check'
import { decideUnder } from '../../../src/governance/authority/decide-under.ts'
import { decidingRole } from '../../../src/governance/authority/deciding-role.ts'
import { circlesAround, findRole, fillersOf } from '../../../src/governance/circles/organisation.ts'
import { ACTIONS, type Thing } from '../../../src/registry/index.ts'
import { arbitraryGovernance, PEOPLE } from '../support/arbitrary-organisation.ts'
import { AT } from '../support/governed.ts'

const name = fc.constantFrom('a', 'a/b', 'a/b/c', 'a/x', 'b', 'b/c/d', 'z', '')
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    subject: name.map((domain) => `service:${domain}/s`),
    domain: name,
    role: fc.constantFrom('r1', 'r2', 'anchor-lead', 'c1-lead', 'nobody-knows'),
    circle: fc.constantFrom('anchor', 'c1', 'c2', 'gone'),
  },
  { requiredKeys: ['subject', 'domain'] },
)

test('whatever the circles, somebody decides about everything, always the same, and the way is told', () => {
  fc.assert(
    fc.property(arbitraryGovernance, thing, ({ organisation }, asked) => {
      const deciding = decidingRole(organisation, asked, AT)
      expect(deciding.people.length).toBeGreaterThan(0)
      expect(deciding.path.length).toBeGreaterThan(0)
      expect(findRole(organisation, deciding.role.id)).toBe(deciding.role)
      const fillers = fillersOf(organisation, deciding.role.id, AT).map(({ person }) => person)
      expect([...new Set(fillers)]).toEqual(deciding.people)
      expect(decidingRole(organisation, asked, AT)).toEqual(deciding)
      // The order in which roles and circles were made says nothing about who decides.
      const turned = {
        circles: [
          ...organisation.circles.slice(0, 1),
          ...organisation.circles.slice(1).toReversed(),
        ],
        roles: organisation.roles.toReversed(),
        assignments: organisation.assignments.toReversed(),
      }
      const again = decidingRole(turned, asked, AT)
      expect(again.role.id).toBe(deciding.role.id)
      expect(again.people.toSorted()).toEqual(deciding.people.toSorted())
    }),
    { numRuns: 150 },
  )
})

test('whatever the circles, every question about authority has an answer with reasons, and nobody outside a domain pushes into it', () => {
  const action = fc.constantFrom(...ACTIONS)
  fc.assert(
    fc.property(
      arbitraryGovernance,
      thing,
      action,
      fc.constantFrom(...PEOPLE, 'zoe'),
      (governance, asked, asks, who) => {
        const actor = { kind: 'person', id: who, name: who } as const
        const decision = decideUnder(governance, actor, asks, asked, AT)
        expect(decision.reasons.length).toBeGreaterThan(0)
        expect(decideUnder(governance, actor, asks, asked, AT)).toEqual(decision)
        const { organisation } = governance
        if (decision.role !== undefined) {
          const role = findRole(organisation, decision.role)
          expect(role).toBeDefined()
          const fills = organisation.assignments.some(
            (a) => a.role === role?.id && a.person === who,
          )
          expect(fills).toBe(true)
        }
        if (asks !== 'version.push' || !decision.allowed) return
        const named = decidingRole(organisation, asked, AT)
        const byDomain = decidingRole(
          organisation,
          { subject: asked.subject, domain: asked.domain },
          AT,
        )
        expect([...named.people, ...byDomain.people]).toContain(who)
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever the circles, they form one tree around the anchor circle', () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ organisation }) => {
      const [anchor] = organisation.circles
      for (const { id } of organisation.circles) {
        expect(circlesAround(organisation, id).at(-1)).toBe(anchor)
      }
    }),
    { numRuns: 100 },
  )
})
