import type { LifecycleDefinition, LifecycleState } from '../lifecycle-definition.ts'

/** States of an earlier definition with their counterparts in a later one. */
export type MigrationMap = Readonly<Record<string, string>>

/** The counterpart of a state: what the map says, or else the state of the same name; undefined without either. */
export function counterpartOf(
  state: string,
  to: LifecycleDefinition,
  map: MigrationMap,
): LifecycleState | undefined {
  const wanted = Object.hasOwn(map, state) ? map[state] : state
  return to.states.find(({ id }) => id === wanted)
}

/**
 * Why subjects cannot go on under another definition; empty when every state has a counterpart that says the same of
 * them. A move by map passes by no gate, so that it publishes nothing, puts nothing in service and ends nothing.
 */
export function migrationMistakes(
  from: LifecycleDefinition,
  to: LifecycleDefinition,
  map: MigrationMap,
): readonly string[] {
  const known = new Set(from.states.map(({ id }) => id))
  return [
    ...Object.keys(map)
      .filter((state) => !known.has(state))
      .map((state) => `The map names "${state}", which ${named(from)} does not have as a state.`),
    ...from.states.flatMap((state) => mistakeOfState(state, to, map)),
  ]
}

function mistakeOfState(
  state: LifecycleState,
  to: LifecycleDefinition,
  map: MigrationMap,
): readonly string[] {
  const counterpart = counterpartOf(state.id, to, map)
  if (counterpart === undefined) {
    return [
      `The state "${state.id}" has no counterpart in ${named(to)}${Object.hasOwn(map, state.id) ? ` ("${String(map[state.id])}" is no state of it)` : ''}; name one in the map.`,
    ]
  }
  const differing = (['contractFrozen', 'inService', 'deprecated', 'final'] as const).filter(
    (flag) => (state[flag] ?? false) !== (counterpart[flag] ?? false),
  )
  if (differing.length === 0) return []
  return [
    `The state "${state.id}" cannot go on as "${counterpart.id}" of ${named(to)}, which says otherwise about ${differing.join(' and ')}; only a gate decides about that.`,
  ]
}

function named({ id, version }: LifecycleDefinition): string {
  return `${id} ${version}`
}
