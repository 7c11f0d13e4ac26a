import {
  ACCOUNT_PROBLEMS,
  GOVERNANCE_PROBLEMS,
  type AccountProblem,
  type GovernanceProblem,
} from '../../governance/index.ts'
import { PROBLEMS, type ProblemCode as RegistryProblem } from '../../registry/index.ts'
import { MATURITY_PROBLEMS, type MaturityProblem } from '../../maturity/index.ts'
import { HTTP_PROBLEMS, type HttpProblemCode } from './http-problem.ts'

/** Every kind of problem that an answer can report. */
export type ProblemCode =
  RegistryProblem | AccountProblem | GovernanceProblem | MaturityProblem | HttpProblemCode

/** In a few words, what each kind of problem is. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  ...PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...GOVERNANCE_PROBLEMS,
  ...MATURITY_PROBLEMS,
  ...HTTP_PROBLEMS,
}

/** The HTTP status of each kind of problem; the only place where statuses of failures are decided. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = {
  'invalid-request': 400,
  'invalid-input': 400,
  'invalid-name': 400,
  'invalid-version': 400,
  'invalid-cursor': 400,
  'environment-unknown': 400,
  'account-name-invalid': 400,
  'token-expiry-invalid': 400,
  'body-unreadable': 400,
  'bundle-invalid': 400,
  'revision-invalid': 400,
  'governance-invalid': 400,

  'credentials-required': 401,
  'credentials-invalid': 401,

  'not-allowed': 403,
  'account-not-allowed': 403,
  'governance-not-allowed': 403,
  'other-origin': 403,

  'not-found': 404,
  'domain-not-found': 404,
  'service-not-found': 404,
  'version-not-found': 404,
  'content-not-found': 404,
  'erasure-not-found': 404,
  'file-not-found': 404,
  'lifecycle-not-found': 404,
  'notice-not-found': 404,
  'saved-search-not-found': 404,
  'decision-not-found': 404,
  'checklist-item-unknown': 404,
  'endpoint-not-found': 404,
  'plan-not-found': 404,
  'subscription-not-found': 404,
  'waiver-not-found': 404,
  'rule-unknown': 404,
  'account-not-found': 404,
  'token-not-found': 404,
  'policy-not-found': 404,
  'rule-not-found': 404,
  'maturity-model-not-found': 404,
  'maturity-fact-not-found': 404,
  'maturity-question-not-found': 404,
  'compliance-pack-not-found': 404,
  'constitution-not-found': 404,
  'circle-not-found': 404,
  'role-not-found': 404,
  'tension-not-found': 404,
  'work-item-not-found': 404,
  'strategy-not-found': 404,
  'proposal-not-found': 404,
  'meeting-not-found': 404,
  'election-not-found': 404,
  'emergency-not-found': 404,
  'ruling-not-found': 404,

  'method-not-allowed': 405,

  'service-exists': 409,
  'saved-search-limit': 409,
  'waiver-decided': 409,
  'past-unknown': 409,
  'service-moved': 409,
  'handover-pending': 409,
  'handover-not-found': 409,
  'version-frozen': 409,
  'content-barred': 409,
  'content-shared': 409,
  'transition-unknown': 409,
  'transition-refused': 409,
  'usage-unreadable': 422,
  'subscription-exists': 409,
  'account-exists': 409,
  'request-in-progress': 409,
  'governance-not-ratified': 409,
  'constitution-replaced-already': 409,
  'tension-closed': 409,
  'work-step-refused': 409,
  'proposal-step-refused': 409,
  'meeting-step-refused': 409,
  'election-refused': 409,
  'emergency-refused': 409,
  'ruling-refused': 409,
  'strike-refused': 409,
  'breakdown-refused': 409,
  'proposal-without-effect': 409,

  'content-erased': 410,

  'stale-revision': 412,
  'governance-changed': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'host-unknown': 421,

  'contract-unreadable': 422,
  'contract-too-costly': 422,
  'policy-blocked': 422,
  'proposal-invalid': 422,
  'change-refused': 422,
  'idempotency-key-reused': 422,

  'revision-required': 428,
  'too-many-attempts': 429,

  'internal-error': 500,
  'not-ready': 503,
  'store-unavailable': 503,
  busy: 503,
}
