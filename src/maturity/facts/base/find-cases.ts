import type { Collection, Stored } from '../../../store/index.ts'
import { isCaseOn, keysFor, type Case } from '../cases/case.ts'
import type { FactRecord } from './fact-documents.ts'

/** Which cases are asked for. */
export interface CaseQuestion {
  readonly kind: string
  /** No record lies in two of them. */
  readonly places: readonly string[]
  /** The day on which they are cases. */
  readonly day: string
  /** The weights that there are on the day with how many cases have each, the heaviest first. */
  readonly weights: readonly (readonly [weight: number, count: number])[]
  readonly most: number
}

const MOST_AT_ONCE = 500

/** Weight by weight, so that no more records are read than have a case that is shown. */
export async function findCases(
  records: Collection<FactRecord>,
  question: CaseQuestion,
): Promise<readonly Case[]> {
  const { kind, day, weights, most } = question
  const found: Case[] = []
  for (const [weight] of weights) {
    if (found.length >= most) break
    const holders = await findHolders(records, question, weight, most - found.length)
    for (const { value } of holders) {
      found.push(
        ...(value.cases ?? []).filter(
          (one) => one.kind === kind && one.weight === weight && isCaseOn(day, one),
        ),
      )
    }
  }
  return found.slice(0, most)
}

async function findHolders(
  records: Collection<FactRecord>,
  { kind, places, day }: CaseQuestion,
  weight: number,
  most: number,
): Promise<readonly Stored<FactRecord>[]> {
  const limit = Math.min(most, MOST_AT_ONCE)
  const holders: Stored<FactRecord>[] = []
  for (const place of places) {
    for (const caseKeys of keysFor(kind, place, weight, day)) {
      const page = await records.find({ where: { caseKeys }, sort: ['id'], limit })
      holders.push(...page.items)
    }
  }
  return holders.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
}
