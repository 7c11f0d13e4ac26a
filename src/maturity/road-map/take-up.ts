import { z } from 'zod'
import {
  FINAL_STATES,
  type FoundTension,
  type Governance,
  type ProposalView,
  type TensionView,
} from '../../governance/index.ts'
import { parseInput, type Actor } from '../../registry/index.ts'
import type { Assessment, Criterion, RoadMapStep } from '../assessment.ts'
import { keyOfScope, type FactItem, type Scope } from '../facts/fact.ts'
import { MaturityError } from '../maturity-error.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { criterionInWords, thresholdInWords } from '../report/criterion-in-words.ts'
import { dayInWords } from '../report/figure-in-words.ts'
import { say } from '../report/texts.ts'

/** Which gap of a road map becomes a tension. */
const gapInput = z
  .strictObject({
    fact: z.string().min(1).max(64).exactOptional(),
    question: z.string().min(1).max(64).exactOptional(),
  })
  .refine(({ fact, question }) => (fact === undefined) !== (question === undefined), {
    error: 'is needed, or question in its place, and not both',
    path: ['fact'],
  })
export type GapInput = z.infer<typeof gapInput>

/** Which gap a circle sets itself as a target, and by when. */
const gapTargetInput = z.strictObject({
  fact: z.string().min(1).max(64),
  /** Whose target it is to be; the figure is counted for it and the circles in it. */
  circle: z.string().min(1).max(64),
  by: z.iso.date(),
})
export type GapTargetInput = z.infer<typeof gapTargetInput>

/** Turns gaps of the road map into work of the organisation. */
export interface TakeUp {
  /**
   * Opens a tension about a gap, with the figure and what stands in the way as evidence; while one is open for the gap, it is
   * added to that. It goes to whoever decides about the domain or circle.
   * @throws MaturityError `maturity-gap-not-found`, and as an assessment; RegistryError `invalid-input`; GovernanceError
   *   `governance-not-allowed`
   */
  asTension(actor: Actor, model: MaturityModel, scope: Scope, input: GapInput): Promise<TensionView>
  /**
   * Proposes the threshold of a gap as a target of a circle, as an answer to the tension that is open for the gap, if there is
   * one. The same proposal is not made twice while it is on its way.
   * @throws as `asTension`; GovernanceError `proposal-invalid` for whoever has no role in the circle, and as proposals
   */
  asTarget(
    actor: Actor,
    model: MaturityModel,
    scope: Scope,
    input: GapTargetInput,
  ): Promise<ProposalView>
}

export interface TakeUpPorts {
  readonly governance: Pick<Governance, 'tensions' | 'proposals'>
  readonly assess: (model: MaturityModel, scope: Scope) => Promise<Assessment>
  /** The first items that stand in the way of a fact. */
  readonly inTheWay: (fact: string, scope: Scope) => Promise<readonly FactItem[]>
}

export function createTakeUp({ governance, assess, inTheWay }: TakeUpPorts): TakeUp {
  const { tensions, proposals } = governance
  return {
    async asTension(actor, model, scope, said) {
      const { fact, question } = parseInput(gapInput, said)
      const assessment = await assess(model, scope)
      const step = assessment.roadMap.find((one) =>
        fact === undefined ? one.question === question : one.fact === fact,
      )
      if (step === undefined) {
        const gaps = assessment.roadMap.map((one) => one.fact ?? one.question ?? '')
        throw MaturityError.gapNotFound(fact ?? question ?? '', gaps)
      }
      const items = fact === undefined ? [] : await inTheWay(fact, scope)
      return tensions.raiseAs(actor, tensionOf(assessment, step, items))
    },

    async asTarget(actor, model, scope, said) {
      const { fact, circle, by } = parseInput(gapTargetInput, said)
      const assessment = await assess(model, scope)
      const measured = assessment.roadMap.flatMap((step) => {
        const criterion = criterionOf(assessment, step)
        const { threshold } = criterion ?? {}
        return criterion === undefined || threshold === undefined
          ? []
          : [{ step, criterion, threshold }]
      })
      const gap = measured.find(({ criterion }) => criterion.fact === fact)
      if (gap === undefined) {
        throw MaturityError.gapNotFound(
          fact,
          measured.map(({ criterion }) => criterion.fact),
        )
      }
      const { step, criterion, threshold } = gap
      const id = fact.replaceAll('_', '-')
      const underway = await proposals.list({ circle, limit: MOST })
      const same = underway.items.find(
        ({ state, changes }) =>
          !FINAL_STATES.includes(state) &&
          changes.some((change) => change.kind === 'maturity.target' && change.target.id === id),
      )
      if (same !== undefined) return same
      const wanted = { name: step.text, wanted: thresholdInWords(criterion) }
      const title = say('takeUp.targetTitle', wanted)
      const open = await tensions.list({ subject: subjectOf(assessment), limit: MOST })
      const tension = open.items.find(
        ({ key, state }) => key === keyOf(assessment, step) && OPEN.includes(state),
      )
      return proposals.make(actor, {
        title,
        circle,
        ...(tension !== undefined && { tension: tension.id }),
        example: sentenceOf(assessment, step),
        rationale: say('takeUp.targetRationale', { ...wanted, by, ...lifts(assessment, step) }),
        changes: [
          {
            kind: 'maturity.target',
            circle,
            target: {
              ...{ id, title, fact, by },
              ...(criterion.op?.startsWith('<') === true
                ? { atMost: threshold }
                : { atLeast: threshold }),
            },
          },
        ],
      })
    },
  }
}

const MOST = 500
const OPEN: readonly TensionView['state'][] = ['open', 'in-process']

function tensionOf(
  assessment: Assessment,
  step: RoadMapStep,
  items: readonly FactItem[],
): FoundTension {
  const day = dayInWords(assessment.asOf)
  const now = sentenceOf(assessment, step)
  const about = step.fact ?? step.question ?? ''
  return {
    key: keyOf(assessment, step),
    subject: subjectOf(assessment),
    now,
    couldBe: say('takeUp.couldBe', lifts(assessment, step)),
    evidence: [
      { text: `${day}: ${now}`, source: `${about} ${assessment.model} ${day}` },
      ...items.map(({ id, because, subject }) => ({
        text: `${id}: ${because}`.slice(0, 2_000),
        source: `${about} ${subject} ${id}`.slice(0, 500),
      })),
    ],
  }
}

/** The same gap of the same place, by whatever model. */
function keyOf({ scope }: Assessment, { fact, question }: RoadMapStep): string {
  return `gap:${fact ?? question ?? ''}:${keyOfScope(scope)}`
}

function subjectOf({ scope: { domain, circle }, model }: Assessment): string {
  if (circle !== undefined) return `circle:${circle}`
  return domain === undefined ? `maturity:${model}` : `domain:${domain}`
}

function criterionOf({ dimensions }: Assessment, step: RoadMapStep): Criterion | undefined {
  return dimensions
    .find(({ id }) => id === step.dimension)
    ?.holdsBack.find(({ evidence }) => evidence === step.evidence)
}

/** What is, in a sentence. */
function sentenceOf(assessment: Assessment, step: RoadMapStep): string {
  const criterion = criterionOf(assessment, step)
  return criterion === undefined
    ? say('dimensions.question', { question: step.text })
    : `${criterionInWords(criterion)}.`
}

function lifts(
  { dimensions, name }: Assessment,
  { dimension, toLevel }: RoadMapStep,
): { readonly area: string; readonly level: number; readonly model: string } {
  const area = dimensions.find(({ id }) => id === dimension)?.name ?? dimension
  return { area, level: toLevel, model: name }
}
