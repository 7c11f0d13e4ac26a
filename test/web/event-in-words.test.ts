import type { LedgerEntry } from '../../src/web/api/schemas.ts'
import { eventInWords } from '../../src/web/pages/governance/tensions/event-in-words.ts'

const entry = (action: string, change: unknown, reason?: string): LedgerEntry => ({
  ...{
    sequence: 1,
    id: 'e1',
    at: '2026-11-23T10:00:00.000Z',
    action,
    subject: 'tension:t1',
    change,
  },
  actor: { kind: 'person', id: 'mia', name: 'mia' },
  ...{ previousHash: '0', hash: '1' },
  ...(reason !== undefined && { reason }),
})

test.each([
  {
    name: 'what it is about is said elsewhere',
    given: entry('tension.opened', { now: 'Slow.' }, 'Slow.'),
    expect: { what: 'sensed it' },
  },
  {
    name: 'a request names the role that is asked',
    given: entry(
      'tension.stepped',
      { step: { kind: 'process', outcome: 'request', text: 'Look.', role: 'clerk' } },
      'Look.',
    ),
    expect: { what: 'asked another role', said: 'Look.', role: 'clerk' },
  },
  {
    name: 'letting go gives its reason',
    given: entry('tension.stepped', { step: { kind: 'let-go', reason: 'Mine.' } }, 'Mine.'),
    expect: { what: 'let it go', said: 'Mine.' },
  },
  {
    name: 'an adopted proposal is named',
    given: entry('tension.answered', { outcome: { proposal: 'p1' } }, 'Adopted: Faster'),
    expect: { what: 'carried out what answers it', said: 'Adopted: Faster', proposal: 'p1' },
  },
  {
    name: 'what the registry found again is its evidence',
    given: entry('tension.found-again', { evidence: ['Twice.', 'Thrice.'] }),
    expect: { what: 'found it again', said: 'Twice.; Thrice.' },
  },
  {
    name: 'an entry of another kind is called by its name',
    given: entry('tension.moved', null),
    expect: { what: 'tension.moved' },
  },
])('$name', ({ given, expect: expected }) => {
  expect(eventInWords(given)).toEqual(expected)
})
