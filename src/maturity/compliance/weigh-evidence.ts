import { compileExpression } from '../../expressions/index.ts'
import type { LedgerEntry } from '../../audit/index.ts'
import { judgeEvidence } from '../judge-evidence.ts'
import { figureInWords } from '../report/figure-in-words.ts'
import type { ReportItem } from '../report/report.ts'
import type { Evidence } from './compliance-pack.ts'
import type { EvidenceStanding } from './compliance-standing.ts'
import type { EvidenceSources } from './evidence-sources.ts'
import { sayOfEvidence } from './evidence-texts.ts'
import { arePlaced } from './subjects-within.ts'

const MOST_ITEMS = 20
const DAY = 86_400_000 // milliseconds

/** Holds one piece of evidence against what the registry and its ledger know. */
export async function weighEvidence(
  evidence: Evidence,
  sources: EvidenceSources,
): Promise<EvidenceStanding> {
  const weighed = await weigh(evidence, sources)
  const { kind, title } = evidence
  return {
    kind,
    title,
    extent: 'scope',
    facts: [],
    actions: [],
    ...weighed,
    items: weighed.items.slice(0, MOST_ITEMS),
  }
}

type Weighed = Pick<EvidenceStanding, 'holds' | 'found' | 'items' | 'total'> &
  Partial<Pick<EvidenceStanding, 'extent' | 'facts' | 'actions'>>

function weigh(evidence: Evidence, sources: EvidenceSources): Weighed | Promise<Weighed> {
  switch (evidence.kind) {
    case 'facts':
      return weighFacts(evidence, sources)
    case 'events':
      return weighEvents(evidence, sources)
    case 'second-person':
      return weighSecondPerson(evidence, sources)
    case 'waivers':
      return weighWaivers(evidence, sources)
    case 'policies':
      return weighPolicies(evidence, sources)
    case 'ledger':
      return weighLedger(sources)
  }
}

type OfKind<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>

function weighFacts({ holds: source }: OfKind<'facts'>, { facts }: EvidenceSources): Weighed {
  const expression = compileExpression(source)
  const criterion = judgeEvidence(expression, (id) => facts.get(id)?.figure)
  const asked = expression.names.flatMap((id) => facts.get(id) ?? [])
  const items = asked.flatMap((fact) => fact.items)
  return {
    holds: criterion.holds,
    found: asked
      .map(({ figure: { name, value, unit, numerator, denominator, unknownBecause } }) =>
        unknownBecause === undefined
          ? sayOfEvidence('facts.known', {
              ...{ name, figure: figureInWords(value, unit), counted: numerator, all: denominator },
            })
          : sayOfEvidence('facts.unknown', { name, because: unknownBecause }),
      )
      .join(' '),
    items: items.map(({ id, because, subject }) => ({ id, because, subject })),
    total: asked.reduce((sum, { figure }) => sum + figure.denominator, 0),
    facts: expression.names,
  }
}

async function weighEvents(
  { actions, withinDays, atLeast }: OfKind<'events'>,
  { at, entries }: EvidenceSources,
): Promise<Weighed> {
  const { items, isComplete } = await entries(actions, daysBefore(at, withinDays))
  return {
    holds: items.length >= atLeast ? 'yes' : 'unknown',
    found: saidOfEntries(
      sayOfEvidence('events.found', { days: withinDays, found: items.length, wanted: atLeast }),
      isComplete,
    ),
    extent: arePlaced(actions) ? 'scope' : 'whole',
    items: items.map(itemOfEntry),
    total: items.length,
    actions,
  }
}

