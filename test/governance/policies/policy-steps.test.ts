import { closedGates } from '../../../src/governance/policies/policy-life.ts'
import type { PolicyChange } from '../../../src/governance/policies/policy-changes.ts'
import { policyStepsOf } from '../../../src/governance/policies/policy-steps.ts'
import type { PolicyTerms } from '../../../src/governance/policies/policy-terms.ts'
import { OPEN_POLICY_LIFE } from '../support/governed.ts'

const AT = new Date('2027-01-10T12:00:00.000Z')
const ADVISED: PolicyTerms = {
  id: 'secure',
  pack: 'owasp-api-2023',
  title: 'Secure',
  scope: 'true',
  enforcement: 'advise',
}
const GATED: PolicyTerms = { ...ADVISED, enforcement: 'gate' }
const IN_GRACE: PolicyTerms = { ...GATED, graceUntil: '2027-02-01' }
const PUT: PolicyChange = { kind: 'policy.put', policy: ADVISED } // only its id matters here

test.each<[string, PolicyTerms | undefined, PolicyTerms | undefined, readonly string[]]>([
  ['one that advises is put in force', undefined, ADVISED, ['proposed adopted', 'adopted audit']],
  [
    'one that bites is put in force',
    undefined,
    GATED,
    ['proposed adopted', 'adopted audit', 'audit enforced'],
  ],
  [
    'one that bites after a grace is decided on as a whole',
    undefined,
    IN_GRACE,
    ['proposed adopted', 'adopted audit', 'audit enforced'],
  ],
  ['one that bites is repealed', GATED, undefined, ['enforced repealed']],
  ['one in grace is repealed', IN_GRACE, undefined, ['audit repealed']],
  ['one begins to bite', ADVISED, GATED, ['audit enforced']],
  ['one is to bite later', ADVISED, IN_GRACE, ['audit enforced']],
  ['a grace ends early', IN_GRACE, GATED, ['audit enforced']],
  ['a grace lasts longer', IN_GRACE, { ...IN_GRACE, graceUntil: '2027-03-01' }, []],
  ['one bites no more', GATED, ADVISED, ['enforced audit']],
  ['one that bites gets a grace', GATED, IN_GRACE, ['enforced audit']],
  ['one bites at another place', GATED, { ...GATED, enforcement: 'block' }, []],
  [
    'another scope is another policy',
    GATED,
    { ...GATED, scope: 'false' },
    ['enforced superseded', 'proposed adopted', 'adopted audit', 'audit enforced'],
  ],
  [
    'another severity is another policy',
    ADVISED,
    { ...ADVISED, severities: { x: 'off' } },
    ['audit superseded', 'proposed adopted', 'adopted audit'],
  ],
])('%s', (_, before, after, expected) => {
  const steps = policyStepsOf(before ? [before] : [], after ? [after] : [], [PUT], AT)
  expect(steps.map(({ from, to }) => `${from} ${to}`)).toEqual(expected)
})

const carriedOut = {
  ...{ id: 'p-1', rationale: 'Needed.', changes: [PUT], at: AT },
  ...{ before: [], after: [IN_GRACE] },
}

test('open gates have nothing against a proposal', async () => {
  expect(await closedGates(OPEN_POLICY_LIFE, carriedOut)).toEqual([])
})

test('a closed gate says which policy, which step and why', async () => {
  const impact = { state: 'unknown', problem: 'The rule pack is gone.' } as const
  const unknown = { ...OPEN_POLICY_LIFE, impact: () => Promise.resolve(impact) }
  expect(await closedGates(unknown, carriedOut)).toEqual([
    'The policy secure may not take the step enforce of its lifecycle (1.0.0): Its effect is known? ' +
      'Nobody knows yet which contract versions would change their verdict; work the effect out first.',
    'The effect could not be worked out: The rule pack is gone.',
  ])
  const repeal = { ...carriedOut, before: [GATED], after: [], rationale: '' }
  expect(await closedGates(OPEN_POLICY_LIFE, repeal)).toEqual([
    'The policy secure may not take the step repeal of its lifecycle (1.0.0): A reason is given? Say why.',
  ])
})

test('what a gate asks for and is still being worked out is waited for', async () => {
  const impact = { state: 'computing' } as const
  const computing = { ...OPEN_POLICY_LIFE, impact: () => Promise.resolve(impact) }
  expect(await closedGates(computing, carriedOut)).toBe('waiting')
})

test('nothing is worked out where no step is taken', async () => {
  const life = { ...OPEN_POLICY_LIFE, impact: () => Promise.reject(new Error('It was asked.')) }
  const still = {
    ...carriedOut,
    before: [GATED],
    after: [{ ...GATED, enforcement: 'block' as const }],
  }
  expect(await closedGates(life, still)).toEqual([])
})
