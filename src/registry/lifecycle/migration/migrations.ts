import { digestOfBytes } from '../../../contracts/index.ts'
import type { DecisionDocument } from '../../documents.ts'
import type { TransitionDecision } from '../../model.ts'
import type { Permit, Permits } from '../../permits.ts'
import { RegistryError } from '../../problems.ts'
import { SYSTEM } from '../../system-actor.ts'
import { decisionDocument, type DecisionLog } from '../decision-log.ts'
import type { LifecycleBook, LifecycleInForce } from '../lifecycle-book.ts'
import { counterpartOf } from './migration-map.ts'
import { MIGRATION } from './migration-transition.ts'
import { subjectsUnder, type MovablePorts, type MovableSubject } from './movable-subjects.ts'

export interface MigrationRun {
  readonly moved: number
  /** What stays under the definition that it began with, and why. */
  readonly left: readonly { readonly subject: string; readonly reason: string }[]
}

export interface Migrations {
  /**
   * Moves what began under an earlier version of a lifecycle, where the adopted proposal has a map. Each is moved by one
   * write with its event; whoever is interrupted is gone on with by the next call.
   */
  work(stop?: AbortSignal): Promise<MigrationRun>
}

export type MigrationPorts = MovablePorts & {
  readonly lifecycles: LifecycleBook
  readonly decisions: DecisionLog
  readonly permits: Permits
  readonly newId: () => string
}

/** Somebody else was faster; the next call finds it as it is then. */
const CHANGED = 'It was changed at the same moment.'

export function createMigrations(ports: MigrationPorts): Migrations {
  const isDone = new Set<string>()
  return {
    work: async (stop) => {
      let moved = 0
      const left: { subject: string; reason: string }[] = []
      for (const inForce of await ports.lifecycles.inForce()) {
        const { id, version } = inForce.lifecycle
        const key = `${id}@${version}`
        if (inForce.adopted?.map === undefined || isDone.has(key)) continue
        for (const earlier of await ports.lifecycles.versionsInUse(id)) {
          if (earlier === version) continue
          const reference = { id, version: earlier }
          for await (const one of subjectsUnder(ports, inForce.lifecycle.subject, reference)) {
            if (stop?.aborted === true) return { moved, left }
            const reason = await moveOne(ports, inForce, reference, one)
            if (reason === undefined) moved += 1
            else left.push({ subject: one.subject, reason })
          }
        }
        if (left.every(({ reason }) => reason !== CHANGED)) isDone.add(key)
      }
      return { moved, left }
    },
  }
}

/** @returns why it stays; undefined when it was moved */
async function moveOne(
  ports: MigrationPorts,
  inForce: LifecycleInForce,
  from: { readonly id: string; readonly version: string },
  one: MovableSubject,
): Promise<string | undefined> {
  const { lifecycle, adopted } = inForce
  const state = counterpartOf(one.state, lifecycle.definition, adopted?.map ?? {})
  if (state === undefined) {
    return `Its state "${one.state}" has no counterpart in ${lifecycle.id} ${lifecycle.version}.`
  }
  const service = await ports.services.get(one.service)
  const thing = { subject: one.subject, domain: service?.value.domain ?? '' }
  const permit = await ports.permits.require(SYSTEM, 'lifecycle.change', thing)
  const decision = decisionOf(ports, inForce, from, one, state.id, permit)
  const happening = {
    event: one.event,
    reason: decision.reason,
    change: {
      transition: MIGRATION,
      from: one.state,
      to: state.id,
      before: `${from.id}@${from.version}`,
      lifecycle: `${lifecycle.id}@${lifecycle.version}`,
      proposal: adopted?.decision.id,
      decision: decision.id,
    },
  }
  await ports.lifecycles.pin(permit, lifecycle)
  try {
    await one.move(permit, { lifecycle, state, decision }, happening)
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'stale-revision') throw error
    return CHANGED
  }
  await ports.decisions.keep(decision)
  return undefined
}

/** The move as history shows it, and as it is judged again: what it rests on is the adopted map. */
function decisionOf(
  { newId }: MigrationPorts,
  { lifecycle, adopted }: LifecycleInForce,
  from: { readonly id: string; readonly version: string },
  { subject, state }: MovableSubject,
  to: string,
  { authority, actor, at }: Permit,
): DecisionDocument {
  const { id: proposal = '', title = '' } = adopted?.decision ?? {}
  const before = `${from.id} ${from.version}`
  const decision: TransitionDecision = {
    id: newId(),
    subject,
    transition: MIGRATION,
    from: state,
    to,
    allowed: true,
    authority,
    conditions: [
      {
        id: 'counterpart',
        title: 'The adopted proposal says where it goes on',
        expression: 'migration.to != "" && migration.proposal != ""',
        holds: 'yes',
        explanation: `The proposal ${proposal} leads "${state}" of ${before} to "${to}" of ${lifecycle.id} ${lifecycle.version}.`,
        facts: { 'migration.to': to, 'migration.proposal': proposal },
      },
    ],
    lifecycle: { id: lifecycle.id, version: lifecycle.version },
    policies: [],
    inputs: { lifecycle: digestOfBytes(JSON.stringify(lifecycle.definition)) },
    actor: actor.name,
    reason: title === '' ? undefined : title,
    at: at.toISOString(),
  }
  return decisionDocument(decision)
}
