import type { Registry } from '../../registry/index.ts'
import type { Assessment } from '../assessment.ts'
import type { AssessmentMade, KeptAssessment } from '../assessments/assessment-log.ts'
import type { ComplianceStanding } from '../compliance/compliance-standing.ts'
import type { ReadService } from '../facts/base/read-service.ts'
import type { CircleEvidence, Scope } from '../facts/fact.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { isCurrent, isOperational, type Portfolio } from '../portfolio.ts'
import { mayBeHigher, unknownIn, wholeMayBeHigher } from '../may-be-higher.ts'
import { summaryOf } from './compliance-summary.ts'
import { lacksInWords } from './criterion-in-words.ts'
import { lapsedWaivers } from './lapsed-waivers.ts'
import { reportScope, type Area } from './report-scope.ts'
import type { HeatMapRow, Report } from './report.ts'
import { searchRisks } from './risks.ts'
import { headlinesOf, nextStepsOf, standingOf } from './standing.ts'
import { REPORT_TEXTS, say } from './texts.ts'
import { trendOf } from './trend.ts'
import { countValueChain } from './value-chain.ts'

export interface ReportInput {
  readonly registry: Registry
  readonly model: MaturityModel
  readonly scope: Scope
  readonly at: Date
  /** What nobody can tell of the past is left out. */
  readonly isPast: boolean
  /** As they were then. */
  readonly circles: readonly CircleEvidence[]
  /** Those of the scope, and perhaps others. */
  readonly services: AsyncIterable<readonly ReadService[]>
  /** Assessments of scopes at the moment of the report, each with every fact. */
  readonly assess: (scopes: readonly Scope[]) => Promise<readonly AssessmentMade[]>
  /** Those of the scope, newest first. */
  readonly kept: readonly KeptAssessment[]
  readonly compliance: readonly ComplianceStanding[]
}

const MOST_ROWS = 12 // areas that one page can compare
const MOST_WEAK_POINTS = 200

/**
 * Reads the services once and gathers the report from them.
 * @throws RegistryError `domain-not-found`, `past-unknown`; MaturityError `maturity-circle-not-found`
 */
export async function gatherReport(input: ReportInput): Promise<Report> {
  const { registry, model, at, isPast, scope, circles, assess, kept, compliance } = input
  const speaksOf = await reportScope(registry, circles, scope)
  const areas = new Map<string, number>()
  const risks = searchRisks()
  const valueChain = countValueChain()
  const size = { services: 0, contracts: 0, consumers: new Set<string>() }
  for await (const piece of input.services) {
    const portfolio = portfolioOf(piece, at)
    const services = portfolio.services.filter((entry) => speaksOf.has(entry))
    const decisions = services.flatMap((entry) => entry.decisions)
    risks.add({ ...portfolio, services, decisions })
    valueChain.add({ ...portfolio, services, decisions })
    for (const entry of services.filter(isCurrent)) {
      const area = speaksOf.areaOf(entry)
      if (area !== undefined) areas.set(area, (areas.get(area) ?? 0) + 1)
      size.services += 1
      size.contracts += entry.versions.filter(isOperational).length
      for (const { consumer, state } of entry.usedBy) {
        if (state === 'active') size.consumers.add(consumer)
      }
    }
  }
  const largest = [...areas].sort(([, a], [, b]) => b - a)
  const shown = largest
    .slice(0, MOST_ROWS)
    .map(([key, services]) => ({ ...speaksOf.area(key), services }))
  const [made, ...others] = await assess([
    scope,
    ...shown.map(({ domain, circle }) => ({
      ...(domain !== undefined && { domain }),
      ...(circle !== undefined && { circle }),
    })),
  ])
  if (made === undefined) throw new RangeError('The scope of the report was not assessed')
  const { assessment, figures } = made
  const found = risks.found({
    // Who depends on whom is kept as it is now.
    weakPoints: isPast ? [] : (await registry.dependencies.weakPoints(MOST_WEAK_POINTS)).items,
    lapsedWaivers: await lapsedWaivers(registry, at, {
      domain: scope.domain,
      roles: speaksOf.roles,
    }),
  })
  const trend = trendOf(kept)
  return {
    ...assessment,
    title: say('report.title'),
    scopeName: speaksOf.name,
    levels: model.levels.map(({ n, name, meaning }) => ({ n, name, meaning })),
    headlines: headlinesOf({
      assessment,
      size: { ...size, domains: areas.size, consumers: size.consumers.size },
      risks: found,
      trend,
    }),
    standing: standingOf(assessment),
    heatMap: {
      rows: others.flatMap((other, index) => {
        const area = shown[index]
        return area === undefined ? [] : [rowOf(other.assessment, area)]
      }),
      leftOut: Math.max(largest.length - MOST_ROWS, 0),
    },
    trend,
    risks: isPast ? found.filter(({ kind }) => kind !== 'single-point') : found,
    valueChain: valueChain.standing(),
    compliance: compliance.map(summaryOf),
    nextSteps: nextStepsOf(assessment),
    facts: [...figures.values()].map(({ figure }) => figure),
    texts: REPORT_TEXTS,
  }
}

/** What is read with each service is the same for all of a piece, or the sum of it. */
function portfolioOf(piece: readonly ReadService[], at: Date): Portfolio {
  const composing = new Set<string>()
  const operationStates = new Set<string>()
  for (const read of piece) {
    if (composing.size < read.composing.size) read.composing.forEach((id) => composing.add(id))
    read.operationStates.forEach((id) => operationStates.add(id))
  }
  const services = piece.map(({ entry }) => entry)
  return { at, services, decisions: [], composing, operationStates, firstWithContent: new Map() }
}

function rowOf(assessment: Assessment, area: Area & { readonly services: number }): HeatMapRow {
  const { dimensions, level } = assessment
  const unknown = unknownIn(assessment)
  return {
    ...area,
    level: level.n,
    isOpen: wholeMayBeHigher(assessment),
    ...(unknown.length > 0 && { lacks: lacksInWords(area.title, unknown) }),
    cells: dimensions.map((dimension) => ({
      dimension: dimension.id,
      level: dimension.level,
      isOpen: mayBeHigher(dimension),
    })),
  }
}
