import { openHistory, type Ledger } from '../../audit/index.ts'
import type { Governance } from '../../governance/index.ts'
import type { PoliciesInForce, Registry, RulePacks } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { createFactBase, type FactBase } from './base/fact-base.ts'
import { FACT_RECORDS, FACT_STATE, FACT_SUMS } from './base/fact-documents.ts'
import { createGovernanceSource } from './base/governance-source.ts'
import { FACTS } from './catalogue.ts'
import { createFactItems, type FactItems } from './fact-items.ts'
import { createFactReader, type FactReader } from './fact-reader.ts'
import { createMoments, type Moments } from './moments.ts'
import { createPolicyCategories } from './policies/policy-categories.ts'

/** The fact base of a store, and what is asked of it. */
export interface Facts {
  readonly base: FactBase
  readonly reader: FactReader
  readonly items: FactItems
  readonly moments: Moments
}

export interface OpenFactsInput {
  readonly store: Store
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles' | 'decisions' | 'tensions' | 'proposals'>
  readonly ledger: Pick<Ledger, 'after' | 'lastSequence'>
  readonly policies: Pick<PoliciesInForce, 'list'>
  readonly rulePacks: Pick<RulePacks, 'find'>
  readonly clock: () => Date
}

export async function openFacts(input: OpenFactsInput): Promise<Facts> {
  const { store, registry, governance, ledger, clock } = input
  const definitions = [...FACTS.values()]
  const source = createGovernanceSource(governance)
  const readCategories = createPolicyCategories(input.policies, input.rulePacks)
  const records = await store.collection(FACT_RECORDS)
  const history = await openHistory(store)
  const base = createFactBase({
    records,
    sums: await store.collection(FACT_SUMS),
    states: await store.collection(FACT_STATE),
    registry,
    governance: source,
    circles: governance.circles,
    changesAfter: (sequence, limit) => ledger.after(sequence, limit),
    lastSequence: () => ledger.lastSequence(),
    definitions,
    readCategories,
    clock,
  })
  const moments = createMoments({
    ...{ registry, source, history, readCategories, circles: governance.circles, clock },
  })
  const reader = createFactReader({ registry, governance, base, moments, definitions, clock })
  const items = createFactItems({
    ...{ registry, governance, source, records, base, moments, reader, readCategories, clock },
  })
  return { base, reader, items, moments }
}
