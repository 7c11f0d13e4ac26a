import type { Wsdl20Model } from '../../contracts/index.ts'
import type { JudgedLog } from '../judged-log.ts'
import type { compareSchemaSets } from '../xsd/schemas/compare-schema-sets.ts'

/** What comparisons of parts of WSDL 2.0 descriptions share. */
export interface Wsdl20Comparison {
  readonly old: Wsdl20Model
  readonly now: Wsdl20Model
  readonly log: JudgedLog
  readonly pairing: ReturnType<typeof compareSchemaSets>['pairing']
}
