import type { CirclePolicy } from '../../../src/governance/circles/organisation.ts'
import { ADA, openGoverned, person, type Governed } from '../support/open-governed.ts'

const LEGACY =
  'Kept from before this constitution; it holds until an adopted proposal changes or replaces it.'
const POLICY: CirclePolicy = {
  id: 'no-drafts',
  title: 'No drafts',
  text: 'Drafts are not pushed here.',
  effect: 'limit',
  actions: ['version.push'],
  domain: '',
}

let governed: Governed
afterEach(() => governed.close())

/** A policy of the anchor circle from the time of the startup constitution. */
async function ratified(): Promise<void> {
  governed = await openGoverned('startup')
  const { proposals, constitutions } = governed.governance
  const { id } = await proposals.make(ADA, {
    title: 'No drafts',
    circle: 'anchor',
    example: 'x',
    rationale: 'x',
    changes: [{ kind: 'circle-policy.put', circle: 'anchor', policy: POLICY }],
  })
  await proposals.step(ADA, id, { kind: 'approve', role: 'anchor-lead', approves: true, text: 'x' })
  const before = await governed.record.inForce()
  expect(before.organisation.circles[0]?.policies).toEqual([POLICY])
  await constitutions.ratify(ADA, { constitution: 'holacracy', reason: 'We try it.' })
}

test('what was decided before a constitution holds on under it, and says where it comes from', async () => {
  await ratified()
  const { organisation, constitution } = await governed.record.inForce()
  expect(organisation.circles[0]?.policies).toEqual([{ ...POLICY, legacy: true }])
  expect(constitution.policies.length).toBeGreaterThan(0)
  expect(constitution.policies.every(({ legacy }) => legacy === true)).toBe(true)
  const { allowed, reasons } = await governed.authority.decide({
    actor: ADA,
    action: 'version.push',
    thing: { subject: 'service:payments/orders', domain: 'payments' },
    at: governed.now,
  })
  expect({ allowed, limit: reasons[0] }).toEqual({
    allowed: false,
    limit:
      'The policy no-drafts of the circle anchor limits the role anchor-lead: Drafts are not pushed here.',
  })
  const { withinLimits } = await governed.governance.threeQuestions('domain:payments')
  expect(withinLimits).toContainEqual({
    kind: 'circle-policy',
    id: 'no-drafts',
    title: 'No drafts',
    text: `Drafts are not pushed here. ${LEGACY}`,
    from: 'anchor',
  })
})

test('an adopted proposal makes it one of its own, and nobody writes that it was from before', async () => {
  await ratified()
  await governed.governance.circles.assign(ADA, 'operations', { person: 'bo' })
  const { id } = await governed.governance.proposals.make(ADA, {
    title: 'Both anew',
    circle: 'anchor',
    example: 'x',
    rationale: 'x',
    changes: [
      {
        kind: 'circle-policy.put',
        circle: 'anchor',
        policy: { ...POLICY, text: 'Not even here.', legacy: true },
      },
      { kind: 'policy.enforcement', policy: 'wsdl-core', enforcement: 'advise' },
    ],
  })
  governed.pass(24 * 6 + 1)
  await governed.governance.proposals.step(person('bo'), id, { kind: 'no-objection' })
  expect(await governed.governance.proposals.get(id)).toMatchObject({ state: 'adopted' })
  const { organisation, constitution } = await governed.record.inForce()
  expect(organisation.circles[0]?.policies).toEqual([{ ...POLICY, text: 'Not even here.' }])
  const legacy = constitution.policies.filter((policy) => policy.legacy !== true)
  expect(legacy.map((policy) => policy.id)).toEqual(['wsdl-core'])
})
