import { gt, inc } from 'semver'
import {
  LifecycleError,
  loadLifecycle,
  migrationMistakes,
  type LifecycleDefinition,
  type MigrationMap,
} from '../../registry/index.ts'
import type { LifecycleChange } from './lifecycle-changes.ts'

/** A definition that was put in force by a version of the governance, in place of the one that came with the program. */
export interface ChosenLifecycle {
  readonly definition: LifecycleDefinition
  /** Absent: what began under another version stays under it. */
  readonly map?: MigrationMap | undefined
  readonly changedIn: number
}

/** Why a change of a lifecycle cannot be made. */
export class LifecycleChangeError extends Error {
  override readonly name = 'LifecycleChangeError'
}

/** The definition in force for the id of a change, and what the change makes of it. */
export interface ChangedLifecycle {
  readonly before: LifecycleDefinition
  readonly after: LifecycleDefinition
  /** Absent: what has begun stays as it is. */
  readonly map: MigrationMap | undefined
}

/**
 * What a change makes of the lifecycles in force. Pure.
 * @throws LifecycleChangeError with everything that stands in its way
 */
export function changeLifecycle(
  inForce: readonly LifecycleDefinition[],
  change: LifecycleChange,
): ChangedLifecycle {
  const id = change.kind === 'lifecycle.put' ? change.definition.id : change.lifecycle
  const before = inForce.find((one) => one.id === id)
  if (before === undefined) {
    throw new LifecycleChangeError(
      `There is no lifecycle ${id} to change; in force are ${inForce.map((one) => one.id).join(', ')}.`,
    )
  }
  const changed =
    change.kind === 'lifecycle.put'
      ? { before, after: change.definition, map: change.map }
      : { before, after: withGate(before, change), map: change.migrate ? {} : undefined }
  const mistakes = mistakesOf(changed)
  if (mistakes.length > 0) throw new LifecycleChangeError(mistakes.join(' '))
  return changed
}

/** What is in force: what was chosen, and of the others what came with the program. */
export function lifecyclesInForce(
  shipped: readonly LifecycleDefinition[],
  chosen: readonly ChosenLifecycle[],
): readonly LifecycleDefinition[] {
  return shipped.map(
    (definition) =>
      chosen.find((one) => one.definition.id === definition.id)?.definition ?? definition,
  )
}

function withGate(
  before: LifecycleDefinition,
  { transition, gate, checklist }: LifecycleChange & { readonly kind: 'lifecycle.gate' },
): LifecycleDefinition {
  const present = before.transitions.find(({ id }) => id === transition)
  if (present === undefined) {
    throw new LifecycleChangeError(
      `The lifecycle ${before.id} has no transition ${transition}; it has ${before.transitions.map(({ id }) => id).join(', ')}.`,
    )
  }
  if (gate === undefined && checklist === undefined) {
    throw new LifecycleChangeError('Say what the gate is to be: conditions, a checklist, or both.')
  }
  const changed = {
    ...present,
    ...(gate !== undefined && { gate }),
    ...(checklist !== undefined && { checklist: checklist.length === 0 ? undefined : checklist }),
  }
  return {
    ...before,
    version: inc(before.version, 'minor') ?? before.version,
    transitions: before.transitions.map((one) => (one === present ? changed : one)),
  }
}

function mistakesOf({ before, after, map }: ChangedLifecycle): readonly string[] {
  const same = (definition: LifecycleDefinition): string =>
    JSON.stringify({ ...definition, version: '' })
  return [
    ...(after.subject === before.subject
      ? []
      : [`The lifecycle ${before.id} is that of a ${before.subject}, and stays so.`]),
    ...(gt(after.version, before.version)
      ? []
      : [
          `In force is version ${before.version}; give the definition a higher one, since what has begun is judged by the version it began with.`,
        ]),
    ...(same(after) === same(before) ? ['It is so already: nothing but the version changes.'] : []),
    ...(map !== undefined && after.subject === 'policy'
      ? ['Policies keep no state of this lifecycle, so that there is nothing to map.']
      : []),
    ...definitionMistakes(after),
    ...(map === undefined ? [] : migrationMistakes(before, after, map)),
  ]
}

function definitionMistakes(definition: LifecycleDefinition): readonly string[] {
  try {
    loadLifecycle(JSON.stringify(definition), definition.id)
    return []
  } catch (error) {
    if (!(error instanceof LifecycleError)) throw error
    return error.mistakes.map(({ pointer, message }) => `${pointer}: ${message}`)
  }
}
