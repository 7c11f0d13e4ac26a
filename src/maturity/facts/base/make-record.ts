import { contentOf } from '../count-facts.ts'
import { duplicateRate } from '../ownership/duplicate-rate.ts'
import { activityCases } from '../cases/activity-cases.ts'
import { keysOfCases, rowsOfCases } from '../cases/case.ts'
import { riskCases } from '../cases/risk-cases.ts'
import { isOfReports, sizeRows } from '../cases/size-rows.ts'
import type { FactDefinition } from '../fact.ts'
import { NOTHING } from '../nothing.ts'
import { rowsOf, type Row } from '../tally.ts'
import type { FactRecord } from './fact-documents.ts'
import type { ReadService } from './read-service.ts'

/** A record before the batch that writes it is known, and before its copies are. */
export type MadeRecord = Omit<FactRecord, 'batch'>

/** Of what is gone. */
export const NO_RECORD: MadeRecord = {
  places: [],
  composes: false,
  rows: [],
  facts: [],
  inTheWayOf: [],
  cases: [],
  caseKeys: [],
}

/** What a service adds to facts and reports, as far as that does not depend on which others have the same contract. */
export function recordOfService(
  definitions: readonly FactDefinition[],
  { entry, composing, operationStates, categories }: ReadService,
): MadeRecord {
  const { service, owner, decisions } = entry
  const content = contentOf(entry)
  const known = { composing, operationStates, categories }
  const evidence = { ...NOTHING, ...known, services: [entry], decisions }
  const alone = definitions.filter(({ id }) => id !== duplicateRate.id)
  const places = placesOf(service.domain, { role: owner })
  const cases = [...riskCases(entry), ...activityCases(entry)]
  const forReports = [...sizeRows(entry), ...rowsOfCases(cases)]
  return {
    places,
    composes: composing.has(service.id),
    ...(content !== undefined && { content }),
    ...factsIn([...rowsOf(alone, evidence), ...forReports]),
    cases,
    caseKeys: keysOfCases(cases, places),
  }
}

/** With the one figure that others have a part in. @param first the id of the first service with its content */
export function withCopies(id: string, made: MadeRecord, first: string | undefined): MadeRecord {
  const rows = made.rows.filter(([fact]) => fact !== duplicateRate.id)
  if (made.content === undefined) return { ...made, ...factsIn(rows) }
  const copies = first === id ? 0 : 1
  return { ...made, ...factsIn([...rows, [duplicateRate.id, 0, '', copies, 1, copies]]) }
}

export function isCopy({ rows }: Pick<FactRecord, 'rows'>): boolean {
  return rows.some(([fact, , , counted]) => fact === duplicateRate.id && counted > 0)
}

export function factsIn(rows: readonly Row[]): Pick<FactRecord, 'rows' | 'facts' | 'inTheWayOf'> {
  const added = rows.filter(([, , , , denominator]) => denominator > 0)
  const inTheWay = rows.filter(([, , , , , obstacles]) => obstacles > 0)
  const namesOf = (some: readonly Row[]): string[] => [
    ...new Set(some.flatMap(([fact]) => (isOfReports(fact) ? [] : [fact]))),
  ]
  return {
    rows: rows.map((row) => [...row]),
    facts: namesOf(added),
    inTheWayOf: namesOf(inTheWay),
  }
}

/** The places whose sums a record is a part of. */
export function placesOf(
  domain: string | undefined,
  answering: { readonly role?: string | undefined; readonly circle?: string | undefined },
): string[] {
  const { role, circle } = answering
  const segments = domain === undefined ? [] : domain.split('/')
  return [
    'whole',
    ...segments.map((_, index) => `domain:${segments.slice(0, index + 1).join('/')}`),
    ...(role === undefined ? [] : [placeOfRole(role)]),
    ...(circle === undefined ? [] : [`circle:${circle}`]),
  ]
}

/** The place of what a role owns. */
export function placeOfRole(role: string): string {
  return `role:${role}`
}
