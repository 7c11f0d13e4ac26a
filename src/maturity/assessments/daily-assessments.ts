import type { Duties, DutyKind, Permit } from '../../registry/index.ts'
import { keyOfScope } from '../facts/fact.ts'
import type { AssessmentMade } from './assessment-log.ts'

const KIND = 'maturity.assess'
const DAY = 86_400_000 // milliseconds

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
 * are left out, since nobody can tell now what was so then.
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
      let kept = 0
      for await (const made of assessAll()) {
        const { model, modelVersion, scope } = made.assessment
        await keep(permit, `${model}@${modelVersion} ${keyOfScope(scope)} ${day}`, made)
        kept += 1
      }
      const missed = await watchTargets()
      await scheduleFor(duties, new Date(Date.parse(day) + DAY))
      return `Assessments kept for ${day}: ${kept}. Targets missed: ${missed}.`
    },
  }
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