/** A subject that somebody alone took both steps of speaks against it; one step alone says nothing. */
async function weighSecondPerson(
  { first, then, withinDays }: OfKind<'second-person'>,
  { at, entries }: EvidenceSources,
): Promise<Weighed> {
  const decided = await entries(then, daysBefore(at, withinDays))
  const begun = await entries(first, new Date(0))
  const beginners = new Map<string, Set<string>>()
  for (const { subject, actor } of begun.items) {
    beginners.set(subject, (beginners.get(subject) ?? new Set()).add(actor.id))
  }
  const known = decided.items.filter(({ subject }) => beginners.has(subject))
  const alone = known.filter(({ subject, actor }) => beginners.get(subject)?.has(actor.id))
  const others = known.filter((entry) => !alone.includes(entry))
  return {
    holds: known.length === 0 ? 'unknown' : alone.length === 0 ? 'yes' : 'no',
    found: saidOfEntries(
      sayOfEvidence('second-person.found', {
        ...{ days: withinDays, found: known.length, alone: alone.length },
      }),
      decided.isComplete && begun.isComplete,
    ),
    extent: arePlaced([...first, ...then]) ? 'scope' : 'whole',
    items: [...alone, ...others].map(itemOfEntry),
    total: known.length,
    actions: then,
  }
}

/** Without any exception in force there is none that lasts too long. */
function weighWaivers({ longestDays }: OfKind<'waivers'>, { waivers }: EvidenceSources): Weighed {
  const inForce = waivers.filter(({ state }) => state === 'granted')
  const days = (waiver: (typeof waivers)[number]): number =>
    Math.ceil(
      (Date.parse(waiver.until) - Date.parse(waiver.decision?.at ?? waiver.requestedAt)) / DAY,
    )
  const tooLong = inForce.filter((waiver) => days(waiver) > longestDays)
  const others = inForce.filter((waiver) => !tooLong.includes(waiver))
  return {
    holds: tooLong.length === 0 ? 'yes' : 'no',
    found: sayOfEvidence('waivers.found', {
      ...{ found: inForce.length, days: longestDays, tooLong: tooLong.length },
    }),
    items: [...tooLong, ...others].map(({ id, rule, until, owner, reason }) => ({
      id,
      because: sayOfEvidence('waiver.because', { rule, until, owner, reason }),
      subject: `waiver:${id}`,
    })),
    total: inForce.length,
    actions: ['waiver.granted'],
  }
}

function weighPolicies(
  { packs, enforcement }: OfKind<'policies'>,
  { policies }: EvidenceSources,
): Weighed {
  const counting = policies.filter(
    (policy) => packs.includes(policy.pack) && enforcement.includes(policy.enforcement),
  )
  return {
    holds: counting.length > 0 ? 'yes' : 'no',
    found: sayOfEvidence('policies.found', { packs: packs.join(', '), found: counting.length }),
    extent: 'whole',
    items: counting.map(({ id, title, enforcement: how, since }) => ({
      id,
      because: sayOfEvidence('policy.because', { title, enforcement: how, since }),
      subject: `policy:${id}`,
    })),
    total: counting.length,
  }
}

function weighLedger({ verification }: EvidenceSources): Weighed {
  const { ok, entries, checkpoints, problem } = verification
  return {
    holds: ok ? (entries > 0 ? 'yes' : 'unknown') : 'no',
    found: ok
      ? sayOfEvidence('ledger.verified', { entries, checkpoints })
      : sayOfEvidence('ledger.broken', { problem: problem?.message ?? '' }),
    extent: 'whole',
    items: [],
    total: entries,
  }
}

/** What is said where a long ledger was not read to its beginning. */
function saidOfEntries(found: string, isComplete: boolean): string {
  return isComplete ? found : `${found} ${sayOfEvidence('entries.newest')}`
}

function itemOfEntry({ sequence, at, actor, action, subject, reason }: LedgerEntry): ReportItem {
  const words = { action, actor: actor.name, at }
  const because =
    reason === undefined
      ? sayOfEvidence('entry.because', words)
      : sayOfEvidence('entry.because.reason', { ...words, reason })
  return { id: `#${sequence}`, because, subject }
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * DAY)
}
