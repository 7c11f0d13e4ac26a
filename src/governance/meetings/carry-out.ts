import type { Actor } from '../../registry/index.ts'
import { coreRole, findRole } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { requireOpenProposal, requireOpenTension, type MeetingSubjects } from './announce.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingStep } from './meeting-step.ts'

/**
 * Does what a step of a meeting does beside its record, through the same services that are there without a meeting.
 * @returns the subject that came of it, where there is one
 * @throws GovernanceError as those services, `meeting-step-refused`
 */
export async function carryOut(
  { record }: Pick<GovernancePorts, 'record'>,
  subjects: MeetingSubjects,
  actor: Actor,
  meeting: Meeting,
  step: MeetingStep,
): Promise<string | undefined> {
  const { circle, items } = meeting
  switch (step.kind) {
    case 'add-item': {
      if (step.tension !== undefined) await requireOpenTension(subjects, step.tension)
      if (step.proposal !== undefined) await requireOpenProposal(subjects, step.proposal, circle)
      if (step.election !== undefined) {
        const { organisation } = await record.inForce()
        const role = findRole(organisation, step.election)
        if (role?.circle !== circle || role.kind === 'lead') {
          throw new GovernanceError(
            'meeting-step-refused',
            `The circle ${circle} elects nobody into ${step.election}; choose its facilitator, secretary or representative, such as ${coreRole(organisation, circle, 'facilitator')?.id ?? 'one of its roles'}.`,
          )
        }
      }
      return undefined
    }
    case 'record': {
      const item = items.find(({ id }) => id === step.item)
      const { outcome, text, role, proposal, now = '' } = step
      if (outcome === 'tension') {
        const subject = `circle:${circle}`
        const opened = await subjects.tensions.open(actor, { subject, now, couldBe: text })
        return `tension:${opened.id}`
      }
      if (item?.election !== undefined) {
        const about = { role: item.election, limit: 1 }
        const [election] = (await subjects.elections.list(actor, about)).items
        return election && `election:${election.id}`
      }
      if (proposal !== undefined) await subjects.proposals.get(proposal)
      if (item?.tension !== undefined) {
        const { id, outcomes } = await subjects.tensions.record(actor, item.tension, circle, {
          kind: 'process',
          outcome,
          text,
          ...(role !== undefined && { role }),
          ...(proposal !== undefined && { proposal }),
        })
        const work = outcomes.at(-1)?.work
        if (work !== undefined) return `work:${work}`
        return proposal === undefined ? `tension:${id}` : `proposal:${proposal}`
      }
      if ((outcome === 'next-action' || outcome === 'project') && role !== undefined) {
        const { id } = await subjects.work.add(actor, { kind: outcome, title: text, role })
        return `work:${id}`
      }
      return proposal === undefined ? undefined : `proposal:${proposal}`
    }
    case 'done': {
      const item = items.find(({ id }) => id === step.item)
      if (meeting.kind !== 'tactical' || item?.tension === undefined) return undefined
      const { id, by, state, outcomes } = await subjects.tensions.get(item.tension)
      if (by === actor.id && state === 'in-process' && outcomes.length > 0) {
        await subjects.tensions.step(actor, id, { kind: 'confirm' })
      }
      return undefined
    }
    default:
      return undefined
  }
}
