import fc from 'fast-check'
import { applyChanges, type Governance } from '../../../src/governance/circles/apply-changes.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { AT, founded, LIFECYCLES, PACKS } from './governed.ts'

const CIRCLES = ['anchor', 'c1', 'c2', 'c3', 'c4'] as const
const ROLES = ['r1', 'r2', 'r3', 'r4'] as const
const DOMAINS = ['a', 'a/b', 'a/b/c', 'b', 'b/c'] as const
export const PEOPLE = ['ada', 'bo', 'cy', 'di'] as const

const circle = fc.constantFrom(...CIRCLES)
const inner = fc.constantFrom(...CIRCLES.slice(1))
const role = fc.constantFrom(...ROLES)
const anyRole = fc.oneof(
  role,
  circle.map((id) => `${id}-lead`),
)
const domains = fc.uniqueArray(fc.constantFrom(...DOMAINS), { maxLength: 3 })
const person = fc.constantFrom(...PEOPLE)

/** Changes to circles and roles, of which many cannot be made. */
export const organisationChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('circle.create' as const),
    circle: inner,
    parent: circle,
    title: fc.constant('C'),
    purpose: fc.constant('P'),
    domains,
  }),
  fc.record({ kind: fc.constant('circle.amend' as const), circle: inner, parent: circle }),
  fc.record({ kind: fc.constant('circle.remove' as const), circle: inner }),
  fc.record({
    kind: fc.constant('role.create' as const),
    role,
    circle,
    title: fc.constant('R'),
    purpose: fc.constant('P'),
    domains,
  }),
  fc.record({ kind: fc.constant('role.amend' as const), role: anyRole, domains }),
  fc.record({ kind: fc.constant('role.remove' as const), role }),
  fc.record({ kind: fc.constant('role.assign' as const), role: anyRole, person }),
  fc.record({ kind: fc.constant('role.unassign' as const), role: anyRole, person }),
  fc.record({
    kind: fc.constant('role.elect' as const),
    role: circle.map((id) => `${id}-secretary`),
    person,
  }),
)

/** A governance that some changes led to, each decided by the circle named with it; what cannot be made is left out. */
export const arbitraryGovernance: fc.Arbitrary<Governance> = fc
  .array(fc.tuple(circle, organisationChange), { maxLength: 40 })
  .map((changes) =>
    changes.reduce((governance, [decides, change]) => {
      const context = {
        circle: decides,
        basedOn: governance.number,
        at: AT,
        packs: PACKS,
        lifecycles: LIFECYCLES,
      }
      const applied = applyChanges(governance, [change], context)
      return applied.kind === 'applied' ? applied.governance : governance
    }, founded('holacracy')),
  )
