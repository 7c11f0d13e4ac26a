import type { Governance } from '../../../src/governance/index.ts'
import { filledUntil } from '../../../src/governance/circles/organisation.ts'

/** Roles that people are assigned to, each change in a version of its own; nothing else is governed. */
export interface TestRoles {
  readonly governance: Pick<Governance, 'circles' | 'decisions' | 'tensions' | 'proposals'>
  /** @param until ISO 8601 instant at which the term ends */
  fill(role: string, person: string, until?: string): void
  /** Takes everybody out of a role. */
  empty(role: string): void
}

type Assigned = Parameters<typeof filledUntil>[0]['assignments'][number]

export function createTestRoles(clock: () => Date, filled: readonly string[] = []): TestRoles {
  const first = filled.map((role) => ({ role, person: 'ada', since: '2020-01-01T00:00:00.000Z' }))
  const versions: { readonly at: string; readonly assignments: readonly Assigned[] }[] = [
    { at: '', assignments: first },
  ]
  const change = (next: (present: readonly Assigned[]) => readonly Assigned[]): void => {
    const assignments = next(versions.at(-1)?.assignments ?? [])
    versions.push({ at: clock().toISOString(), assignments })
  }
  const numberOf = (of: Date | number | undefined): number =>
    of === undefined
      ? versions.length
      : typeof of === 'number'
        ? of
        : versions.filter(({ at }) => at <= of.toISOString()).length
  const nothing = { list: () => Promise.resolve({ items: [], next: undefined }) }
  const circles: Pick<Governance['circles'], 'organisation' | 'fillings'> = {
    organisation: () => Promise.resolve({ number: 1, since: '', circles: [] }),
    fillings: (of) => {
      const number = numberOf(of)
      const assignments = [...(versions[number - 1]?.assignments ?? [])]
      return Promise.resolve({
        number,
        filled: filledUntil({ circles: [], roles: [], assignments }),
      })
    },
  }
  const decisions: Governance['decisions'] = {
    lately: () => Promise.resolve({ cadence: 90, last: new Map() }),
  }
  return {
    governance: {
      circles,
      decisions,
      tensions: nothing,
      proposals: nothing,
    } as unknown as Governance,
    fill: (role, person, until) =>
      change((present) => [
        ...present.filter((one) => one.role !== role || one.person !== person),
        { role, person, since: clock().toISOString(), ...(until !== undefined && { until }) },
      ]),
    empty: (role) => change((present) => present.filter((one) => one.role !== role)),
  }
}
