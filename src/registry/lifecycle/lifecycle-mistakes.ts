import {
  compileExpression,
  ExpressionError,
  type CompiledExpression,
} from '../../expressions/index.ts'
import { isGateFact } from './facts/gate-facts.ts'
import { placeholdersIn } from './explanation.ts'
import type { GateCondition, LifecycleDefinition } from './lifecycle-definition.ts'

/** Something in a lifecycle document that must be put right; `path` leads to it. */
export interface Mistake {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What is wrong with the states and transitions of a definition that fits the schema. */
export function structureMistakes(definition: LifecycleDefinition): readonly Mistake[] {
  return [
    ...duplicates(definition),
    ...unknownStates(definition),
    ...unreachableStates(definition),
    ...deadEnds(definition),
    ...thawing(definition),
    ...ambiguous(definition),
    ...misplacedChecklists(definition),
  ]
}

/**
 * Compiles every condition of a definition.
 * @returns the compiled conditions, and a mistake for each that does not compile or names an unknown fact
 */
export function compileConditions(definition: LifecycleDefinition): {
  readonly compiled: ReadonlyMap<GateCondition, CompiledExpression>
  readonly mistakes: readonly Mistake[]
} {
  const compiled = new Map<GateCondition, CompiledExpression>()
  const mistakes: Mistake[] = []
  definition.transitions.forEach((transition, t) => {
    transition.gate.forEach((condition, c) => {
      const path = ['transitions', t, 'gate', c]
      try {
        const expression = compileExpression(condition.when)
        compiled.set(condition, expression)
        mistakes.push(...unknownFacts(definition, condition, expression, path))
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error
        mistakes.push({
          path: [...path, 'when'],
          message: `The condition "${condition.id}" does not compile: ${error.message} (at character ${error.offset + 1})`,
        })
      }
    })
  })
  return { compiled, mistakes }
}

function unknownFacts(
  { subject }: LifecycleDefinition,
  condition: GateCondition,
  expression: CompiledExpression,
  path: Mistake['path'],
): readonly Mistake[] {
  const named = [
    ...expression.names.map((name) => ({ name, at: ['when'] })),
    ...placeholdersIn(condition.explain.met).map((name) => ({ name, at: ['explain', 'met'] })),
    ...placeholdersIn(condition.explain.unmet).map((name) => ({ name, at: ['explain', 'unmet'] })),
  ]
  return named
    .filter(({ name }) => !isGateFact(subject, name))
    .map(({ name, at }) => ({
      path: [...path, ...at],
      message: `The condition "${condition.id}" names "${name}", which is no fact about a ${subject}.`,
    }))
}

function duplicates({ states, transitions }: LifecycleDefinition): readonly Mistake[] {
  return [
    ...repeated(states, ['states'], 'state'),
    ...repeated(transitions, ['transitions'], 'transition'),
    ...transitions.flatMap(({ gate, checklist = [] }, t) => [
      ...repeated(gate, ['transitions', t, 'gate'], 'condition'),
      ...checklist.flatMap(({ id }, c) =>
        gate.some((condition) => condition.id === id)
          ? [
              {
                path: ['transitions', t, 'checklist', c, 'id'],
                message: `There is a condition "${id}" already.`,
              },
            ]
          : [],
      ),
    ]),
    ...repeatedItems(transitions),
  ]
}

/** A tick names the item alone, so that no two transitions may ask for one. */
function repeatedItems(transitions: LifecycleDefinition['transitions']): readonly Mistake[] {
  const items = transitions.flatMap(({ checklist = [] }, t) =>
    checklist.map(({ id }, c) => ({ id, path: ['transitions', t, 'checklist', c, 'id'] })),
  )
  return items.flatMap(({ id, path }, index) =>
    items.findIndex((other) => other.id === id) === index
      ? []
      : [{ path, message: `There are two items "${id}".` }],
  )
}

function misplacedChecklists({ subject, transitions }: LifecycleDefinition): readonly Mistake[] {
  if (subject === 'version' || subject === 'endpoint') return []
  return transitions.flatMap(({ checklist }, t) =>
    checklist === undefined
      ? []
      : [
          {
            path: ['transitions', t, 'checklist'],
            message: `Checklists are ticked for versions and endpoints; a ${subject} has none.`,
          },
        ],
  )
}

function repeated(
  items: readonly { readonly id: string }[],
  path: Mistake['path'],
  what: string,
): readonly Mistake[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: [...path, index, 'id'], message: `There are two ${what}s "${id}".` }],
  )
}

function unknownStates({ initial, states, transitions }: LifecycleDefinition): readonly Mistake[] {
  const known = new Set(states.map(({ id }) => id))
  const check = (state: string, path: Mistake['path']): readonly Mistake[] =>
    known.has(state) ? [] : [{ path, message: `There is no state "${state}".` }]
  return [
    ...check(initial, ['initial']),
    ...transitions.flatMap(({ from, to }, t) => [
      ...from.flatMap((state, f) => check(state, ['transitions', t, 'from', f])),
      ...check(to, ['transitions', t, 'to']),
    ]),
  ]
}

function unreachableStates({
  initial,
  states,
  transitions,
}: LifecycleDefinition): readonly Mistake[] {
  const reached = new Set([initial])
  // A set yields what is added while it is walked, so this follows every transition to its end.
  for (const state of reached) {
    for (const { from, to } of transitions) if (from.includes(state)) reached.add(to)
  }
  return states.flatMap(({ id }, index) =>
    reached.has(id)
      ? []
      : [{ path: ['states', index], message: `No transition ever reaches the state "${id}".` }],
  )
}

function deadEnds({ states, transitions }: LifecycleDefinition): readonly Mistake[] {
  return states.flatMap(({ id, final }, index) => {
    const leadsOn = transitions.some(({ from }) => from.includes(id))
    if (leadsOn !== (final ?? false)) return []
    const message = leadsOn
      ? `The state "${id}" is final, yet a transition leads on from it.`
      : `No transition leads on from the state "${id}"; mark it as final.`
    return [{ path: ['states', index], message }]
  })
}

/** Published content never changes again, so there is no way back to where it could. */
function thawing({ states, transitions }: LifecycleDefinition): readonly Mistake[] {
  const frozen = new Set(states.filter((state) => state.contractFrozen).map(({ id }) => id))
  return transitions.flatMap(({ id, from, to }, index) =>
    !frozen.has(to) && from.some((state) => frozen.has(state))
      ? [
          {
            path: ['transitions', index],
            message: `The transition "${id}" leads from a state with a frozen contract to one without.`,
          },
        ]
      : [],
  )
}

/** A request names the state it wants, so that only one transition may lead there. */
function ambiguous({ transitions }: LifecycleDefinition): readonly Mistake[] {
  return transitions.flatMap(({ id, from, to }, index) =>
    transitions
      .slice(0, index)
      .filter((other) => other.to === to && other.from.some((state) => from.includes(state)))
      .map((other) => ({
        path: ['transitions', index],
        message: `The transitions "${other.id}" and "${id}" lead from the same state to "${to}".`,
      })),
  )
}
