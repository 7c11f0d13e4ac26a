import type { Collection } from '../../store/index.ts'
import type { DecisionDocument } from '../documents.ts'
import { domainEvent, findPage, insertUnlessTaken, type EventName } from '../guarded-collection.ts'
import type { TransitionDecision } from '../model.ts'
import type { Ruling } from '../permits.ts'
import { findOptions, viewPage } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { ViewPage } from '../page.ts'
import type { DecisionQuery } from './transitions.ts'

const NEWEST = 500

/** What decisions are about. */
export interface DecidedSubject {
  readonly subject: string
  /** ISO 8601 instant. */
  readonly createdAt: string
  /** The decision that led to the present state. */
  readonly decision: DecisionDocument | undefined
}

/** Every decision about a transition, refusals included. */
export interface DecisionLog {
  /**
   * The newest decisions about a subject, newest first. The number of a discarded draft may be used again;
   * what was decided about the draft of before is not about the present one.
   */
  about(subject: DecidedSubject): Promise<readonly TransitionDecision[]>
  /** By subject and time. */
  list(query?: DecisionQuery): Promise<ViewPage<TransitionDecision>>
  /** @throws RegistryError `decision-not-found` */
  get(id: string): Promise<TransitionDecision>
  /** Records a refusal, whether the gate or the authority refused, with its event. */
  refused(ruling: Ruling, decision: DecisionDocument, event: EventName): Promise<void>
  /**
   * Keeps a decision that was carried out. It became durable with the state it led to, whose write had the
   * event, so that this may be repeated, or be lost in a crash and made up for before the next transition.
   */
  keep(decision: DecisionDocument): Promise<void>
}

export function createDecisionLog(
  decisions: Collection<DecisionDocument>,
  newId: () => string,
): DecisionLog {
  return {
    async about({ subject, createdAt, decision: current }) {
      const { items } = await decisions.find({
        where: { subject: { eq: subject }, at: { gte: createdAt } },
        sort: ['-at'],
        limit: NEWEST,
      })
      const kept = items.map(({ value }) => value)
      const isMissing = current !== undefined && kept.every(({ id }) => id !== current.id)
      return (isMissing ? [current, ...kept] : kept).map(decisionView)
    },
    async list({ service, ...page } = {}) {
      const where = service === undefined ? {} : { subject: { prefix: `version:${service}@` } }
      const found = await findPage(decisions, findOptions(page, { where, sort: ['subject', 'at'] }))
      return viewPage(found, ({ value }) => decisionView(value))
    },
    async get(id) {
      const found = await decisions.get(id)
      if (found !== undefined) return decisionView(found.value)
      throw new RegistryError(
        'decision-not-found',
        `There is no decision ${id.slice(0, 100)}; the history of each version and subscription lists theirs.`,
      )
    },
    async refused(ruling, decision, event) {
      const { reason, transition, from, to } = decision
      const unmet = decision.conditions.flatMap(({ id, holds }) => (holds === 'yes' ? [] : [id]))
      await decisions.insert(decision.id, decision, [
        domainEvent(
          ruling,
          { event, reason, change: { transition, from, to, decision: decision.id, unmet } },
          newId,
        ),
      ])
    },
    async keep(decision) {
      if ((await decisions.get(decision.id)) !== undefined) return
      await insertUnlessTaken(decisions, decision.id, decision, [])
    },
  }
}

/** As it is kept: JSON, without absent members. */
export function decisionDocument(decision: TransitionDecision): DecisionDocument {
  return {
    ...decision,
    authority: { ...decision.authority, reasons: [...decision.authority.reasons] },
    conditions: decision.conditions.map((condition) => ({
      ...condition,
      facts: structuredClone(condition.facts) as DecisionDocument['conditions'][number]['facts'],
    })),
    lifecycle: { ...decision.lifecycle },
    policies: [...decision.policies],
    inputs: decision.inputs && { ...decision.inputs },
  }
}

function decisionView(decision: DecisionDocument): TransitionDecision {
  const { authority, reason } = decision
  return { ...decision, authority: { ...authority, role: authority.role }, reason }
}
