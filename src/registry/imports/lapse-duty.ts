import type { DutyKind, DutyRequest } from '../duties/duties.ts'
import type { ImportDocument } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'

const LAPSE = 'import-lapse'
const SUBJECT = 'import:'
/** How long an import waits for somebody to carry it out or to cancel it. */
const DAYS = 30
const PERIOD = DAYS * 24 * 60 * 60 * 1_000 // milliseconds

/**
 * The look at an import that nobody may have ended. It is written before the upload is kept, so that bytes of which
 * a crash left nothing else are found, too.
 * @param from when it was requested, or was last found under way
 */
export function lapseDuty(id: string, domain: string, from: Date): DutyRequest {
  const dueAt = new Date(from.getTime() + PERIOD).toISOString()
  return {
    key: `${LAPSE} ${id} ${dueAt}`,
    kind: LAPSE,
    subject: `${SUBJECT}${id}`,
    domain,
    dueAt,
  }
}

/** Lets a planned import lapse, and forgets what is left of the upload of one that has ended or never began. */
export function lapseDutyKind({
  imports,
  uploads,
  duties,
}: Pick<ImportPorts, 'imports' | 'uploads' | 'duties'>): DutyKind {
  return {
    id: LAPSE,
    title: 'An import that nobody carried out lapses',
    async perform({ duty, permit }) {
      const id = duty.value.subject.slice(SUBJECT.length)
      const job = await imports.get(id)
      if (job === undefined) {
        await uploads.forget(id)
        return 'It never began; what was left of its upload is gone.'
      }
      const { state, finishedAt, domain, source, counts } = job.value
      if (finishedAt !== undefined) {
        await uploads.forget(id)
        return `It had come to its end (${state}).`
      }
      if (state !== 'planned') {
        await duties.schedule(lapseDuty(id, domain, permit.at))
        return `It is under way (${state}), and looked at again in ${DAYS} days.`
      }
      const outcome = `It lapsed: nobody carried it out or cancelled it within ${DAYS} days.`
      const at = permit.at.toISOString()
      const lapsed: ImportDocument = {
        ...job.value,
        ...{ state: 'cancelled', outcome, updatedAt: at, finishedAt: at },
      }
      await imports.replace(permit, job, lapsed, {
        event: 'import.ended',
        change: { source, state: 'cancelled', outcome, counts },
      })
      await uploads.forget(id)
      return outcome
    },
  }
}
