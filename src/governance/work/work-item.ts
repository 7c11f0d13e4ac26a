import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { without } from '../without.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)

export const WORK_KINDS = ['next-action', 'project'] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** `asked`: somebody else wants it of the role, which accepts or declines. */
export const WORK_STATES = ['asked', 'active', 'waiting', 'done', 'dropped'] as const
export type WorkState = (typeof WORK_STATES)[number]

/** What the check behind a tension found when it was run again. */
export const checkFound = z.strictObject({
  /** `gone`: it passes. `unknown`: no check could say. */
  gap: z.enum(['gone', 'stands', 'unknown']),
  says: governanceText,
})
export type CheckFound = z.infer<typeof checkFound>

const projection = z.strictObject({
  /** The day on which it is expected; a projection is no promise. Absent: nobody can say. */
  date: z.iso.date().exactOptional(),
  text: governanceText.exactOptional(),
  by: person,
  at: instant,
})

/** A next action or a project of a role. */
export const workItemSchema = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.enum(WORK_KINDS),
  /** The action to take; of a project, what is true once it is done. */
  title: governanceText,
  role: governanceId,
  circle: governanceId,
  /** The tension that it was born of. */
  tension: z.string().min(1).max(100).exactOptional(),
  /** What it is about, as the ledger names it. */
  subject: z.string().min(1).max(400).exactOptional(),
  state: z.enum(WORK_STATES),
  /** What it waits for, with `waiting`. */
  waitingFor: governanceText.exactOptional(),
  /** Oldest first; the last one counts. */
  projections: z.array(projection).max(100),
  /** What was reported on the way, oldest first. */
  progress: z.array(z.strictObject({ text: governanceText, by: person, at: instant })).max(100),
  closing: z
    .strictObject({
      text: governanceText.exactOptional(),
      by: person,
      at: instant,
      /** With `done`, when it was born of a tension. */
      found: checkFound.exactOptional(),
    })
    .exactOptional(),
  /** Whose account entered it. */
  by: person,
  createdAt: instant,
  updatedAt: instant,
})
export type WorkItem = z.infer<typeof workItemSchema>

const text = governanceText

/** What can be done with a work item. */
export const workStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('report'), text }),
  /** A new projection; without a date nobody can say any more. */
  z.strictObject({
    kind: z.literal('project'),
    date: z.iso.date().exactOptional(),
    text: text.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('wait'), text }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('done'), text: text.exactOptional() }),
  z.strictObject({ kind: z.literal('drop'), text }),
  z.strictObject({ kind: z.literal('reopen'), text }),
])
export type WorkStep = z.infer<typeof workStepSchema>

export interface WorkContext {
  readonly actor: string
  readonly at: string
  /** Whether the actor fills the role, or covers for it. */
  readonly answers: boolean
  /** With `done`: what the check behind the tension found. */
  readonly found?: CheckFound | undefined
}

export type WorkStepped =
  | { readonly kind: 'moved'; readonly item: WorkItem }
  | { readonly kind: 'refused'; readonly reason: string }

/** Which steps lead on from a state. */
const STEPS: Readonly<Record<WorkState, readonly WorkStep['kind'][]>> = {
  asked: ['accept', 'drop'],
  active: ['report', 'project', 'wait', 'done', 'drop'],
  waiting: ['report', 'project', 'resume', 'done', 'drop'],
  done: ['reopen'],
  dropped: ['reopen'],
}

const MOST_KEPT = 100 // projections and reports; older ones stay in the ledger

/** Takes a work item one step on. Pure. Its role says how it stands; who asked for it may take that back. */
export function stepWork(item: WorkItem, step: WorkStep, context: WorkContext): WorkStepped {
  const { actor, answers, found } = context
  const takesBack = item.state === 'asked' && step.kind === 'drop' && item.by === actor
  if (!answers && !takesBack) {
    return refused(
      `It is for the role ${item.role} to say how it stands; sense a tension if it should go another way.`,
    )
  }
  const possible = STEPS[item.state]
  if (!possible.includes(step.kind)) {
    return refused(`It is ${item.state}; the steps from there are: ${possible.join(', ')}.`)
  }
  // A clock that was set back moves nothing back.
  const at = context.at < item.updatedAt ? item.updatedAt : context.at
  const said = { by: actor, at }
  const moved = (
    changes: Partial<WorkItem>,
    ...gone: readonly (keyof WorkItem)[]
  ): WorkStepped => ({
    kind: 'moved',
    item: { ...(without(item, ...gone) as WorkItem), ...changes, updatedAt: at },
  })
  switch (step.kind) {
    case 'accept':
    case 'resume':
      return moved({ state: 'active' }, 'waitingFor')
    case 'report':
      return moved({
        progress: [...item.progress, { text: step.text, ...said }].slice(-MOST_KEPT),
      })
    case 'project': {
      const { date, text: why } = step
      const projected = {
        ...(date !== undefined && { date }),
        ...(why !== undefined && { text: why }),
        ...said,
      }
      return moved({ projections: [...item.projections, projected].slice(-MOST_KEPT) })
    }
    case 'wait':
      return moved({ state: 'waiting', waitingFor: step.text })
    case 'done': {
      const closing = {
        ...(step.text !== undefined && { text: step.text }),
        ...said,
        ...(found !== undefined && { found }),
      }
      return moved({ state: 'done', closing }, 'waitingFor')
    }
    case 'drop':
      return moved({ state: 'dropped', closing: { text: step.text, ...said } }, 'waitingFor')
    case 'reopen':
      return moved(
        {
          state: 'active',
          progress: [...item.progress, { text: step.text, ...said }].slice(-MOST_KEPT),
        },
        'closing',
      )
  }
}

function refused(reason: string): WorkStepped {
  return { kind: 'refused', reason }
}
