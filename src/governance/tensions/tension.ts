import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { without } from '../without.ts'

const instant = z.iso.datetime()

export const TENSION_STATES = ['open', 'in-process', 'processed', 'let-go'] as const
export type TensionState = (typeof TENSION_STATES)[number]

export const OUTCOME_KINDS = [
  'next-action',
  'project',
  'proposal',
  'request',
  'information',
] as const

/** What became of a tension. */
const outcome = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  text: governanceText,
  /** With `request`: the role that is asked; with `next-action` and `project`: the role that does it. */
  role: governanceId.exactOptional(),
  /** With `next-action` and `project`: the work item. */
  work: z.string().min(1).max(100).exactOptional(),
  /** With `next-action` and `project`: the day on which it is expected. */
  projection: z.iso.date().exactOptional(),
  /** With `proposal`. */
  proposal: z.string().min(1).max(100).exactOptional(),
  by: z.string().min(1).max(64),
  at: instant,
})

const evidence = z.strictObject({
  text: governanceText,
  at: instant,
  /** What it comes from: the same source is heard once. */
  source: z.string().min(1).max(500).exactOptional(),
  /** What it is about, where the tension gathers several things. */
  subject: z.string().min(1).max(400).exactOptional(),
})

/** A gap that somebody senses between what is and what could be. */
export const tensionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** On what it is felt, for instance `service:payments/orders`. */
  subject: z.string().min(1).max(400),
  now: governanceText,
  couldBe: governanceText,
  /** The account of who senses it; `system` for what the registry itself found. */
  by: z.string().min(1).max(64),
  /** The role in which it is felt. */
  asRole: governanceId.exactOptional(),
  /** In whose inbox it is. */
  role: governanceId,
  circle: governanceId,
  /** With what the registry found: the same finding about the same subject is one tension. */
  key: z.string().min(1).max(500).exactOptional(),
  state: z.enum(TENSION_STATES),
  outcomes: z.array(outcome).max(100),
  evidence: z.array(evidence).max(100),
  /** With a key: tensions of one group are kept few; those beyond are evidence of one for the role. */
  group: z.string().min(1).max(500).exactOptional(),
  /** With a key: how often it was found again after it had been processed. */
  recurrences: z.int().min(1).exactOptional(),
  /** The check behind it passes; whoever answers confirms that it is done. */
  proposedClosure: z.strictObject({ text: governanceText, at: instant }).exactOptional(),
  /** Why it was closed. */
  closing: governanceText.exactOptional(),
  createdAt: instant,
  updatedAt: instant,
})
export type Tension = z.infer<typeof tensionSchema>

export function isOpenTension({ state }: Pick<Tension, 'state'>): boolean {
  return state === 'open' || state === 'in-process'
}

/** What can be done with a tension. */
export const tensionStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('process'),
    outcome: z.enum(OUTCOME_KINDS),
    text: governanceText,
    role: governanceId.exactOptional(),
    proposal: z.string().min(1).max(100).exactOptional(),
    projection: z.iso.date().exactOptional(),
  }),
  /** Whoever sensed it got what they need. */
  z.strictObject({ kind: z.literal('confirm'), text: governanceText.exactOptional() }),
  z.strictObject({ kind: z.literal('let-go'), reason: governanceText }),
  z.strictObject({ kind: z.literal('reopen'), reason: governanceText }),
])
export type TensionStep = z.infer<typeof tensionStepSchema>

export interface TensionContext {
  readonly actor: string
  readonly at: string
  /** Whether the actor fills the role in whose inbox it is, or covers for it. */
  readonly answers: boolean
  /** Whether whoever sensed it can still speak for it, with a role or without: their account is active. */
  readonly ownerServes: boolean
  /** The circle of the role that the step names; undefined when there is no such role. */
  readonly circleOfRole: string | undefined
  /** The id of the work item that would come of it; only next actions and projects take it. */
  readonly work?: string | undefined
}

export type TensionStepped =
  | { readonly kind: 'moved'; readonly tension: Tension }
  | { readonly kind: 'refused'; readonly reason: string }

