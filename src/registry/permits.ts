import { inActionWords } from './action-words.ts'
import type { AuthorityDecision } from './model.ts'
import type { Action, Actor, Authority, Thing } from './ports.ts'
import { RegistryError } from './problems.ts'

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
    return { actor, action, thing, authority: decision, at }
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
