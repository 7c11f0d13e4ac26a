import { z } from 'zod'
import type { Action, Actor } from '../../registry/index.ts'
import type { Collection, CollectionDeclaration, Store } from '../../store/index.ts'
import { constitutionSchema, type Constitution } from './constitution.ts'

/** A constitution that was ratified, with who filled its roles at that moment. */
const ratificationDocument = z.object({
  /** Counts ratifications from 1; the highest is in force. */
  number: z.int().min(1),
  constitution: constitutionSchema,
  /** Account by role. */
  assignments: z.array(z.object({ role: z.string(), person: z.string() })),
  ratifiedBy: z.string(),
  ratifiedAt: z.iso.datetime(),
})
export type Ratification = z.infer<typeof ratificationDocument>

export const RATIFICATIONS: CollectionDeclaration<Ratification> = {
  name: 'ratifications',
  schema: ratificationDocument,
  indexes: [{ name: 'by-number', fields: ['number'], unique: true }],
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
  if ((await constitutionInForce(ratifications)) !== undefined) return false
  const { administrator, constitution } = input
  const at = input.clock().toISOString()
  const assignments = constitution.roles.map(({ id }) => ({ role: id, person: administrator.id }))
  await ratifications.insert(
    '1',
    { number: 1, constitution, assignments, ratifiedBy: administrator.id, ratifiedAt: at },
    [
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
    ],
  )
  return true
}

/** The constitution in force, or undefined before the first ratification. */
export async function constitutionInForce(
  ratifications: Collection<Ratification>,
): Promise<Ratification | undefined> {
  const { items } = await ratifications.find({ sort: ['-number'], limit: 1 })
  return items[0]?.value
}

/** What callers see of the constitution in force. */
export interface ConstitutionView {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly fourEyes: boolean
  /** Roles that a person fills. */
  rolesOf(person: string): readonly string[]
  /** The roles that answer for a role: itself where somebody fills it, else those that hold the whole registry. */
  holdersOf(role: string): readonly string[]
}

/** Reads the constitution in force; undefined before the first ratification. */
export async function openConstitution(
  store: Store,
): Promise<() => Promise<ConstitutionView | undefined>> {
  const ratifications = await store.collection(RATIFICATIONS)
  return async () => {
    const ratification = await constitutionInForce(ratifications)
    if (ratification === undefined) return undefined
    const { constitution, assignments } = ratification
    return {
      id: constitution.id,
      version: constitution.version,
      title: constitution.title,
      fourEyes: constitution.fourEyes,
      rolesOf: (person) => assignments.filter((a) => a.person === person).map((a) => a.role),
      holdersOf: (role) =>
        assignments.some((assignment) => assignment.role === role)
          ? [role]
          : constitution.roles.filter(({ domains }) => domains.includes('')).map(({ id }) => id),
    }
  }
}
