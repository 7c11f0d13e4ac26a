import { satisfies } from 'semver'
import type { VersionListItem } from '../../../registry/index.ts'
import { isOperational, versionId, type PortfolioService } from '../../portfolio.ts'
import { firstDayFrom } from '../days.ts'
import type { FactDefinition } from '../fact.ts'
import { NOTHING } from '../nothing.ts'
import { ownerShare } from '../ownership/owner-share.ts'
import { orphanShare } from '../use/orphan-share.ts'
import { caseOf, type Case } from './case.ts'
import { systemsUsing } from './size-rows.ts'
import { serviceSubject, versionSubject } from './subjects.ts'

/** The trouble with a service and its versions, whatever day it is. */
export function riskCases(entry: PortfolioService): readonly Case[] {
  return [
    ...entry.versions.filter(isOperational).flatMap((version) => ofVersion(entry, version)),
    ...withoutOwner(entry),
    ...withoutUse(entry),
  ]
}

function ofVersion(entry: PortfolioService, version: VersionListItem): readonly Case[] {
  const what = { id: versionId(version), subject: versionSubject(entry, version) }
  const consumers = consumersOf(entry, version)
  const broken = version.conformance.filter(
    ({ enforcement, verdict }) => enforcement !== 'advise' && verdict === 'fail',
  )
  const cases: Case[] = []
  if (broken.length > 0 && consumers > 0) {
    const policies = broken.map(({ policy }) => policy).join(', ')
    const because =
      consumers === 1
        ? caseOf('risk.fails-interoperability.because.one', { policies })
        : caseOf('risk.fails-interoperability.because', { consumers, policies })
    cases.push({ ...what, kind: 'fails-interoperability', weight: consumers, because })
  }
  const { sunsetAt } = version
  if (sunsetAt !== undefined) {
    const date = sunsetAt.slice(0, 'YYYY-MM-DD'.length)
    const because = caseOf('risk.overdue-sunset.because', { date, consumers })
    const from = firstDayFrom(sunsetAt)
    cases.push({ ...what, kind: 'overdue-sunset', weight: consumers, because, from })
  }
  return cases
}

function withoutOwner(entry: PortfolioService): readonly Case[] {
  const consumers = systemsUsing(entry)
  if (consumers === 0) return []
  const because = caseOf('risk.no-owner.because', { consumers })
  return daysOf(ownerShare, entry, { counted: false }).map((days) => ({
    ...{ ...nameOf(entry), kind: 'no-owner', weight: consumers, because, ...days },
  }))
}

function withoutUse(entry: PortfolioService): readonly Case[] {
  const date = entry.service.createdAt.slice(0, 'YYYY-MM-DD'.length)
  const because = caseOf('risk.orphan.because', { date })
  return daysOf(orphanShare, entry, { counted: true }).map((days) => ({
    ...{ ...nameOf(entry), kind: 'orphan', weight: 0, because, ...days },
  }))
}

/** The days on which a fact sees a service so. */
function daysOf(
  fact: FactDefinition,
  entry: PortfolioService,
  seen: { readonly counted: boolean },
): readonly Pick<Case, 'from' | 'until'>[] {
  return fact
    .spans({ ...NOTHING, services: [entry] })
    .filter(({ counted }) => counted === seen.counted)
    .map(({ from, until }) => ({
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    }))
}

function nameOf(entry: PortfolioService): { readonly id: string; readonly subject: string } {
  return { id: entry.service.id, subject: serviceSubject(entry) }
}

/** Distinct systems with an active subscription that the version serves. */
function consumersOf({ usedBy }: PortfolioService, { version }: VersionListItem): number {
  const served = usedBy.filter(
    ({ state, range }) =>
      state === 'active' && satisfies(version, range, { includePrerelease: true }),
  )
  return new Set(served.map(({ consumer }) => consumer)).size
}
