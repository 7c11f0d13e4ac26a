import type { Ledger } from '../audit/index.ts'
import type { Governance } from '../governance/index.ts'
import {
  createPermits,
  guardCollection,
  type Authority,
  type PoliciesInForce,
  type Registry,
  type RulePacks,
} from '../registry/index.ts'
import type { Store } from '../store/index.ts'
import { createAnswerBook } from './answers/answer-book.ts'
import { ANSWERS_GIVEN } from './answers/answer-document.ts'
import { ASSESSMENTS } from './assessments/assessment-document.ts'
import { createAssessmentLog } from './assessments/assessment-log.ts'
import type { CompliancePack } from './compliance/compliance-pack.ts'
import { createCompliance } from './compliance/compliance.ts'
import { openFacts } from './facts/open-facts.ts'
import { createMaturity, type Maturity } from './maturity.ts'
import type { MaturityModel } from './models/maturity-model.ts'

export interface OpenMaturityInput {
  readonly governance: Pick<Governance, 'circles' | 'decisions' | 'tensions' | 'proposals'>
  readonly store: Store
  readonly authority: Authority
  readonly registry: Registry
  readonly ledger: Pick<Ledger, 'read' | 'verify' | 'after' | 'lastSequence'>
  readonly policies: Pick<PoliciesInForce, 'list'>
  readonly rulePacks: Pick<RulePacks, 'find'>
  readonly packs: readonly CompliancePack[]
  readonly models: readonly MaturityModel[]
  readonly clock: () => Date
  readonly newId: () => string
}

/** Maturity over a registry, with its answers and assessments in the store, and the next daily one due. */
export async function openMaturity(input: OpenMaturityInput): Promise<Maturity> {
  const { store, authority, registry, governance, ledger, models, clock, newId } = input
  const facts = await openFacts(input)
  const permits = createPermits(authority, clock)
  return createMaturity({
    registry,
    governance,
    ledger,
    compliance: createCompliance({ ...input, facts }),
    facts,
    models,
    answers: createAnswerBook({
      answers: guardCollection(await store.collection(ANSWERS_GIVEN), newId),
      permits,
      domains: registry.domains,
      clock,
      newId,
    }),
    log: createAssessmentLog(
      guardCollection(await store.collection(ASSESSMENTS), newId),
      registry.domains,
    ),
    permits,
    clock,
    newId,
  })
}
