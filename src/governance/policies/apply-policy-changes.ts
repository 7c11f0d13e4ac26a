import { isDeepStrictEqual } from 'node:util'
import type { Action, Actor, Authority, RulePacks } from '../../registry/index.ts'
import { StoreError, type DomainEvent, type Json, type Store } from '../../store/index.ts'
import { policyChangeMistakes } from './policy-change-mistakes.ts'
import { policyChanges, withChanges, type PolicyChange } from './policy-changes.ts'
import { openPolicyBook, type PolicyBook } from './policy-book.ts'
import type { DecidedPolicy, PolicySet } from './policy-set.ts'

/** What an adopted proposal decided about policies. */
export interface AdoptedDecision {
  readonly id: string
  readonly title: string
  /** Who adopted it, in words: a circle, a board, a role. */
  readonly by: string
  readonly reason?: string | undefined
  readonly changes: readonly PolicyChange[]
}

/** The adopted decision with an id; undefined for whatever was not adopted. */
export type FindAdoptedDecision = (id: string) => Promise<AdoptedDecision | undefined>

export const POLICY_CHANGE_PROBLEMS = {
  'decision-not-adopted': 'No adopted decision asks for this',
  'changes-differ': 'The changes are not those that were adopted',
  'change-impossible': 'A change cannot be made',
  'change-not-allowed': 'The authority to carry the decision out is missing',
} as const

export class PolicyChangesRefused extends Error {
  override readonly name = 'PolicyChangesRefused'
  readonly code: keyof typeof POLICY_CHANGE_PROBLEMS

  constructor(code: keyof typeof POLICY_CHANGE_PROBLEMS, message: string) {
    super(message)
    this.code = code
  }
}

export interface PolicyChangesPorts {
  readonly store: Store
  readonly authority: Authority
  readonly packs: RulePacks
  readonly findDecision: FindAdoptedDecision
  readonly clock: () => Date
  readonly newId: () => string
}

/**
 * Carries out what an adopted decision says about policies. It is the only way to change them after ratification: no
 * account and no token has the authority, and the process itself acts on nothing but the decision.
 */
export interface PolicyChanges {
  /**
   * Repeating it with the same decision is harmless, so that whoever adopts may do so until it is known to be done.
   * @throws PolicyChangesRefused; nothing has changed then
   */
  applyPolicyChanges(input: {
    /** Id of the adopted decision. */
    readonly decision: string
    readonly changes: readonly PolicyChange[]
  }): Promise<PolicySet>
}

const ACTION: Action = 'policy.change'
const ENACTOR = { kind: 'system', id: 'system', name: 'Concordat' } as const satisfies Actor
const ATTEMPTS = 5

export async function openPolicyChanges(ports: PolicyChangesPorts): Promise<PolicyChanges> {
  const book = await openPolicyBook(ports.store)
  return {
    applyPolicyChanges: async (input) => {
      const decision = await requireAdopted(ports.findDecision, input)
      await requireAuthority(ports, decision)
      for (let attempt = 1; ; attempt++) {
        const set = await carryOut(ports, book, decision)
        if (set !== undefined) return set
        if (attempt === ATTEMPTS) throw new Error('policies were changed by others all the time')
      }
    },
  }
}

async function requireAdopted(
  findDecision: FindAdoptedDecision,
  input: { readonly decision: string; readonly changes: readonly PolicyChange[] },
): Promise<AdoptedDecision> {
  const decision = await findDecision(input.decision)
  if (decision === undefined) {
    throw new PolicyChangesRefused(
      'decision-not-adopted',
      `Policies change by an adopted proposal only, and ${input.decision} is none; propose the change, and have it decided.`,
    )
  }
  const asked = policyChanges.safeParse(input.changes)
  const adopted = policyChanges.safeParse(decision.changes)
  if (asked.success && adopted.success && isDeepStrictEqual(asked.data, adopted.data))
    return decision
  throw new PolicyChangesRefused(
    'changes-differ',
    `The changes are not those that ${decision.title} (${decision.id}) was adopted with; only those can be carried out.`,
  )
}

async function requireAuthority(
  { authority, clock }: PolicyChangesPorts,
  decision: AdoptedDecision,
): Promise<void> {
  const thing = { subject: `decision:${decision.id}`, domain: '' }
  const ruling = await authority.decide({ actor: ENACTOR, action: ACTION, thing, at: clock() })
  if (ruling.allowed) return
  throw new PolicyChangesRefused('change-not-allowed', ruling.reasons.join(' '))
}

/** Undefined when another decision was carried out meanwhile. */
async function carryOut(
  { packs, clock, newId }: PolicyChangesPorts,
  book: PolicyBook,
  decision: AdoptedDecision,
): Promise<PolicySet | undefined> {
  const done = await book.sets.find({ where: { 'decision.id': { eq: decision.id } }, limit: 1 })
  if (done.items[0] !== undefined) return done.items[0].value
  const present = await book.at()
  if (present === undefined) {
    throw new PolicyChangesRefused('change-impossible', 'No constitution is ratified yet.')
  }
  const changes = [...decision.changes]
  const [mistake] = policyChangeMistakes(present.policies, changes, packs)
  if (mistake !== undefined) {
    throw new PolicyChangesRefused(
      'change-impossible',
      `Change ${mistake.change + 1} of ${decision.title} cannot be made: ${mistake.message}`,
    )
  }
  const now = clock().toISOString()
  const from = now > present.from ? now : present.from // a clock that was set back rewrites no history
  const decided = {
    kind: 'proposal',
    id: decision.id,
    title: decision.title,
    by: decision.by,
  } as const
  const { reason } = decision
  const policies = withChanges<DecidedPolicy>(present.policies, changes, (terms) => ({
    ...terms,
    since: from,
    decision: decided,
    reason,
  }))
  const { ratification } = present
  const set = { number: present.number + 1, ratification, from, decision: decided, reason, changes }
  const events = changes.map((change) => eventOf(change, decision, { id: newId(), at: now }))
  try {
    const document = { ...set, policies: [...policies] }
    return (await book.sets.insert(String(set.number), document, events)).value
  } catch (error) {
    if (error instanceof StoreError && error.code === 'duplicate-key') return undefined
    throw error
  }
}

const EVENTS: Readonly<Partial<Record<PolicyChange['kind'], string>>> = {
  'policy.put': 'policy.put-in-force',
  'policy.remove': 'policy.repealed',
}

function eventOf(
  change: PolicyChange,
  decision: AdoptedDecision,
  { id, at }: Pick<DomainEvent, 'id' | 'at'>,
): DomainEvent {
  const { kind } = change
  const policy = kind === 'policy.put' ? change.policy.id : change.policy
  return {
    id,
    at,
    actor: ENACTOR,
    onBehalfOf: decision.by,
    action: EVENTS[kind] ?? 'policy.changed',
    subject: `policy:${policy}`,
    ...(decision.reason !== undefined && { reason: decision.reason }),
    change: { decision: decision.id, change: JSON.parse(JSON.stringify(change)) as Json },
  }
}
