import { satisfies } from 'semver'
import type { VersionListItem, WaiverView, WeakPoint } from '../../registry/index.ts'
import { orphanShare } from '../facts/use/orphan-share.ts'
import {
  isCurrent,
  isOperational,
  versionId,
  type Portfolio,
  type PortfolioService,
} from '../portfolio.ts'
import { firstItems, type FirstItems } from './first-items.ts'
import { RISK_KINDS, type Risk, type RiskKind } from './report.ts'
import { serviceSubject, versionSubject } from './subjects.ts'
import { say } from './texts.ts'

/** The facts that list every case of a kind of risk. */
const FACT_OF: Partial<Record<RiskKind, string>> = {
  'fails-interoperability': 'interop_pass_share',
  'no-owner': 'owner_share',
  orphan: 'orphan_share',
}

/** Looks for trouble while services are read. */
export interface RiskSearch {
  add(portfolio: Portfolio): void
  /** The kinds by how many systems they touch. */
  found(beside: {
    readonly weakPoints: readonly WeakPoint[]
    readonly lapsedWaivers: readonly WaiverView[]
  }): readonly Risk[]
}

export function searchRisks(): RiskSearch {
  const found = Object.fromEntries(RISK_KINDS.map((kind) => [kind, firstItems()])) as Record<
    RiskKind,
    FirstItems
  >
  const served = new Map<string, string>()
  return {
    add(portfolio) {
      for (const entry of portfolio.services) {
        served.set(entry.service.id, serviceSubject(entry))
        addOf(entry, portfolio, found)
      }
      const subjects = new Map(
        portfolio.services.map((entry) => [entry.service.id, serviceSubject(entry)]),
      )
      for (const { id, counted } of orphanShare.items(portfolio)) {
        if (!counted) continue
        const entry = portfolio.services.find(({ service }) => service.id === id)
        const date = entry?.service.createdAt.slice(0, 'YYYY-MM-DD'.length) ?? ''
        const because = say('risk.orphan.because', { date })
        found.orphan.add({ id, because, subject: subjects.get(id) ?? `service:${id}` })
      }
    },
    found({ weakPoints, lapsedWaivers }) {
      for (const { service, dependents } of weakPoints) {
        const subject = served.get(service)
        if (subject === undefined) continue // it lies outside the scope
        const because = say('risk.single-point.because', { dependents })
        found['single-point'].add({ id: service, because, subject }, dependents)
      }
      for (const { id, rule, until, reason } of lapsedWaivers) {
        const because = say('risk.lapsed-waiver.because', { rule, date: until, reason })
        found['lapsed-waiver'].add({ id, because, subject: `waiver:${id}` })
      }
      return RISK_KINDS.map((kind) => riskOf(kind, found[kind])).toSorted(
        (a, b) => b.touched - a.touched || b.count - a.count,
      )
    },
  }
}

function riskOf(kind: RiskKind, found: FirstItems): Risk {
  const fact = FACT_OF[kind]
  return {
    kind,
    title: say(`risk.${kind}.title`),
    meaning: say(`risk.${kind}.meaning`),
    ...found.counted(),
    touched: found.weight(),
    ...(fact !== undefined && { fact }),
  }
}

function addOf(
  entry: PortfolioService,
  { at }: Portfolio,
  found: Record<RiskKind, FirstItems>,
): void {
  const { service, owner, versions } = entry
  for (const version of versions.filter(isOperational)) {
    const id = versionId(version)
    const subject = versionSubject(entry, version)
    const consumers = consumersOf(entry, version)
    const broken = version.conformance.filter(
      ({ enforcement, verdict }) => enforcement !== 'advise' && verdict === 'fail',
    )
    if (broken.length > 0 && consumers > 0) {
      const policies = broken.map(({ policy }) => policy).join(', ')
      const because =
        consumers === 1
          ? say('risk.fails-interoperability.because.one', { policies })
          : say('risk.fails-interoperability.because', { consumers, policies })
      found['fails-interoperability'].add({ id, because, subject }, consumers)
    }
    const { sunsetAt } = version
    if (sunsetAt !== undefined && Date.parse(sunsetAt) < at.getTime()) {
      const date = sunsetAt.slice(0, 'YYYY-MM-DD'.length)
      const because = say('risk.overdue-sunset.because', { date, consumers })
      found['overdue-sunset'].add({ id, because, subject }, consumers)
    }
  }
  const users = new Set(entry.usedBy.filter(isActive).map(({ consumer }) => consumer)).size
  if (owner === undefined && users > 0 && isCurrent(entry)) {
    const because = say('risk.no-owner.because', { consumers: users })
    found['no-owner'].add({ id: service.id, because, subject: serviceSubject(entry) }, users)
  }
}

/** Distinct systems with an active subscription that the version serves. */
function consumersOf({ usedBy }: PortfolioService, { version }: VersionListItem): number {
  const served = usedBy.filter(
    (use) => isActive(use) && satisfies(version, use.range, { includePrerelease: true }),
  )
  return new Set(served.map(({ consumer }) => consumer)).size
}

function isActive({ state }: { readonly state: string }): boolean {
  return state === 'active'
}
