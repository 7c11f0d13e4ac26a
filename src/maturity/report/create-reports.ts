import type { Ledger } from '../../audit/index.ts'
import type { Registry } from '../../registry/index.ts'
import type { AssessmentLog } from '../assessments/assessment-log.ts'
import type { Assessor } from '../assessments/assessor.ts'
import type { Compliance } from '../compliance/compliance.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { shareAnswers } from '../share-answers.ts'
import { gatherReport } from './gather-report.ts'
import type { Report } from './report.ts'

export interface ReportPorts {
  readonly registry: Registry
  readonly ledger: Pick<Ledger, 'read'>
  readonly compliance: Compliance
  readonly log: AssessmentLog
  readonly clock: () => Date
  readonly make: Assessor['make']
}

const FRESH = 60_000 // milliseconds; verdicts that are judged anew without an event show after that
const MOST = 20 // reports that are kept
const NEWEST_KEPT = 500 // a year and a half of days

/**
 * Reports by model and domain. One serves for all who ask until something is written, or a minute has passed.
 * @returns rejects with RegistryError `domain-not-found`
 */
export function createReports(
  ports: ReportPorts,
): (model: MaturityModel, domain: string | undefined) => Promise<Report> {
  const { registry, ledger, compliance, log, clock, make } = ports
  const shared = shareAnswers<Report>({ clock, fresh: FRESH, most: MOST })
  return async (model, domain) => {
    const [newest] = (await ledger.read({ limit: 1 })).items
    const key = JSON.stringify([model.id, domain ?? '', newest?.sequence ?? 0])
    return shared(key, async () => {
      const at = clock()
      const kept = await log.list(model.id, { domain, limit: NEWEST_KEPT })
      return gatherReport({
        registry,
        model,
        at,
        domain,
        kept: kept.items,
        compliance: await compliance.standings(),
        assess: (scope) => make(model, { domain: scope }),
      })
    })
  }
}
