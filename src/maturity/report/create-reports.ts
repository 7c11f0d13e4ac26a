import { requireFew } from '../facts/while-building.ts'
import type { Ledger } from '../../audit/index.ts'
import type { Governance } from '../../governance/index.ts'
import type { Registry } from '../../registry/index.ts'
import type { AssessmentLog } from '../assessments/assessment-log.ts'
import type { Assessor } from '../assessments/assessor.ts'
import type { Compliance } from '../compliance/compliance.ts'
import type { FactBase } from '../facts/base/fact-base.ts'
import type { FactQuestion, FactReader } from '../facts/fact-reader.ts'
import type { Moments } from '../facts/moments.ts'
import { circlesOf, placesIn, scopeThen } from '../facts/places.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { shareAnswers } from '../share-answers.ts'
import { gatherReport } from './gather-report.ts'
import { basisOfKept, basisOfRecount, type ReportBasis } from './report-basis.ts'
import type { Report } from './report.ts'

export interface ReportPorts {
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles'>
  readonly ledger: Pick<Ledger, 'read'>
  readonly compliance: Compliance
  readonly log: AssessmentLog
  readonly clock: () => Date
  readonly reader: Pick<FactReader, 'readMany'>
  readonly base: FactBase
  readonly moments: Moments
  readonly over: Assessor['over']
}

const FRESH = 60_000 // milliseconds; verdicts that are judged anew without an event show after that
const PATIENCE = 150 // milliseconds in which the facts catch up
const MOST = 20 // reports that are kept
const NEWEST_KEPT = 500 // a year and a half of days

/**
 * Reports by model, scope and moment. One serves for all who ask until something is written, or a minute has passed.
 * @returns rejects with RegistryError `domain-not-found`, `past-unknown`; MaturityError `maturity-circle-not-found`, `facts-being-made`
 */
export function createReports(
  ports: ReportPorts,
): (model: MaturityModel, question: FactQuestion) => Promise<Report> {
  const { registry, governance, ledger, compliance, log, clock, reader, base, moments, over } =
    ports
  const shared = shareAnswers<Report>({ clock, fresh: FRESH, most: MOST })

  const gather = async (model: MaturityModel, question: FactQuestion): Promise<Report> => {
    const { at: past, ...asked } = question
    const at = past ?? clock()
    const scope = await scopeThen(registry, asked, past)
    const circles = await circlesOf(governance, past)
    const places = await placesIn(past === undefined ? registry : undefined, circles, scope)
    const to = past?.toISOString()
    const kept = await log.list(model.id, { ...scope, to, limit: NEWEST_KEPT })
    const isPast = past !== undefined
    return gatherReport({
      registry,
      model,
      scope,
      at,
      isPast,
      circles,
      places,
      basis: await basisAt(places, past),
      kept: kept.items,
      compliance: isPast ? [] : await compliance.standings(scope),
      assess: async (scopes) => {
        const read = await reader.readMany(scopes, past)
        return Promise.all(
          read.map(({ figures, at: counted }, index) =>
            over(figures, model, { ...scopes[index], at: counted }),
          ),
        )
      },
    })
  }

  const basisAt = async (
    places: readonly string[],
    past: Date | undefined,
  ): Promise<ReportBasis> => {
    if (past !== undefined) return basisOfRecount(moments.at(past), places, past)
    await requireFew(registry, base)
    const { standing } = await base.follow(PATIENCE)
    return standing === 'building'
      ? basisOfRecount(moments.now(), places, clock())
      : basisOfKept(base, clock())
  }

  return async (model, question) => {
    const [newest] = (await ledger.read({ limit: 1 })).items
    const { domain, circle, at } = question
    const key = [model.id, domain, circle, at?.toISOString(), newest?.sequence]
    return shared(JSON.stringify(key), () => gather(model, question))
  }
}
