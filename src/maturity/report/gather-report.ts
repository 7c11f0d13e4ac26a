import type { Registry, WaiverView } from '../../registry/index.ts'
import type { Assessment } from '../assessment.ts'
import type { AssessmentMade, KeptAssessment } from '../assessments/assessment-log.ts'
import type { ComplianceStanding } from '../compliance/compliance-standing.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import {
  isCurrent,
  isOperational,
  pages,
  readServices,
  readSurroundings,
  type PortfolioService,
} from '../portfolio.ts'
import { summaryOf } from './compliance-summary.ts'
import type { HeatMapRow, Report } from './report.ts'
import { searchRisks } from './risks.ts'
import { headlinesOf, nextStepsOf, standingOf } from './standing.ts'
import { REPORT_TEXTS, say } from './texts.ts'
import { trendOf } from './trend.ts'
import { countValueChain } from './value-chain.ts'

export interface ReportInput {
  readonly registry: Registry
  readonly model: MaturityModel
  readonly at: Date
  readonly domain: string | undefined
  /** An assessment of a domain, with every fact. */
  readonly assess: (domain: string | undefined) => Promise<AssessmentMade>
  /** Those of the scope, newest first. */
  readonly kept: readonly KeptAssessment[]
  readonly compliance: readonly ComplianceStanding[]
}

const MOST_ROWS = 12 // business areas that one page can compare
const MOST_WEAK_POINTS = 200
const PAGE = 500 // the most that a list gives at once

/**
 * Reads the registry once and gathers the report from it.
 * @throws RegistryError `domain-not-found`
 */
export async function gatherReport(input: ReportInput): Promise<Report> {
  const { registry, model, at, domain, assess, kept, compliance } = input
  const titles = await titlesOf(registry)
  const scopeName = await scopeNameOf(registry, domain)
  const surroundings = await readSurroundings(registry)
  const { composing } = surroundings
  const areas = new Map<string, number>()
  const risks = searchRisks()
  const valueChain = countValueChain()
  const size = { services: 0, contracts: 0, consumers: new Set<string>() }
  for await (const services of readServices(registry, surroundings, domain)) {
    for (const [area, members] of groupsOf(services, domain)) {
      areas.set(area, (areas.get(area) ?? 0) + members.filter(isCurrent).length)
    }
    const decisions = services.flatMap((entry) => entry.decisions)
    const portfolio = { at, services, decisions, composing, firstWithContent: new Map() }
    risks.add(portfolio)
    valueChain.add(portfolio)
    for (const entry of services.filter(isCurrent)) {
      size.services += 1
      size.contracts += entry.versions.filter(isOperational).length
      for (const { consumer, state } of entry.usedBy) {
        if (state === 'active') size.consumers.add(consumer)
      }
    }
  }
  const { assessment, figures } = await assess(domain)
  const { items: weakPoints } = await registry.dependencies.weakPoints(MOST_WEAK_POINTS)
  const lapsedWaivers: WaiverView[] = []
  const lapsed = pages((cursor) =>
    registry.waivers.list({ state: 'lapsed', domain, cursor, limit: PAGE }),
  )
  for await (const waiver of lapsed) lapsedWaivers.push(waiver)
  const found = risks.found({ weakPoints, lapsedWaivers })
  const trend = trendOf(kept)
  const largest = [...areas].sort(([, a], [, b]) => b - a)
  const rows: HeatMapRow[] = []
  for (const [area, services] of largest.slice(0, MOST_ROWS)) {
    const { assessment: scored } = await assess(area)
    rows.push(rowOf(scored, { domain: area, title: titles.get(area) ?? area, services }))
  }
  return {
    ...assessment,
    title: say('report.title'),
    scopeName,
    levels: model.levels.map(({ n, name, meaning }) => ({ n, name, meaning })),
    headlines: headlinesOf({
      assessment,
      size: { ...size, domains: areas.size, consumers: size.consumers.size },
      risks: found,
      trend,
    }),
    standing: standingOf(assessment),
    heatMap: { rows, leftOut: Math.max(largest.length - MOST_ROWS, 0) },
    trend,
    risks: found,
    valueChain: valueChain.standing(),
    compliance: compliance.map(summaryOf),
    nextSteps: nextStepsOf(assessment),
    facts: [...figures.values()].map(({ figure }) => figure),
    texts: REPORT_TEXTS,
  }
}

async function titlesOf(registry: Registry): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for await (const { path, title } of pages((cursor) =>
    registry.domains.list({ cursor, limit: PAGE }),
  )) {
    titles.set(path, title)
  }
  return titles
}

async function scopeNameOf(registry: Registry, domain: string | undefined): Promise<string> {
  if (domain === undefined) return say('report.scope.whole')
  const { title } = await registry.domains.get(domain)
  return say('report.scope.domain', { domain: title })
}

/** Services by the domain directly below the scope; those in the scope itself by the scope. */
function groupsOf(
  services: readonly PortfolioService[],
  scope: string | undefined,
): ReadonlyMap<string, readonly PortfolioService[]> {
  const depth = scope === undefined ? 1 : scope.split('/').length + 1
  const groups = new Map<string, PortfolioService[]>()
  for (const entry of services) {
    const area = entry.service.domain.split('/').slice(0, depth).join('/')
    const group = groups.get(area)
    if (group === undefined) groups.set(area, [entry])
    else group.push(entry)
  }
  return groups
}

function rowOf(
  { dimensions, level }: Assessment,
  area: Pick<HeatMapRow, 'domain' | 'title' | 'services'>,
): HeatMapRow {
  const scored = dimensions.map(({ id, level: reached, cells }) => ({
    dimension: id,
    level: reached,
    isOpen: cells.find((cell) => cell.level === reached + 1)?.state === 'undetermined',
  }))
  const weakest = scored.filter((cell) => cell.level === level.n)
  return { ...area, level: level.n, isOpen: weakest.every((cell) => cell.isOpen), cells: scored }
}
