import { compileExpression, ExpressionError, holds } from '../../expressions/index.ts'
import type { Json } from '../../store/index.ts'
import type { ConditionResult, TransitionDecision } from '../model.ts'
import { isAllowed } from './evaluate-gate.ts'
import { stepsOf } from './facts/gate-facts.ts'
import { MIGRATION } from './migration/migration-transition.ts'
import type { GatedTransition, Lifecycle } from './lifecycle.ts'

/** A recorded decision, judged again from nothing but what was recorded of it. */
export interface DecisionReplay {
  readonly decision: string
  readonly subject: string
  readonly at: string
  /** What was recorded, and what comes out now. */
  readonly recorded: boolean
  readonly replayed: boolean
  /** Everything comes out as it was recorded. */
  readonly isSame: boolean
  readonly conditions: readonly {
    readonly id: string
    readonly title: string
    readonly recorded: ConditionResult['holds']
    readonly replayed: ConditionResult['holds']
    readonly isSame: boolean
  }[]
  /** What does not fit, in sentences; empty when everything is the same. */
  readonly differences: readonly string[]
}

/**
 * Judges a decision again: the expressions of the very lifecycle that it was made under, over the facts that
 * were recorded with it. What was altered since comes out differently, or is no longer the gate's condition.
 */
export function replayDecision(decision: TransitionDecision, lifecycle: Lifecycle): DecisionReplay {
  const gate = gateOf(decision, lifecycle)
  const conditions = decision.conditions.map(
    ({ id, title, expression, facts, holds: recorded }) => {
      const replayed = holdsOver(expression, facts)
      return { id, title, recorded, replayed, isSame: recorded === replayed }
    },
  )
  const judged = conditions.map(({ replayed }) => ({ holds: replayed }))
  const replayed = isAllowed(decision.authority, judged)
  const differences = [
    ...conditions
      .filter(({ isSame }) => !isSame)
      .map(
        (condition) =>
          `"${condition.title}" was recorded as ${inWords(condition.recorded)} and is ${inWords(condition.replayed)} over the recorded facts.`,
      ),
    ...(replayed === decision.allowed
      ? []
      : [
          `The transition was recorded as ${decision.allowed ? 'allowed' : 'refused'}, and would be ${replayed ? 'allowed' : 'refused'}.`,
        ]),
    ...gateDifferences(decision, gate),
  ]
  return {
    decision: decision.id,
    subject: decision.subject,
    at: decision.at,
    recorded: decision.allowed,
    replayed,
    isSame: differences.length === 0,
    conditions,
    differences,
  }
}

function gateOf(
  { transition, from, to }: TransitionDecision,
  lifecycle: Lifecycle,
): GatedTransition | undefined {
  return lifecycle
    .from(from)
    .find((candidate) => candidate.id === transition && candidate.to === to)
}

/** Whether what was asked is what the gate of that lifecycle asks. */
function gateDifferences(
  { transition, from, to, lifecycle, conditions }: TransitionDecision,
  gate: GatedTransition | undefined,
): readonly string[] {
  if (transition === MIGRATION) return [] // it passed no gate
  const name = `${lifecycle.id} ${lifecycle.version}`
  if (gate === undefined) {
    return [`The lifecycle ${name} has no transition "${transition}" from ${from} to ${to}.`]
  }
  const asked = new Map(conditions.map(({ id, expression }) => [id, expression]))
  const declared = new Map(gate.gate.map(({ id, when }) => [id, when]))
  return [
    ...gate.gate
      .filter(({ id }) => !asked.has(id))
      .map(({ title }) => `"${title}" is asked by the lifecycle ${name} and was not recorded.`),
    ...conditions
      .filter(({ id, expression }) => declared.get(id) !== expression)
      .map(({ title }) => `"${title}" is not asked in these words by the lifecycle ${name}.`),
  ]
}

function holdsOver(expression: string, facts: ConditionResult['facts']): ConditionResult['holds'] {
  try {
    return holds(compileExpression(expression), nested(facts))
  } catch (error) {
    if (error instanceof ExpressionError) return 'undetermined'
    throw error
  }
}

/** The facts under their dotted paths as the nested values that expressions look at. */
function nested(facts: ConditionResult['facts']): Readonly<Record<string, Json>> {
  return Object.entries(facts).reduce<Readonly<Record<string, Json>>>(
    (values, [path, value]) => withValue(values, stepsOf(path), value),
    {},
  )
}

/** A whole group of facts stays as it was recorded, whatever members of it were recorded beside it. */
function withValue(
  values: Readonly<Record<string, Json>>,
  [step = '', ...rest]: readonly string[],
  value: Json,
): Readonly<Record<string, Json>> {
  if (rest.length === 0) return { ...values, [step]: value }
  const inner = Object.hasOwn(values, step) ? values[step] : undefined
  const members = isMembers(inner) ? inner : {}
  return { ...values, [step]: withValue(members, rest, value) }
}

function isMembers(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inWords(answer: ConditionResult['holds']): string {
  return { yes: 'met', no: 'not met', undetermined: 'not to be judged' }[answer]
}
