import type { Bump, ChangeLevel } from './model.ts'

/**
 * Which way the message travels that a kind of change is about. What is safe for what a provider reads breaks
 * what a consumer reads, and the other way round; `both` matters to each, `none` stands outside of messages.
 */
export type ChangeDirection = 'request' | 'response' | 'both' | 'none'

/** Whether a change breaks somebody; `maybe` depends on how strict or how careful they are. */
export type Certainty = 'no' | 'maybe' | 'yes'

/**
 * Whom a change breaks: a `consumer` who was built for the old version and meets a provider of the new one, and
 * a `provider` of the old version who meets a consumer built for the new one.
 */
export interface Breaks {
  readonly consumer: Certainty
  readonly provider: Certainty
}

/** What can be said about a kind of change, whoever finds it. */
export interface ChangeKind {
  readonly id: string
  /** The level unless a project configures another one. */
  readonly level: ChangeLevel
  readonly direction: ChangeDirection
  /** What happened, in a few words. */
  readonly title: string
  /** Why the level is what it is. */
  readonly reason: string
  /** One sentence with names of facts in braces: `Property "{name}" was removed from {place}.` */
  readonly message: string
  /** The step of the version number that it deserves, where the level does not say it: see `bumpOf`. */
  readonly bump?: Bump
}

/** Facts that a message is made of, and by which changes of one kind at one place are told apart. */
export type ChangeFacts = Readonly<Record<string, string | number | boolean | undefined>>

/** Writes a kind's message with facts put in. A fact that is missing shows as its name in braces. */
export function messageOf(kind: ChangeKind, facts: ChangeFacts): string {
  return kind.message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return fact === undefined ? whole : String(fact)
  })
}
