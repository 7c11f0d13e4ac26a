import { NOTHING } from '../../../src/maturity/facts/nothing.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import type {
  CircleEvidence,
  Evidence,
  OrganisationEvidence,
  ProposalEvidence,
  TensionEvidence,
} from '../../../src/maturity/facts/fact.ts'
import { createTally, rowsOf } from '../../../src/maturity/facts/tally.ts'

const at = new Date('2026-11-22T10:00:00Z')
const definitions = [...FACTS.values()]

const tension = (more: Partial<TensionEvidence> = {}): TensionEvidence => ({
  id: 't',
  subject: 'service:sales/orders',
  now: 'It is slow.',
  couldBe: 'It is fast.',
  by: 'anna',
  role: 'keeper',
  circle: 'sales',
  state: 'open',
  outcomes: [],
  evidence: [],
  createdAt: '2026-11-01T10:00:00.000Z',
  updatedAt: '2026-11-01T10:00:00.000Z',
  revision: 1,
  ...more,
})

/** A proposal, as far as facts ask about one. */
const proposal = (more: Partial<ProposalEvidence> = {}): ProposalEvidence =>
  ({
    id: 'p',
    title: 'Be faster',
    circle: 'sales',
    proposer: 'anna',
    state: 'adopted',
    changes: [{ kind: 'policy.grace', policy: 'slow' }],
    contributions: [
      { id: 1, kind: 'reaction', by: 'ben', revision: 1, at: '2026-11-05T10:00:00Z' },
    ],
    objections: [],
    outcome: { reason: 'Everybody agreed.', at: '2026-11-11T10:00:00.000Z', version: 2 },
    tensionAt: '2026-11-01T10:00:00.000Z',
    createdAt: '2026-11-06T10:00:00.000Z',
    updatedAt: '2026-11-11T10:00:00.000Z',
    ...more,
  }) as ProposalEvidence

const role = (more: Partial<CircleEvidence['roles'][number]>): CircleEvidence['roles'][number] => ({
  id: 'keeper',
  circle: 'sales',
  kind: 'defined',
  title: 'Keeper',
  purpose: 'Keeps.',
  domains: [],
  accountabilities: [],
  filledBy: [{ role: 'keeper', person: 'anna', since: '2026-01-01T00:00:00Z' }],
  ...more,
})
const circle = (...roles: CircleEvidence['roles']): CircleEvidence => ({
  id: 'sales',
  title: 'Sales',
  purpose: 'Sells.',
  policies: [],
  roles,
})
const decided = {
  kind: 'proposal',
  subject: 'proposal:p',
  at: '2026-11-11T10:00:00Z',
  title: 'Be faster',
} as const
const organisation = (one: CircleEvidence, ...deciding: string[]): OrganisationEvidence => ({
  day: '2026-11-22',
  circles: [one],
  decisions: { cadence: 60, last: new Map(deciding.map((id) => [id, decided])) },
})

const rows: readonly [fact: string, when: string, evidence: Partial<Evidence>, counted: boolean][] =
  [
    ['adopted_share', 'it was adopted', { proposals: [proposal()] }, true],
    ['adopted_share', 'it was withdrawn', { proposals: [proposal({ state: 'withdrawn' })] }, false],
    ['participation_share', 'somebody else reacted', { proposals: [proposal()] }, true],
    [
      'participation_share',
      'only its proposer spoke',
      { proposals: [proposal({ proposer: 'ben' })] },
      false,
    ],
    ['early_share', 'a person sensed it', { tensions: [tension()] }, false],
    [
      'early_share',
      'the registry found it',
      { tensions: [tension({ by: 'system', key: 'failing:a' })] },
      true,
    ],
    [
      'role_filled_share',
      'somebody fills it',
      { organisation: organisation(circle(role({}))) },
      true,
    ],
    [
      'role_filled_share',
      'nobody does',
      { organisation: organisation(circle(role({ filledBy: [] }))) },
      false,
    ],
    [
      'elections_current_share',
      'somebody was elected',
      { organisation: organisation(circle(role({ kind: 'facilitator' }))) },
      true,
    ],
    [
      'elections_current_share',
      'nobody holds it',
      { organisation: organisation(circle(role({ kind: 'secretary', filledBy: [] }))) },
      false,
    ],
    ['cadence_kept_share', 'it decided', { organisation: organisation(circle(), 'sales') }, true],
    ['cadence_kept_share', 'it did not', { organisation: organisation(circle()) }, false],
    [
      'stalled_share',
      'a tension has waited 30 days',
      { tensions: [tension({ updatedAt: '2026-10-23T10:00:00Z' })] },
      false,
    ],
    [
      'stalled_share',
      'a tension has waited 31 days',
      { tensions: [tension({ updatedAt: '2026-10-22T10:00:00Z' })] },
      true,
    ],
    [
      'stalled_share',
      'a proposal has waited long',
      { proposals: [proposal({ state: 'voting', updatedAt: '2026-09-01T10:00:00Z' })] },
      true,
    ],
  ]

