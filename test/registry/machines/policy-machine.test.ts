import fc from 'fast-check'
import { RegistryError, type PolicyQuestion } from '../../../src/registry/index.ts'
import { checkRefusal } from './laws.ts'
import { openWorld } from './world.ts'

const STATES = ['draft', 'proposed', 'adopted', 'audit', 'enforced', 'superseded', 'repealed']
const IN_FORCE = ['audit', 'enforced']

const question: fc.Arbitrary<Omit<PolicyQuestion, 'from'>> = fc.record({
  to: fc.constantFrom(...STATES),
  policy: fc.record({
    id: fc.constant('interoperable'),
    enforcement: fc.constantFrom('advise', 'gate', 'block'),
    graceUntil: fc.constantFrom('', '2027-03-01T00:00:00.000Z'),
    isGraceOver: fc.boolean(),
    isImpactKnown: fc.boolean(),
    affectedVersions: fc.nat(9),
  }),
  proposal: fc.record({ id: fc.constantFrom('', 'p-1'), isAdopted: fc.boolean() }),
  reason: fc.constantFrom('', 'Because.'),
})

test('a policy comes into force by an adopted proposal alone, and is enforced once its grace is over', async () => {
  const { registry, store } = await openWorld()
  await fc.assert(
    fc.asyncProperty(fc.array(question, { maxLength: 25 }), async (questions) => {
      let from = 'draft'
      for (const asked of questions) {
        try {
          const answer = await registry.lifecycles.judgePolicy({ ...asked, from })
          const unmet = answer.conditions.filter(({ holds }) => holds !== 'yes')
          expect(answer.allowed).toBe(unmet.length === 0)
          for (const { explanation } of unmet) expect(explanation).toMatch(/^[^{}]{7,}[.]$/)
          if (!answer.allowed) continue
        } catch (error) {
          if (!(error instanceof RegistryError)) throw error
          expect(error.code).toBe('transition-unknown')
          checkRefusal(error)
          continue
        }
        const { to, policy, proposal } = asked
        const isEntering = IN_FORCE.includes(to) && !IN_FORCE.includes(from)
        if (to === 'adopted' || isEntering) expect(proposal.isAdopted).toBe(true)
        if (IN_FORCE.includes(from) && !IN_FORCE.includes(to)) expect(proposal.isAdopted).toBe(true)
        if (to === 'enforced') expect([policy.isGraceOver, from]).toEqual([true, 'audit'])
        expect(['superseded', 'repealed']).not.toContain(from)
        from = to
      }
    }),
    { numRuns: 300 },
  )
  await store.close()
})
