import type { Ledger, LedgerEntry, LedgerVerification } from '../../audit/index.ts'
import type { PoliciesInForce, Registry, WaiverView } from '../../registry/index.ts'
import { FACTS } from '../facts/catalogue.ts'
import type { Facts } from '../facts/open-facts.ts'
import { MaturityError } from '../maturity-error.ts'
import { pages } from '../portfolio.ts'
import { shareAnswers } from '../share-answers.ts'
import { compileExpression } from '../../expressions/index.ts'
import type { CompliancePack, Control } from './compliance-pack.ts'
import type {
  CompliancePackView,
  ComplianceStanding,
  ControlStanding,
  ControlState,
  EvidenceStanding,
} from './compliance-standing.ts'
import type { EvidenceSources } from './evidence-sources.ts'
import { readFactEvidence } from './read-fact-evidence.ts'
import { weighEvidence } from './weigh-evidence.ts'

/** How the registry stands to standards, by packs that are data. */
export interface Compliance {
  packs(): readonly CompliancePackView[]
  /** @throws MaturityError `compliance-pack-not-found` */
  standing(pack: string): Promise<ComplianceStanding>
  /** All packs, read together. */
  standings(): Promise<readonly ComplianceStanding[]>
}

export interface ComplianceInput {
  readonly registry: Registry
  readonly facts: Pick<Facts, 'reader' | 'items'>
  readonly ledger: Pick<Ledger, 'read' | 'verify'>
  readonly policies: Pick<PoliciesInForce, 'list'>
  readonly packs: readonly CompliancePack[]
  readonly clock: () => Date
}

const FRESH = 60_000 // milliseconds in which an answer serves for all who ask
const VERIFIED = 600_000 // milliseconds; the whole ledger is read for it

export function createCompliance(input: ComplianceInput): Compliance {
  const { registry, facts, ledger, policies, packs, clock } = input
  const standings = shareAnswers<readonly ComplianceStanding[]>({ clock, fresh: FRESH, most: 1 })
  const verifications = shareAnswers<LedgerVerification>({ clock, fresh: VERIFIED, most: 1 })

  const readSources = async (): Promise<EvidenceSources> => {
    const at = clock()
    const names = new Set(packs.flatMap(factsOf))
    const definitions = [...FACTS.values()].filter(({ id }) => names.has(id))
    const waivers: WaiverView[] = []
    for await (const waiver of pages((cursor) => registry.waivers.list({ cursor, limit: PAGE }))) {
      waivers.push(waiver)
    }
    return {
      at,
      facts: await readFactEvidence(facts.reader, facts.items, definitions),
      policies: await policies.list(at),
      waivers,
      verification: await verifications('', () => ledger.verify()),
      entries: (actions, from) => entriesOf(ledger, actions, from),
    }
  }
  const all = (): Promise<readonly ComplianceStanding[]> =>
    standings('', async () => {
      const sources = await readSources()
      return Promise.all(packs.map((pack) => standingOf(pack, sources)))
    })
  return {
    packs: () => packs.map(viewOf),
    standings: all,
    async standing(id) {
      const found = (await all()).find((standing) => standing.id === id)
      if (found === undefined) throw MaturityError.packNotFound(id, packs)
      return found
    },
  }
}

const PAGE = 500 // the most that a list gives at once

function factsOf({ controls }: CompliancePack): readonly string[] {
  return controls.flatMap(({ evidence }) =>
    evidence.flatMap((piece) =>
      piece.kind === 'facts' ? compileExpression(piece.holds).names : [],
    ),
  )
}

/** The newest of each action, in the order of the ledger. */
async function entriesOf(
  ledger: Pick<Ledger, 'read'>,
  actions: readonly string[],
  from: Date,
): ReturnType<EvidenceSources['entries']> {
  const items: LedgerEntry[] = []
  let isComplete = true
  for (const action of actions) {
    const page = await ledger.read({ action, from: from.toISOString(), limit: PAGE })
    items.push(...page.items)
    isComplete &&= page.next === undefined
  }
  return { items: items.sort((a, b) => b.sequence - a.sequence), isComplete }
}

async function standingOf(
  pack: CompliancePack,
  sources: EvidenceSources,
): Promise<ComplianceStanding> {
  const controls: ControlStanding[] = []
  for (const control of pack.controls) controls.push(await controlStanding(control, sources))
  const inState = (state: ControlState): number =>
    controls.filter((control) => control.state === state).length
  return {
    ...viewOf(pack),
    asOf: sources.at.toISOString(),
    counts: {
      met: inState('met'),
      notMet: inState('not-met'),
      noEvidence: inState('no-evidence'),
    },
    controls,
    outside: pack.outside,
  }
}

async function controlStanding(
  { id, title, asks, limits, evidence }: Control,
  sources: EvidenceSources,
): Promise<ControlStanding> {
  const weighed: EvidenceStanding[] = []
  for (const piece of evidence) weighed.push(await weighEvidence(piece, sources))
  return {
    id,
    title,
    asks,
    ...(limits !== undefined && { limits }),
    state: stateOf(weighed),
    evidence: weighed,
  }
}

/** What speaks against weighs more than what is missing, and that more than what speaks for. */
function stateOf(evidence: readonly EvidenceStanding[]): ControlState {
  if (evidence.some(({ holds }) => holds === 'no')) return 'not-met'
  return evidence.every(({ holds }) => holds === 'yes') ? 'met' : 'no-evidence'
}

function viewOf(pack: CompliancePack): CompliancePackView {
  const { id, version, name, description, coverage, standard } = pack
  return { id, version, name, description, coverage, standard }
}
