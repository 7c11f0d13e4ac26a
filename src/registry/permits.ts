import { inActionWords } from './action-words.ts'
import type { AuthorityDecision } from './model.ts'
import type { Action, Actor, Authority, TakenPermission, Thing } from './ports.ts'
import { RegistryError } from './problems.ts'
import { StoreError } from '../store/index.ts'

declare const granted: unique symbol

/** Somebody who may write; anonymous callers never get a permit. */
export type WritingActor = Actor & { readonly kind: 'person' | 'token' | 'system' }

/** What was asked of the authority, and what it answered. */
export interface Ruling {
  readonly actor: WritingActor
  readonly action: Action
  readonly thing: Thing
  readonly authority: AuthorityDecision
  readonly at: Date
}

/**
 * Proof that the authority allowed an action. Only `Permits` makes one, and no document of the registry
 * can be written without one, so that no use case can forget to ask.
 */
export interface Permit extends Ruling {
  readonly [granted]: true
  /** Takes the permission that the ruling stands on for a write; absent when it stands on none. */
  readonly take?: (event: string) => Promise<TakenPermission>
}

/** The one place where the registry asks the authority before a write. */
export interface Permits {
  /** @throws RegistryError `not-allowed`, with the authority's decision */
  require(actor: Actor, action: Action, thing: Thing): Promise<Permit>
  /**
   * Asks, and leaves the refusal to the caller, who records it.
   * @throws RegistryError `not-allowed` for anonymous callers, whose refusals are not recorded
   */
  ask(actor: Actor, action: Action, thing: Thing): Promise<Permit | Ruling>
  /** What the answer would be; nothing is going to be written. */
  preview(actor: Actor, action: Action, thing: Thing): Promise<AuthorityDecision>
}

/** Tells a permit from a refused ruling. */
export function isPermit(ruling: Permit | Ruling): ruling is Permit {
  return ruling.authority.allowed
}

export function createPermits(authority: Authority, clock: () => Date): Permits {
  const preview: Permits['preview'] = async (actor, action, thing) =>
    isWritingActor(actor) ? authority.decide({ actor, action, thing, at: clock() }) : SIGN_IN_FIRST

  const ask: Permits['ask'] = async (actor, action, thing) => {
    if (!isWritingActor(actor)) throw notAllowed(actor, action, thing, SIGN_IN_FIRST)
    const at = clock()
    const decision = await authority.decide({ actor, action, thing, at })
    const ruling: Ruling = { actor, action, thing, authority: decision, at }
    const { permission } = decision
    return permission === undefined ? ruling : { ...ruling, take: taking(authority, ruling) }
  }

  return {
    ask,
    preview,
    require: async (actor, action, thing) => {
      const ruling = await ask(actor, action, thing)
      if (!isPermit(ruling)) throw notAllowed(actor, action, thing, ruling.authority)
      return ruling
    },
  }
}

/** Takes a permission with the first write that stands on it; the others of the same permit belong to that one. */
function taking(authority: Authority, ruling: Ruling): NonNullable<Permit['take']> {
  const { actor, action, thing, at } = ruling
  const { permission = '', role } = ruling.authority
  let isTaken = false
  return async (event) => {
    if (isTaken) return NOTHING_TAKEN
    const taken = await authority.take?.(permission, event, at)
    if (taken === undefined) {
      const reasons = [
        `The permission ${permission} was used up or ended meanwhile; ask for another.`,
      ]
      throw notAllowed(actor, action, thing, { allowed: false, role, reasons })
    }
    isTaken = true
    return {
      keep: () => taken.keep(),
      giveBack: async () => {
        isTaken = false
        await taken.giveBack()
      },
    }
  }
}

const NOTHING_TAKEN: TakenPermission = {
  keep: () => Promise.resolve(),
  giveBack: () => Promise.resolve(),
}

/** After these nobody knows whether something was written. */
const UNTOLD: readonly StoreError['code'][] = ['outcome-unknown', 'unavailable']

/**
 * Writes what a permit allows. A permission for once is taken before and used up by the write itself: where that fails it
 * is given back, and where nobody knows (a store that does not answer) it stays taken until its event is found, or is not.
 * @param isWritten tells from the result whether something was written
 * @throws RegistryError `not-allowed` when somebody else used the permission meanwhile
 */
export async function writeUnder<T>(
  { take }: Permit,
  event: string,
  write: () => Promise<T>,
  isWritten: (result: T) => boolean,
): Promise<T> {
  if (take === undefined) return write()
  const taken = await take(event)
  let result: T
  try {
    result = await write()
  } catch (error) {
    const isKnown = error instanceof StoreError && !UNTOLD.includes(error.code)
    if (isKnown) await taken.giveBack()
    throw error
  }
  await (isWritten(result) ? taken.keep() : taken.giveBack())
  return result
}

/** A permit for a write that takes the word of two sides. */
export function together(permit: Permit, other: Permit): Permit {
  const { take: first } = permit
  const { take: second } = other
  if (second === undefined) return permit
  if (first === undefined) {
    const authority = { ...permit.authority, permission: other.authority.permission }
    return { ...permit, authority, take: second }
  }
  const permissions = [permit.authority.permission, other.authority.permission].join(', ')
  return {
    ...permit,
    authority: { ...permit.authority, permission: permissions },
    take: async (event) => {
      const own = await first(event)
      try {
        const others = await second(event)
        return {
          keep: async () => {
            await own.keep()
            await others.keep()
          },
          giveBack: async () => {
            await own.giveBack()
            await others.giveBack()
          },
        }
      } catch (error) {
        await own.giveBack()
        throw error
      }
    },
  }
}

/** The refusal as an error. */
export function notAllowed(
  actor: Actor,
  action: Action,
  thing: Thing,
  authority: AuthorityDecision,
): RegistryError {
  return new RegistryError(
    'not-allowed',
    `${actor.name} may not ${inActionWords(action)} ${thing.subject}: ${authority.reasons.join(' ')}`,
    { authority },
  )
}

const SIGN_IN_FIRST: AuthorityDecision = {
  allowed: false,
  role: undefined,
  reasons: ['Nothing is written anonymously; sign in or send a token.'],
}

function isWritingActor(actor: Actor): actor is WritingActor {
  return actor.kind !== 'anonymous'
}
