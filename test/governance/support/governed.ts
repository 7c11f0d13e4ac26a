import { judgePolicy } from '../../../src/registry/lifecycle/judge-policy.ts'
import type { PolicyLife } from '../../../src/governance/policies/policy-life.ts'
import { readFileSync } from 'node:fs'
import { foundOrganisation } from '../../../src/governance/circles/found-organisation.ts'
import {
  applyChanges,
  type Applied,
  type Governance,
} from '../../../src/governance/circles/apply-changes.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { loadConstitution } from '../../../src/governance/constitution/load-constitution.ts'
import type { Constitution } from '../../../src/governance/constitution/constitution.ts'
import type { RulePacks } from '../../../src/registry/index.ts'
import { shippedLifecycles } from '../../../src/data-documents.ts'
import { shippedPack, shippedPackIds } from '../../../src/shipped/packs.ts'
import { packageRoot } from '../../../src/package-root.ts'

export const AT = new Date('2026-11-22T10:00:00.000Z')

/** All that ships. */
/** Those that come with the program. */
export const LIFECYCLES = shippedLifecycles().map(({ definition }) => definition)

const lifeOfPolicies = shippedLifecycles().find(({ id }) => id === 'policy')
/** The shipped lifecycle of policies, over a registry in which no verdict changes. */
export const OPEN_POLICY_LIFE: PolicyLife = {
  judge: (question) => {
    if (lifeOfPolicies === undefined) throw new RangeError('no lifecycle of policies ships')
    return Promise.resolve(judgePolicy(lifeOfPolicies, question))
  },
  impact: () => Promise.resolve({ state: 'known', versions: 0 }),
}

export const PACKS: RulePacks = { ids: shippedPackIds, find: shippedPack }

const loaded = new Map<string, Constitution>()

/** A constitution that ships. */
export function shipped(id: 'startup' | 'holacracy' | 'board'): Constitution {
  const present = loaded.get(id)
  if (present !== undefined) return present
  const name = `policies/constitutions/${id}.yaml`
  const constitution = loadConstitution(readFileSync(`${packageRoot}${name}`, 'utf8'), name)
  loaded.set(id, constitution)
  return constitution
}

/** The governance that a constitution begins with: ada leads the anchor circle. */
export function founded(id: 'startup' | 'holacracy' | 'board'): Governance {
  const constitution = shipped(id)
  const assignments = constitution.roles.map((role) => ({ role: role.id, person: 'ada' }))
  const organisation = foundOrganisation({ constitution, assignments, at: AT.toISOString() })
  return { number: 1, constitution, organisation, policiesChangedIn: [] }
}

export function attempt(
  governance: Governance,
  circle: string,
  changes: readonly Change[],
  basedOn = governance.number,
): Applied {
  return applyChanges(governance, changes, {
    circle,
    basedOn,
    at: AT,
    packs: PACKS,
    lifecycles: LIFECYCLES,
  })
}

/** @throws Error with the reasons when the changes are refused */
export function changed(
  governance: Governance,
  circle: string,
  ...changes: readonly Change[]
): Governance {
  const applied = attempt(governance, circle, changes)
  if (applied.kind === 'applied') return applied.governance
  throw new Error(applied.refusals.map(({ reason }) => reason).join(' '))
}

/** The reasons why the changes are refused. */
export function refusals(
  governance: Governance,
  circle: string,
  ...changes: readonly Change[]
): readonly string[] {
  const applied = attempt(governance, circle, changes)
  return applied.kind === 'applied' ? [] : applied.refusals.map(({ reason }) => reason)
}

/** Payments, led by bo, with a steward of cards whom cy fills. */
export function withPayments(id: 'startup' | 'holacracy' | 'board' = 'holacracy'): Governance {
  const anchored = changed(
    founded(id),
    'anchor',
    {
      kind: 'circle.create',
      circle: 'payments',
      parent: 'anchor',
      title: 'Payments',
      purpose: 'Money arrives.',
      domains: ['payments'],
    },
    { kind: 'role.assign', role: 'payments-lead', person: 'bo' },
  )
  return changed(
    anchored,
    'payments',
    {
      kind: 'role.create',
      role: 'cards-steward',
      circle: 'payments',
      title: 'Steward of cards',
      purpose: 'Cards work.',
      domains: ['payments/cards'],
      accountabilities: ['Answering for card contracts'],
    },
    { kind: 'role.assign', role: 'cards-steward', person: 'cy' },
  )
}
