import { compileExpression, type CompiledExpression } from '../../expressions/index.ts'
import type {
  ChecklistItem,
  GateCondition,
  LifecycleDefinition,
  LifecycleState,
  LifecycleSubject,
  LifecycleTransition,
} from './lifecycle-definition.ts'

/** A condition ready to be asked. */
export interface Condition extends GateCondition {
  readonly expression: CompiledExpression
}

/** A transition whose gate is ready to be asked. */
export interface GatedTransition extends Omit<LifecycleTransition, 'gate'> {
  readonly gate: readonly Condition[]
}

/** A lifecycle that was read, found free of mistakes and compiled. */
export interface Lifecycle {
  readonly id: string
  readonly version: string
  readonly subject: LifecycleSubject
  /** As declared; JSON. */
  readonly definition: LifecycleDefinition
  readonly initial: LifecycleState
  /** @throws RangeError for a state that the lifecycle does not have */
  state(id: string): LifecycleState
  /** What leads on from a state, in the order of the document. */
  from(state: string): readonly GatedTransition[]
}

/** @param compiled the definition's conditions, compiled */
export function createLifecycle(
  definition: LifecycleDefinition,
  compiled: ReadonlyMap<GateCondition, CompiledExpression>,
): Lifecycle {
  const states = new Map(definition.states.map((state) => [state.id, state]))
  const transitions: readonly GatedTransition[] = definition.transitions.map((transition) => {
    const conditions = transition.gate.map((condition) => {
      const expression = compiled.get(condition)
      if (expression === undefined) throw new RangeError(`${condition.id} is not compiled`)
      return { ...condition, expression }
    })
    return {
      ...transition,
      gate: [
        ...conditions,
        ...(transition.checklist ?? []).map((item) => conditionOf(item, definition.subject)),
      ],
    }
  })
  const stateOf = (id: string): LifecycleState => {
    const state = states.get(id)
    if (state === undefined) {
      throw new RangeError(
        `The lifecycle ${definition.id} ${definition.version} has no state "${id}"`,
      )
    }
    return state
  }
  return {
    id: definition.id,
    version: definition.version,
    subject: definition.subject,
    definition,
    initial: stateOf(definition.initial),
    state: stateOf,
    from: (state) => transitions.filter((transition) => transition.from.includes(state)),
  }
}

/** The gate asks for a tick as it asks for anything else, so that decisions keep who vouched for it. */
function conditionOf({ id, title, by }: ChecklistItem, subject: LifecycleSubject): Condition {
  const forWhat = subject === 'version' ? 'for this content' : 'since it came to this state'
  const when = `"${id}" in checklist.signatures`
  return {
    id,
    title,
    when,
    explain: {
      met: 'Vouched for - {checklist.signatures}.',
      unmet: `Nobody has ticked "${id}" ${forWhat}; somebody with the role ${by} does so once it is true.`,
    },
    expression: compileExpression(when),
  }
}
