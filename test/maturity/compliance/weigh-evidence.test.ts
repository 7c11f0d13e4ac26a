import type { LedgerEntry } from '../../../src/audit/index.ts'
import type { Evidence } from '../../../src/maturity/compliance/compliance-pack.ts'
import type { EvidenceSources } from '../../../src/maturity/compliance/evidence-sources.ts'
import { weighEvidence } from '../../../src/maturity/compliance/weigh-evidence.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import type { PolicyInForce, WaiverView } from '../../../src/registry/index.ts'

const at = new Date('2026-11-22T10:00:00Z')

const ledgerEntry = (sequence: number, more: Partial<LedgerEntry>): LedgerEntry => ({
  id: `e${sequence}`,
  sequence,
  at: '2026-11-20T10:00:00.000Z',
  actor: { kind: 'person', id: 'ada', name: 'Ada' },
  action: 'waiver.requested',
  subject: 'waiver:1',
  change: {},
  previousHash: '',
  hash: '',
  ...more,
})

function sources(more: Partial<EvidenceSources> = {}): EvidenceSources {
  return {
    at,
    facts: new Map(),
    policies: [],
    waivers: [],
    verification: { ok: true, entries: 10, checkpoints: 1, unsigned: 0, head: '', keys: [] },
    entries: () => Promise.resolve({ items: [], isComplete: true }),
    ...more,
  }
}

function withEntries(...all: readonly LedgerEntry[]): Partial<EvidenceSources> {
  return {
    entries: (actions, from) =>
      Promise.resolve({
        items: all.filter(
          (entry) => actions.includes(entry.action) && entry.at >= from.toISOString(),
        ),
        isComplete: true,
      }),
  }
}

function withOwners(value: number | null): Partial<EvidenceSources> {
  const definition = FACTS.get('owner_share')
  if (definition === undefined) throw new Error('There is no such fact.')
  const figure = {
    id: 'owner_share',
    area: definition.area,
    name: definition.name,
    definition: definition.definition,
    unit: definition.unit,
    better: definition.better,
    minimum: definition.minimum,
    scope: {},
    asOf: at.toISOString(),
    value,
    numerator: (value ?? 0) * 20,
    denominator: value === null ? 2 : 20,
    ...(value === null && { unknownBecause: 'Items to judge: 2; fewer than 5 say nothing.' }),
  }
  const items = [
    {
      id: 'shop/orders',
      counted: false,
      because: 'No role owns it.',
      subject: 'service:shop/orders',
    },
  ]
  return { facts: new Map([['owner_share', { figure, items, inTheWay: 1 }]]) }
}

describe('facts', () => {
  const owners: Evidence = { kind: 'facts', title: 'Owners', holds: 'owner_share >= 0.95' }

  test.each([
    [0.95, 'yes'],
    [0.9, 'no'],
    [null, 'unknown'],
  ] as const)('of %s are weighed as %s', async (value, holds) => {
    expect(await weighEvidence(owners, sources(withOwners(value)))).toMatchObject({ holds })
  })

  test('say the figure, and open into items and their events', async () => {
    expect(await weighEvidence(owners, sources(withOwners(0.9)))).toEqual({
      kind: 'facts',
      title: 'Owners',
      holds: 'no',
      found: 'Services with an owner: 90% (18 of 20).',
      extent: 'scope',
      items: [{ id: 'shop/orders', because: 'No role owns it.', subject: 'service:shop/orders' }],
      total: 20,
      facts: ['owner_share'],
      actions: [],
    })
  })
})

describe('events', () => {
  const wanted: Evidence = {
    kind: 'events',
    title: 'Asked for',
    actions: ['waiver.requested'],
    withinDays: 30,
    atLeast: 2,
  }
  const long = ledgerEntry(1, { at: '2026-01-01T00:00:00.000Z' })

  test('hold when there are enough of them in time', async () => {
    const enough = sources(withEntries(ledgerEntry(2, {}), ledgerEntry(3, {})))
    expect(await weighEvidence(wanted, enough)).toMatchObject({
      holds: 'yes',
      items: [
        {
          id: '#2',
          subject: 'waiver:1',
          because: 'waiver.requested by Ada on 2026-11-20T10:00:00.000Z',
        },
        { id: '#3' },
      ],
    })
  })

  test('are no evidence when there are too few, and never speak against', async () => {
    expect(
      await weighEvidence(wanted, sources(withEntries(long, ledgerEntry(2, {})))),
    ).toMatchObject({ holds: 'unknown', total: 1 })
  })
})