test.each(rows)('%s when %s', (fact, _when, evidence, counted) => {
  const definition = FACTS.get(fact)
  const items = definition?.items({ ...NOTHING, ...evidence, at }) ?? []
  expect(items.map((item) => item.counted)).toEqual([counted])
})

test('a circle opens to what it decided, and says how long it decided nothing', () => {
  const opened = (of: OrganisationEvidence): unknown =>
    FACTS.get('cadence_kept_share')?.items({ ...NOTHING, organisation: of, at })
  expect(opened(organisation(circle(), 'sales'))).toEqual([
    {
      ...{ id: 'circle:sales', counted: true, subject: 'proposal:p' },
      because: '"Be faster" came to an end there on 2026-11-11.',
    },
  ])
  expect(opened(organisation(circle()))).toEqual([
    {
      ...{ id: 'circle:sales', counted: false, subject: 'circle:sales' },
      because: 'No governance meeting was closed and no proposal came to an end there in 60 days.',
    },
  ])
})

test('every share about governance is judged both ways here', () => {
  const shares = definitions.filter(({ unit, area }) => unit === 'share' && area === 'governance')
  for (const { id } of shares) {
    const judged = rows.filter(([fact]) => fact === id).map(([, , , counted]) => counted)
    expect([id, new Set(judged).size]).toEqual([id, 2])
  }
})

test.each([
  ['a policy put in force', ['policy.put'], 1],
  ['a changed one', ['policy.severity'], 1],
  ['a repeal beside the policy that takes its place', ['policy.remove', 'policy.put'], 1],
  ['a repeal alone', ['policy.remove'], 0],
  ['a policy of a circle, by which no contract is judged', ['circle-policy.put'], 0],
])('how long a tension waits for the policy that answers it is told by %s', (_, kinds, counted) => {
  const changes = kinds.map((kind) => ({ kind, policy: 'slow' })) as ProposalEvidence['changes']
  const evidence = { ...NOTHING, proposals: [proposal({ changes })] }
  expect(FACTS.get('policy_lead_p50')?.items({ ...evidence, at })).toHaveLength(counted)
})

test('days are counted to a tenth, and a proposal still open takes no part', () => {
  const open = proposal({ id: 'q', state: 'voting' })
  const dealtWith = tension({ state: 'processed', updatedAt: '2026-11-03T16:00:00.000Z' })
  const evidence = { ...NOTHING, proposals: [proposal(), open], tensions: [dealtWith, tension()] }
  const amounts = ['proposal_lead_p50', 'adoption_lead_p50', 'policy_lead_p50', 'tension_lead_p50']
  expect(
    amounts.map((id) =>
      FACTS.get(id)
        ?.items({ ...evidence, at })
        .map(({ amount }) => amount),
    ),
  ).toEqual([[5], [10], [10], [2.3]])
})

test('the median is a time that something took, and what took longer stands in the way', () => {
  const proposals = [1, 2, 3, 40, 50, 60].map((days, number) =>
    proposal({
      id: String(number),
      createdAt: new Date(Date.parse('2026-11-11T10:00:00Z') - days * 86_400_000).toISOString(),
    }),
  )
  const tally = createTally(rowsOf(definitions, { ...NOTHING, proposals }))
  const lead = tally.figures(definitions, { at, scope: {} }).get('proposal_lead_p50')
  expect(lead).toMatchObject({ figure: { value: 3, denominator: 6 }, inTheWay: 3 })
})

test('what happened leaves a window on the day after its last', () => {
  const tally = createTally(rowsOf(definitions, { ...NOTHING, proposals: [proposal()] }))
  const on = (day: string): number | undefined =>
    tally.figures(definitions, { at: new Date(`${day}T12:00:00Z`), scope: {} }).get('adopted_share')
      ?.figure.denominator
  expect([on('2027-02-09'), on('2027-02-10')]).toEqual([1, 0])
})
