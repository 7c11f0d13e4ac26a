import type { Duties, DutyKind, Permit } from '../../registry/index.ts'
import { keyOfScope } from '../facts/fact.ts'
import { MaturityError } from '../maturity-error.ts'
import type { AssessmentMade } from './assessment-log.ts'

const KIND = 'maturity.assess'
const DAY = 86_400_000 // milliseconds
const PAUSE = 60_000 // milliseconds until facts that are being made are asked about again

export interface DailyAssessmentsPorts {
  readonly duties: Duties
  readonly clock: () => Date
  /** Assesses everything that has a trend: each model, for the whole and for the domains at the top. */
  readonly assessAll: () => AsyncIterable<AssessmentMade>
  /** Has circles hear of targets that are missed. Resolves to how many are. */
  readonly watchTargets: () => Promise<number>
  readonly keep: (permit: Permit, id: string, made: AssessmentMade) => Promise<unknown>
}

/**
 * Makes one assessment a day a duty of the store. Each day schedules the next; days on which no server ran
 * are left out, since nobody can tell now what was so then. While the facts are being made it is put off from minute to
 * minute: that is no failure, after which it would wait for hours although the facts were there by then.
 */
export async function scheduleDailyAssessments(ports: DailyAssessmentsPorts): Promise<void> {
  const { duties, clock } = ports
  duties.register(dailyAssessment(ports))
  await scheduleFor(duties, clock())
}

function dailyAssessment({
  duties,
  assessAll,
  watchTargets,
  keep,
}: DailyAssessmentsPorts): DutyKind {
  return {
    id: KIND,
    title: 'Assess maturity and keep the result',
    perform: async ({ permit }) => {
      const day = dayOf(permit.at)
      try {
        let kept = 0
        for await (const made of assessAll()) {
          const { model, modelVersion, scope } = made.assessment
          await keep(permit, `${model}@${modelVersion} ${keyOfScope(scope)} ${day}`, made)
          kept += 1
        }
        const missed = await watchTargets()
        await scheduleFor(duties, new Date(Date.parse(day) + DAY))
        return `Assessments kept for ${day}: ${kept}. Targets missed: ${missed}.`
      } catch (error) {
        if (!(error instanceof MaturityError) || error.code !== 'facts-being-made') throw error
        await putOff(duties, new Date(permit.at.getTime() + PAUSE))
        return `Put off for a minute. ${error.message}`
      }
    },
  }
}

/** Once more at a moment, whether or not the assessment of its day was tried before. */
function putOff(duties: Duties, at: Date): Promise<void> {
  const dueAt = at.toISOString()
  return duties.schedule({
    ...{ key: `${KIND} ${dueAt}`, kind: KIND, subject: 'maturity', domain: '', dueAt },
  })
}

/** The assessment of the day on which a moment lies, to be made from that moment on. */
function scheduleFor(duties: Duties, at: Date): Promise<void> {
  return duties.schedule({
    key: `${KIND} ${dayOf(at)}`,
    kind: KIND,
    subject: 'maturity',
    domain: '',
    dueAt: at.toISOString(),
  })
}

/** The day in UTC. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