/** Takes a tension one step on. Pure. Only its owner says that it is done. */
export function stepTension(
  tension: Tension,
  step: TensionStep,
  context: TensionContext,
): TensionStepped {
  const { actor } = context
  const at = context.at < tension.updatedAt ? tension.updatedAt : context.at
  const { state, by } = tension
  const isOwner = by === 'system' ? context.answers : actor === by
  const isClosed = state === 'processed' || state === 'let-go'
  if (step.kind === 'reopen') {
    if (!isClosed) return refused(`The tension is ${state}; there is nothing to reopen.`)
    if (!isOwner) return notOwner(tension)
    return moved({
      ...without(tension, 'closing'),
      state: 'in-process',
      evidence: [...tension.evidence, { text: step.reason, at }].slice(-100),
      updatedAt: at,
    })
  }
  if (isClosed) return refused(`The tension is ${state}; reopen it, or sense another one.`)
  switch (step.kind) {
    case 'process':
      return process(tension, step, { ...context, at }, isOwner)
    case 'confirm':
      if (!isOwner) return notOwner(tension)
      if (tension.outcomes.length === 0 && tension.proposedClosure === undefined) {
        return refused('Nothing came of it yet; let it go with a reason, or process it first.')
      }
      return moved({
        ...without(tension, 'proposedClosure'),
        state: 'processed',
        closing:
          step.text ?? tension.proposedClosure?.text ?? 'Whoever sensed it got what they need.',
        updatedAt: at,
      })
    case 'let-go':
      if (!isOwner && !(context.answers && !context.ownerServes)) return notOwner(tension)
      return moved({
        ...without(tension, 'proposedClosure'),
        state: 'let-go',
        closing: step.reason,
        updatedAt: at,
      })
  }
}

function process(
  tension: Tension,
  step: TensionStep & { readonly kind: 'process' },
  { actor, at, answers, circleOfRole, work }: TensionContext,
  isOwner: boolean,
): TensionStepped {
  if (!isOwner && !answers) {
    return refused(
      `It is for ${tension.by}, who sensed it, or for the role ${tension.role} to process it.`,
    )
  }
  if (tension.outcomes.length >= 100) {
    return refused('A hundred things came of it already; confirm it, or sense another one.')
  }
  if (step.outcome === 'request' && (step.role === undefined || circleOfRole === undefined)) {
    return refused('A request names the role that is asked; choose one that there is.')
  }
  if (step.outcome === 'proposal' && step.proposal === undefined) {
    return refused('Name the proposal that came of it.')
  }
  const isWork = step.outcome === 'next-action' || step.outcome === 'project'
  if (isWork && step.role !== undefined && circleOfRole === undefined) {
    return refused(`There is no role ${step.role} to do it; choose one that there is.`)
  }
  if (!isWork && step.projection !== undefined) {
    return refused('Only a next action or a project has a day on which it is expected.')
  }
  const passedOn =
    step.outcome === 'request' && step.role !== undefined && circleOfRole !== undefined
      ? { role: step.role, circle: circleOfRole }
      : {}
  const outcome = {
    kind: step.outcome,
    text: step.text,
    ...(step.role !== undefined && { role: step.role }),
    ...(step.proposal !== undefined && { proposal: step.proposal }),
    ...(isWork && work !== undefined && { work }),
    ...(step.projection !== undefined && { projection: step.projection }),
    by: actor,
    at,
  }
  return moved({
    ...tension,
    ...passedOn,
    state: 'in-process',
    outcomes: [...tension.outcomes, outcome],
    updatedAt: at,
  })
}

function moved(tension: Tension): TensionStepped {
  return { kind: 'moved', tension }
}

function refused(reason: string): TensionStepped {
  return { kind: 'refused', reason }
}

function notOwner({ by, role }: Tension): TensionStepped {
  return refused(
    by === 'system'
      ? `The registry found it; the role ${role} says when it is done.`
      : `Only ${by}, who sensed it, says that it is done; sense one of your own.`,
  )
}