describe('a second person', () => {
  const separated: Evidence = {
    kind: 'second-person',
    title: 'Separated',
    first: ['waiver.requested'],
    then: ['waiver.granted'],
    withinDays: 30,
  }
  const asked = ledgerEntry(1, { at: '2025-01-01T00:00:00.000Z' })
  const granted = (id: string): LedgerEntry =>
    ledgerEntry(2, { action: 'waiver.granted', actor: { kind: 'person', id, name: id } })

  test.each([
    ['somebody else decided', [asked, granted('bob')], 'yes'],
    ['the one who asked decided', [asked, granted('ada')], 'no'],
    ['nobody decided', [asked], 'unknown'],
    ['it is not known who asked', [granted('bob')], 'unknown'],
  ] as const)('when %s', async (_, entries, holds) => {
    expect(await weighEvidence(separated, sources(withEntries(...entries)))).toMatchObject({
      holds,
    })
  })
})

describe('waivers', () => {
  const short: Evidence = { kind: 'waivers', title: 'Short', longestDays: 90 }
  const waiver = (until: string, state: WaiverView['state'] = 'granted'): WaiverView => ({
    id: until,
    rule: 'BP2406',
    scope: { domain: 'shop' },
    reason: 'Later.',
    owner: 'keeper',
    until,
    state,
    requestedBy: 'ada',
    requestedAt: '2026-11-01T00:00:00.000Z',
    decision: { by: 'bob', at: '2026-11-01T00:00:00.000Z' },
    revision: 1,
  })

  test.each([
    ['there is none', [], 'yes'],
    ['all end in time', [waiver('2027-01-30')], 'yes'],
    ['one lasts too long', [waiver('2027-01-30'), waiver('2027-01-31')], 'no'],
    ['what lasts too long is refused', [waiver('2028-01-01', 'refused')], 'yes'],
  ] as const)('when %s', async (_, waivers, holds) => {
    expect(await weighEvidence(short, sources({ waivers }))).toMatchObject({ holds })
  })
})

test('policies count with the enforcements asked for', async () => {
  const policy: PolicyInForce = {
    id: 'secure',
    pack: 'owasp-api-2023',
    packVersion: '1.0.0',
    title: 'Secure',
    scope: 'true',
    enforcement: 'advise',
    decidedBy: 'board',
    since: '2026-01-01T00:00:00.000Z',
  }
  const wanted = { kind: 'policies' as const, title: 'Security', packs: ['owasp-api-2023'] }
  const given = sources({ policies: [policy] })
  const enforced: Evidence = { ...wanted, enforcement: ['gate', 'block'] }
  expect(await weighEvidence(enforced, given)).toMatchObject({ holds: 'no', total: 0 })
  const shown: Evidence = { ...wanted, enforcement: ['advise'] }
  expect(await weighEvidence(shown, given)).toMatchObject({
    holds: 'yes',
    items: [{ id: 'secure', subject: 'policy:secure' }],
  })
})

test('a ledger that does not verify speaks against, and an empty one says nothing', async () => {
  const ledger: Evidence = { kind: 'ledger', title: 'It verifies' }
  const { verification } = sources()
  const broken = {
    ...verification,
    ok: false,
    problem: { fault: 'altered' as const, sequence: 3, message: 'Entry 3 is altered.' },
  }
  expect(await weighEvidence(ledger, sources())).toMatchObject({ holds: 'yes' })
  expect(await weighEvidence(ledger, sources({ verification: broken }))).toMatchObject({
    holds: 'no',
    found: 'The ledger does not verify: Entry 3 is altered.',
  })
  const empty = { ...verification, entries: 0 }
  expect(await weighEvidence(ledger, sources({ verification: empty }))).toMatchObject({
    holds: 'unknown',
  })
})
