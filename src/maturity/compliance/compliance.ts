import type { Ledger, LedgerVerification } from '../../audit/index.ts'
import type { Governance } from '../../governance/index.ts'
import type { PoliciesInForce, Registry, WaiverView } from '../../registry/index.ts'
import { FACTS } from '../facts/catalogue.ts'
import { keyOfScope, scopeOf, type Scope } from '../facts/fact.ts'
import type { Facts } from '../facts/open-facts.ts'
import { circlesOf, placesIn } from '../facts/places.ts'
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
import { entriesWithin } from './entries-within.ts'
import type { EvidenceSources } from './evidence-sources.ts'
import { readFactEvidence } from './read-fact-evidence.ts'
import { subjectsWithin } from './subjects-within.ts'
import { weighEvidence } from './weigh-evidence.ts'

/** How the registry stands to standards, by packs that are data. */
export interface Compliance {
  packs(): readonly CompliancePackView[]
  /**
   * What is known of a domain with its sub-domains, of a circle with those in it, or of the whole registry.
   * @throws MaturityError `compliance-pack-not-found`, `maturity-circle-not-found`; RegistryError `domain-not-found`
   */
  standing(pack: string, scope?: Scope): Promise<ComplianceStanding>
  /** All packs, read together. @throws as `standing` */
  standings(scope?: Scope): Promise<readonly ComplianceStanding[]>
}

export interface ComplianceInput {
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles'>
  readonly facts: Pick<Facts, 'reader' | 'items'>
  readonly ledger: Pick<Ledger, 'read' | 'verify'>
  readonly policies: Pick<PoliciesInForce, 'list'>
  readonly packs: readonly CompliancePack[]
  readonly clock: () => Date
}

const FRESH = 60_000 // milliseconds in which an answer serves for all who ask
const MOST = 20 // scopes whose standings are kept
const VERIFIED = 600_000 // milliseconds; the whole ledger is read for it

export function createCompliance(input: ComplianceInput): Compliance {
  const { registry, governance, facts, ledger, policies, packs, clock } = input
  const shared = shareAnswers<readonly ComplianceStanding[]>({ clock, fresh: FRESH, most: MOST })
  const verifications = shareAnswers<LedgerVerification>({ clock, fresh: VERIFIED, most: 1 })

  const readSources = async (scope: Scope): Promise<EvidenceSources> => {
    const at = clock()
    const names = new Set(packs.flatMap(factsOf))
    const definitions = [...FACTS.values()].filter(({ id }) => names.has(id))
    const circles = await circlesOf(governance)
    await placesIn(registry, circles, scope)
    const within = subjectsWithin(registry, circles, scope)
    const { domain } = scope
    const waivers: WaiverView[] = []
    for await (const waiver of pages((cursor) =>
      registry.waivers.list({ domain, cursor, limit: PAGE }),
    )) {
      if (within.roles?.has(waiver.owner) !== false) waivers.push(waiver)
    }
    return {
      at,
      facts: await readFactEvidence(facts.reader, facts.items, definitions, scope),
      policies: await policies.list(at),
      waivers,
      verification: await verifications('', () => ledger.verify()),
      entries: entriesWithin(ledger, (subject) => within.has(subject)),
    }
  }
  const standings: Compliance['standings'] = (scope = {}) =>
    shared(keyOfScope(scope), async () => {
      const sources = await readSources(scope)
      return Promise.all(packs.map((pack) => standingOf(pack, scopeOf(scope), sources)))
    })
  return {
    packs: () => packs.map(viewOf),
    standings,
    async standing(id, scope) {
      if (packs.every((pack) => pack.id !== id)) throw MaturityError.packNotFound(id, packs)
      const found = (await standings(scope)).find((standing) => standing.id === id)
      if (found === undefined) throw new RangeError(`${id} was not weighed`)
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

async function standingOf(
  pack: CompliancePack,
  scope: Scope,
  sources: EvidenceSources,
): Promise<ComplianceStanding> {
  const controls: ControlStanding[] = []
  for (const control of pack.controls) controls.push(await controlStanding(control, sources))
  const inState = (state: ControlState): number =>
    controls.filter((control) => control.state === state).length
  return {
    ...viewOf(pack),
    scope,
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
