import type { QueryKey } from '@tanstack/react-query'
import type { Question } from '../../api/question.ts'
import type { Lifecycle, Transitions } from '../../api/schemas.ts'

/** What a lifecycle moves, as far as the parts that show transitions need to know it. */
export interface TransitionSubject {
  readonly kind: Lifecycle['subject']
  /** In a sentence: "the version". */
  readonly words: string
  /** Where transitions are asked for, below the API's base. */
  readonly address: string
  readonly transitions: Question<Transitions>
  /** Keys of the answers that a transition makes old. */
  readonly outdates: readonly QueryKey[]
  /** As the ledger names it and what is done to it, where an emergency action may be declared for it. */
  readonly emergency?: { readonly action: string; readonly subject: string }
  /** The command that asks for the same, where there is one. */
  readonly command?: (to: string) => string
}
