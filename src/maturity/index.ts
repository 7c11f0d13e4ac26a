/**
 * Maturity: facts to evidence to levels, gaps and a road map.
 *
 * May not: name a concrete store, know HTTP statuses or request objects, or hold thresholds; those are data
 * in `policies/maturity-models` and `policies/compliance`.
 */
export { ANSWERS_GIVEN } from './answers/answer-document.ts'
export { ASSESSMENTS } from './assessments/assessment-document.ts'
export type { AnswerInput } from './answers/answer-book.ts'
export type {
  Answer,
  AskedQuestion,
  Assessment,
  CellAssessment,
  Confidence,
  Criterion,
  DimensionAssessment,
  RoadMapStep,
} from './assessment.ts'
export { SERVICE_BADGES, type ServiceBadge } from './badge/create-badges.ts'
export type { CompliancePack } from './compliance/compliance-pack.ts'
export type {
  CompliancePackView,
  ComplianceStanding,
  ControlState,
} from './compliance/compliance-standing.ts'
export { CompliancePackError, loadCompliancePack } from './compliance/load-compliance-pack.ts'
export type { Fact, FactFigure, FactItem, Scope } from './facts/fact.ts'
export type { FactQuestion } from './facts/fact-reader.ts'
export type { ItemPage, ItemQuery } from './facts/fact-items.ts'
export type { AssessmentQuery, KeptAssessment } from './assessments/assessment-log.ts'
export type { ComparedPoint, Comparison } from './compare-assessments.ts'
export type { GapInput, GapTargetInput } from './road-map/take-up.ts'
export type { Maturity, ModelView } from './maturity.ts'
export type { TargetProgress } from './targets/target-progress.ts'
export { openMaturity } from './open-maturity.ts'
export { MATURITY_PROBLEMS, MaturityError, type MaturityProblem } from './maturity-error.ts'
export { loadMaturityModel, MaturityModelError } from './models/load-maturity-model.ts'
export type { MaturityModel } from './models/maturity-model.ts'
export {
  complianceFace,
  COMPLIANCE_FORMATS,
  type ComplianceFormat,
} from './report/faces/compliance-face.ts'
export { reportFace, REPORT_FORMATS, type ReportFormat } from './report/faces/report-face.ts'
export type { Report } from './report/report.ts'
