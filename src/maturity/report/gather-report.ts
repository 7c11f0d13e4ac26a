import type { Registry } from '../../registry/index.ts'
import type { Assessment } from '../assessment.ts'
import type { AssessmentMade, KeptAssessment } from '../assessments/assessment-log.ts'
import type { ComplianceStanding } from '../compliance/compliance-standing.ts'
import { sizeIn } from '../facts/cases/size-rows.ts'
import type { CircleEvidence, Scope } from '../facts/fact.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { mayBeHigher, unknownIn, wholeMayBeHigher } from '../may-be-higher.ts'
import { summaryOf } from './compliance-summary.ts'
import { lacksInWords } from './criterion-in-words.ts'
import { lapsedWaivers } from './lapsed-waivers.ts'
import { reportScope, type Area } from './report-scope.ts'
import type { HeatMapRow, Report } from './report.ts'
import type { ReportBasis } from './report-basis.ts'
import { risksOf } from './risks.ts'
import { singlePointsOf } from './single-points.ts'
import { headlinesOf, nextStepsOf, standingOf } from './standing.ts'
import { REPORT_TEXTS, say } from './texts.ts'
import { trendOf } from './trend.ts'
import { valueChainOf } from './value-chain.ts'

export interface ReportInput {
  readonly registry: Registry
  readonly model: MaturityModel
  readonly scope: Scope
  readonly at: Date
  /** What nobody can tell of the past is left out. */
  readonly isPast: boolean
  /** As they were then. */
  readonly circles: readonly CircleEvidence[]
  /** Those of the scope. */
  readonly places: readonly string[]
  readonly basis: ReportBasis
  /** Assessments of scopes at the moment of the report, each with every fact. */
  readonly assess: (scopes: readonly Scope[]) => Promise<readonly AssessmentMade[]>
  /** Those of the scope, newest first. */
  readonly kept: readonly KeptAssessment[]
  readonly compliance: readonly ComplianceStanding[]
}

const MOST_ROWS = 12 // areas that one page can compare

/**
 * Gathers the report from what is counted.
 * @throws RegistryError `domain-not-found`, `past-unknown`; MaturityError `maturity-circle-not-found`
 */
export async function gatherReport(input: ReportInput): Promise<Report> {
  const { registry, model, at, isPast, scope, circles, assess, kept, compliance } = input
  const { basis, places } = input
  const speaksOf = await reportScope(registry, circles, scope)
  const rows = await basis.rows(places)
  const areas = await speaksOf.areas(basis, rows, MOST_ROWS)
  const [made, ...others] = await assess([
    scope,
    ...areas.first.map(({ domain, circle }) => ({
      ...(domain !== undefined && { domain }),
      ...(circle !== undefined && { circle }),
    })),
  ])
  if (made === undefined) throw new RangeError('The scope of the report was not assessed')
  const { assessment, figures } = made
  const { roles } = speaksOf
  const found = await risksOf({
    ...{ basis, places, rows },
    // Who depends on whom is kept as it is now.
    singlePoints: isPast ? [] : await singlePointsOf(registry, scope, roles),
    lapsedWaivers: await lapsedWaivers(registry, at, { domain: scope.domain, roles }),
  })
  const trend = trendOf(kept)
  return {
    ...assessment,
    title: say('report.title'),
    scopeName: speaksOf.name,
    levels: model.levels.map(({ n, name, meaning }) => ({ n, name, meaning })),
    headlines: headlinesOf({
      assessment,
      size: { ...sizeIn(rows), domains: areas.count },
      risks: found,
      trend,
    }),
    standing: standingOf(assessment),
    heatMap: {
      rows: others.flatMap((other, index) => {
        const area = areas.first[index]
        return area === undefined ? [] : [rowOf(other.assessment, area)]
      }),
      leftOut: Math.max(areas.count - MOST_ROWS, 0),
    },
    trend,
    risks: isPast ? found.filter(({ kind }) => kind !== 'single-point') : found,
    valueChain: await valueChainOf(basis, places, rows),
    compliance: compliance.map(summaryOf),
    nextSteps: nextStepsOf(assessment),
    facts: [...figures.values()].map(({ figure }) => figure),
    texts: REPORT_TEXTS,
  }
}

function rowOf(assessment: Assessment, area: Area): HeatMapRow {
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
