import type { Case } from '../facts/cases/case.ts'
import type { ReportItem } from './report.ts'
import { sayKept } from './texts.ts'

/** A case as a report shows it. */
export function itemOf({ id, subject, because }: Case): ReportItem {
  return { id, because: sayKept(because.key, because.words), subject }
}
