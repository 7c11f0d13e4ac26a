import { z } from 'zod'
import type { Action, Actor } from '../../registry/index.ts'
import type { Collection, CollectionDeclaration, DomainEvent, Store } from '../../store/index.ts'
import { constitutionSchema, type Constitution } from './constitution.ts'
import { withSeal } from './seals.ts'

/** How a version came about. */
const originDocument = z.object({
  kind: z.enum(['ratified', 'assigned', 'adopted', 'elected', 'struck', 'declared']),
  /** Each proposal is adopted by one version at most. */
  proposal: z.string().optional(),
  /** Each election takes effect in one version at most. */
  election: z.string().optional(),
  /** Each proposal is struck by one version at most. */
  struck: z.string().optional(),
  reason: z.string().optional(),
})

/** By which decision a policy is what it is. */
const policyDecision = z.object({
  policy: z.string(),
  /** The version of the governance that last changed it. */
  changedIn: z.int().min(1),
  since: z.iso.datetime(),
  decision: z.object({
    kind: z.enum(['ratification', 'proposal']),
    id: z.string(),
    title: z.string(),
    by: z.string(),
  }),
  reason: z.string().optional(),
})
export type PolicyDecision = z.infer<typeof policyDecision>

/**
 * A version of the governance: the constitution in force with its policies, and who fills which role. The
 * first is a ratification, later ones come from ratifying, assigning and adopting.
 */
const ratificationDocument = z.object({
  /** Counts versions from 1; the highest is in force. */
  number: z.int().min(1),
  constitution: constitutionSchema,
  /** Account by role, where there is no `organisation` that says it. */
  assignments: z.array(z.object({ role: z.string(), person: z.string() })).optional(),
  ratifiedBy: z.string(),
  ratifiedAt: z.iso.datetime(),
  /**
   * Digest of the circles, roles and assignments as JSON, in the content store; absent in the first
   * ratification, where the constitution and the assignments say everything.
   */
  organisation: z.string().optional(),
  /** Digest of the lifecycles that proposals have put in force, in the content store; absent while none has. */
  lifecycles: z.string().optional(),
  /** How this version of the governance came about; absent: ratified. */
  origin: originDocument.optional(),
  /** What this version changes, as `role:x`. */
  touches: z.array(z.string()).optional(),
  /** The decision that made each policy what it is; absent: this ratification made all. */
  decided: z.array(policyDecision).optional(),
})
export type Ratification = z.infer<typeof ratificationDocument>

export const RATIFICATIONS: CollectionDeclaration<Ratification> = {
  name: 'ratifications',
  schema: ratificationDocument,
  indexes: [
    { name: 'by-number', fields: ['number'], unique: true },
    { name: 'by-time', fields: ['ratifiedAt', 'number'] },
    { name: 'by-proposal', fields: ['origin.proposal'], unique: true },
    { name: 'by-election', fields: ['origin.election'], unique: true },
    { name: 'by-struck', fields: ['origin.struck'], unique: true },
    { name: 'by-touched', fields: ['touches'], multikey: true },
  ],
}

const RATIFY: Action = 'constitution.ratify'

export interface RatifyInput {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
  readonly constitution: Constitution
  /** Fills the constitution's roles. */
  readonly administrator: Actor & { readonly kind: 'person' }
}

/**
 * Ratifies the first constitution in the administrator's name; an event of the ledger. The authority for it
 * is the act itself: before it there is nobody to ask.
 *
 * @returns false, and nothing changes, when a constitution is in force already
 */
export async function ratifyFirstConstitution(input: RatifyInput): Promise<boolean> {
  const ratifications = await input.store.collection(RATIFICATIONS)
  if ((await ratifications.count()) > 0) return false
  const { administrator, constitution } = input
  const at = input.clock().toISOString()
  const assignments = constitution.roles
    .filter(({ filledBy }) => filledBy === 'administrator')
    .map(({ id }) => ({ role: id, person: administrator.id }))
  const first = {
    ...{ number: 1, constitution, assignments },
    ...{ ratifiedBy: administrator.id, ratifiedAt: at },
  }
  const events: readonly DomainEvent[] = [
    {
      id: input.newId(),
      at,
      actor: { kind: 'person', id: administrator.id, name: administrator.name },
      action: 'constitution.ratified',
      subject: `constitution:${constitution.id}@${constitution.version}`,
      reason: 'First run: a registry begins under a constitution that everybody can read.',
      change: {
        action: RATIFY,
        constitution: constitution.id,
        version: constitution.version,
        assignments,
      },
    },
  ]
  await ratifications.insert('1', first, withSeal(events, first))
  return true
}

/**
 * Reads the version in force, undefined before the first ratification. Versions are kept under their numbers and never
 * change, so that the one that was read last is in force as long as none follows it.
 */
export function readerOfLatest(
  ratifications: Collection<Ratification>,
): () => Promise<Ratification | undefined> {
  let last: Ratification | undefined
  return async () => {
    if (last !== undefined && (await ratifications.get(String(last.number + 1))) === undefined) {
      return last
    }
    const { items } = await ratifications.find({ sort: ['-number'], limit: 1 })
    last = items[0]?.value
    return last
  }
}
