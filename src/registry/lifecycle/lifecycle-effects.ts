import { SYSTEM } from '../system-actor.ts'
import { evaluateGate, isGateOpen } from './evaluate-gate.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { LifecycleBook } from './lifecycle-book.ts'
import type { LifecycleDefinition, LifecycleSubject } from './lifecycle-definition.ts'
import { loadLifecycle } from './load-lifecycle.ts'
import { counterpartOf, type MigrationMap } from './migration/migration-map.ts'
import {
  subjectsUnder,
  type MovablePorts,
  type MovableSubject,
} from './migration/movable-subjects.ts'
import type { TransitionSubject } from './request-transition.ts'

/** What another definition would do to what lives by the present one. */
export interface LifecycleEffect {
  readonly lifecycle: string
  readonly subject: LifecycleSubject
  /** The version in force, and the one that is proposed. */
  readonly from: string
  readonly to: string
  /** Whether what has begun goes on under the new definition. */
  readonly migrates: boolean
  /** How many stand where, and where they would go on; `to` is null where they stay under what they began with. */
  readonly standing: readonly {
    readonly version: string
    readonly state: string
    readonly to: string | null
    readonly subjects: number
  }[]
  /** Gates that would answer otherwise for something that stands before them now. */
  readonly gates: readonly GateEffect[]
  /** How many were looked at for that, and whether those are all. */
  readonly examined: number
  readonly isComplete: boolean
}

export interface GateEffect {
  readonly subject: string
  readonly transition: string
  readonly opens: boolean
  /** What does not hold where it closes; empty where it opens. */
  readonly unmet: readonly string[]
}

/** A change of a lifecycle that is thought about. */
export interface ProposedLifecycle {
  readonly definition: LifecycleDefinition
  /** Undefined: what has begun stays as it is. */
  readonly map: MigrationMap | undefined
}

export interface LifecycleEffects {
  /** Looks at everything under the lifecycle and changes nothing. */
  preview(proposed: ProposedLifecycle): Promise<LifecycleEffect>
}

export type LifecycleEffectPorts = MovablePorts & {
  readonly lifecycles: LifecycleBook
  readonly clock: () => Date
  /** Something that lives by a lifecycle, as its gates see it; undefined when it is not there any more. */
  readonly subjectOf: (
    kind: LifecycleSubject,
    subject: string,
  ) => Promise<TransitionSubject | undefined>
}

const MOST_COUNTED = 20_000
/** Facts are gathered for each, which judges contracts. */
const MOST_EXAMINED = 200

export function createLifecycleEffects(ports: LifecycleEffectPorts): LifecycleEffects {
  return {
    preview: async ({ definition, map }) => {
      const after = loadLifecycle(JSON.stringify(definition), definition.id)
      const present = await ports.lifecycles.for(definition.subject)
      const counts = new Map<string, LifecycleEffect['standing'][number]>()
      const gates: GateEffect[] = []
      let counted = 0
      let examined = 0
      let isComplete = true
      for (const version of await ports.lifecycles.versionsInUse(present.id)) {
        const before = await ports.lifecycles.pinned({ id: present.id, version })
        for await (const one of subjectsUnder(ports, definition.subject, before)) {
          if (counted === MOST_COUNTED) {
            isComplete = false
            break
          }
          counted += 1
          const to = map && counterpartOf(one.state, definition, map)?.id
          count(counts, { version, state: one.state, to: to ?? null })
          if (to === undefined || !asksOtherwise(before, one.state, after, to)) continue
          if (examined === MOST_EXAMINED) {
            isComplete = false
            continue
          }
          examined += 1
          gates.push(...(await gateEffects(ports, definition.subject, one, after, to)))
        }
      }
      return {
        lifecycle: present.id,
        subject: definition.subject,
        from: present.version,
        to: definition.version,
        migrates: map !== undefined,
        standing: [...counts.values()],
        gates,
        examined,
        isComplete,
      }
    },
  }
}

function count(
  counts: Map<string, LifecycleEffect['standing'][number]>,
  one: Omit<LifecycleEffect['standing'][number], 'subjects'>,
): void {
  const key = JSON.stringify(one)
  counts.set(key, { ...one, subjects: (counts.get(key)?.subjects ?? 0) + 1 })
}

/** Whether what leads on from a state is declared otherwise in its counterpart. */
function asksOtherwise(before: Lifecycle, from: string, after: Lifecycle, to: string): boolean {
  const declared = (lifecycle: Lifecycle, state: string): string =>
    JSON.stringify(
      lifecycle
        .from(state)
        .map(({ id, gate }) => [id, gate.map(({ when }) => when)])
        .toSorted(),
    )
  return declared(before, from) !== declared(after, to)
}

async function gateEffects(
  { subjectOf, clock }: LifecycleEffectPorts,
  kind: LifecycleSubject,
  { subject: name, state }: MovableSubject,
  after: Lifecycle,
  to: string,
): Promise<readonly GateEffect[]> {
  const subject = await subjectOf(kind, name)
  if (subject === undefined) return []
  const asked = { actor: SYSTEM, at: clock(), reason: undefined, sunsetAt: undefined }
  const { facts } = await subject.assess(asked)
  const answers = (lifecycle: Lifecycle, from: string): ReadonlyMap<string, readonly string[]> =>
    new Map(
      lifecycle.from(from).map((transition) => {
        const conditions = evaluateGate(transition, facts)
        const unmet = conditions.filter(({ holds }) => holds !== 'yes')
        return [
          transition.id,
          isGateOpen(conditions) ? [] : unmet.map(({ explanation }) => explanation),
        ]
      }),
    )
  const now = answers(subject.lifecycle, state)
  const then = answers(after, to)
  const transitions = new Set([...now.keys(), ...then.keys()])
  return [...transitions].flatMap((transition) => {
    const isOpen = now.get(transition)?.length === 0
    const unmet = then.get(transition) ?? ['It does not lead on from there any more.']
    const opens = unmet.length === 0
    return opens === isOpen ? [] : [{ subject: name, transition, opens, unmet }]
  })
}
