import type { LifecycleState, LifecycleSubject } from './lifecycle-definition.ts'
import type { LifecycleInForce } from './lifecycle-book.ts'

/** A lifecycle as callers see it. */
export interface LifecycleView {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description: string | undefined
  readonly subject: LifecycleSubject
  readonly initial: string
  /** The adopted proposal that put it in force; undefined: it came with the program. */
  readonly decision:
    | { readonly id: string; readonly title: string; readonly by: string; readonly at: string }
    | undefined
  readonly states: readonly LifecycleState[]
  readonly transitions: readonly {
    readonly id: string
    readonly title: string
    readonly description: string | undefined
    readonly from: readonly string[]
    readonly to: string
    /** The role that may take it. */
    readonly role: string
    readonly gate: readonly {
      readonly id: string
      readonly title: string
      /** CEL. */
      readonly expression: string
    }[]
    /** What somebody must have ticked; absent without any. */
    readonly checklist:
      readonly { readonly id: string; readonly title: string; readonly role: string }[] | undefined
  }[]
}

export function lifecycleView({ lifecycle, adopted }: LifecycleInForce): LifecycleView {
  const { id, version, title, description, subject, initial, states, transitions } =
    lifecycle.definition
  return {
    id,
    version,
    title,
    description,
    subject,
    initial,
    decision: adopted?.decision,
    states,
    transitions: transitions.map((transition) => ({
      id: transition.id,
      title: transition.title,
      description: transition.description,
      from: transition.from,
      to: transition.to,
      role: transition.by,
      gate: transition.gate.map((condition) => ({
        id: condition.id,
        title: condition.title,
        expression: condition.when,
      })),
      checklist: transition.checklist?.map((item) => ({
        id: item.id,
        title: item.title,
        role: item.by,
      })),
    })),
  }
}
