import type { WaiverView } from '../../registry/index.ts'
import { weightsIn } from '../facts/cases/case.ts'
import type { Row } from '../facts/tally.ts'
import { itemOf } from './item-of.ts'
import { MOST_CASES, type ReportBasis } from './report-basis.ts'
import { RISK_KINDS, type ReportItem, type Risk, type RiskKind } from './report.ts'
import { say } from './texts.ts'

/** The facts that list every case of a kind of risk. */
const FACT_OF: Partial<Record<RiskKind, string>> = {
  'fails-interoperability': 'interop_pass_share',
  'no-owner': 'owner_share',
  orphan: 'orphan_share',
}

/** A service of the scope without which others do not work. */
export interface SinglePoint {
  readonly id: string
  /** Its subject in the ledger. */
  readonly subject: string
  readonly dependents: number
}

export interface RiskInput {
  readonly basis: ReportBasis
  readonly places: readonly string[]
  /** Those of the places. */
  readonly rows: readonly Row[]
  /** Those with the most dependents first. */
  readonly singlePoints: readonly SinglePoint[]
  readonly lapsedWaivers: readonly WaiverView[]
}

/** The kinds by how many systems they touch. */
export async function risksOf(input: RiskInput): Promise<readonly Risk[]> {
  const risks: Risk[] = []
  for (const kind of RISK_KINDS) risks.push(riskOf(kind, await countOf(kind, input)))
  return risks.toSorted((a, b) => b.touched - a.touched || b.count - a.count)
}

type Counted = Pick<Risk, 'count' | 'touched' | 'items'>

async function countOf(kind: RiskKind, input: RiskInput): Promise<Counted> {
  const { basis, places, rows, singlePoints, lapsedWaivers } = input
  switch (kind) {
    case 'single-point':
      return {
        touched: singlePoints.reduce((sum, { dependents }) => sum + dependents, 0),
        ...listed(singlePoints, ({ id, subject, dependents }) => {
          return { id, because: say('risk.single-point.because', { dependents }), subject }
        }),
      }
    case 'lapsed-waiver':
      return {
        touched: 0,
        ...listed(lapsedWaivers, ({ id, rule, until, reason }) => {
          const because = say('risk.lapsed-waiver.because', { rule, date: until, reason })
          return { id, because, subject: `waiver:${id}` }
        }),
      }
    default: {
      const weights = weightsIn(rows, kind)
      return {
        count: weights.reduce((sum, [, count]) => sum + count, 0),
        touched: weights.reduce((sum, [weight, count]) => sum + weight * count, 0),
        items: (await basis.cases(kind, places, rows)).map(itemOf),
      }
    }
  }
}

function listed<T>(
  all: readonly T[],
  item: (one: T) => ReportItem,
): Pick<Counted, 'count' | 'items'> {
  return { count: all.length, items: all.slice(0, MOST_CASES).map(item) }
}

function riskOf(kind: RiskKind, counted: Counted): Risk {
  const fact = FACT_OF[kind]
  return {
    kind,
    title: say(`risk.${kind}.title`),
    meaning: say(`risk.${kind}.meaning`),
    ...counted,
    ...(fact !== undefined && { fact }),
  }
}
