import {
  allPages,
  type Action,
  type Actor,
  type PageRequest,
  type ViewPage,
} from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { coreRole, fillersOf, membersOf, type Organisation } from '../circles/organisation.ts'
import { presentOrganisation } from '../circles/present-organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { announced, type MeetingSubjects } from './announce.ts'
import { carryOut } from './carry-out.ts'
import type { CircleFacts } from './circle-facts.ts'
import type { Meeting, MeetingKind, MeetingState } from './meeting.ts'
import { chairOf, recorderOf } from './meeting-answers.ts'
import { MEETINGS } from './meeting-documents.ts'
import { meetingInput, type MeetingInput } from './meeting-input.ts'
import { meetingStepSchema, type MeetingContext, type MeetingStep } from './meeting-step.ts'
import { passTime, stepMeeting } from './step-meeting.ts'
import { createTurns } from './turns.ts'
import { tacticalPack } from './tactical-pack.ts'
import { tellOfMeeting } from './tell-of-meeting.ts'

/** A meeting with its revision in the store, and who is who as the governance stands now. */
export type MeetingView = Meeting & {
  readonly revision: number
  /** Who facilitates and who keeps the record, of those who are there. */
  readonly chair?: string | undefined
  readonly recorder?: string | undefined
  /** Members of the circle, who take part. */
  readonly members: readonly string[]
}

export interface MeetingQuery extends PageRequest {
  readonly circle?: string | undefined
  readonly kind?: MeetingKind | undefined
  readonly state?: MeetingState | undefined
}

/** Meetings of circles. Whatever one does can be done without one, by the same services. */
export interface Meetings {
  /** Newest first. */
  list(query?: MeetingQuery): Promise<ViewPage<MeetingView>>
  /** @throws GovernanceError `meeting-not-found` */
  get(id: string): Promise<MeetingView>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed`, `circle-not-found` and as `tensions`, `proposals` */
  announce(actor: Actor, input: MeetingInput): Promise<MeetingView>
  /**
   * Several people step at the same moment: without a revision a step is taken on whatever it finds.
   * @param revision the revision that was looked at; another one is not stepped on
   * @throws GovernanceError `meeting-step-refused` with the reason, `governance-not-allowed`,
   *   `governance-changed`, and as the services that an outcome goes through
   */
  step(actor: Actor, id: string, step: MeetingStep, revision?: number): Promise<MeetingView>
  /** Ends what is over; to be called regularly. Returns how many moved. */
  passTime(): Promise<number>
}

export interface MeetingsInput {
  readonly ports: GovernancePorts
  readonly subjects: MeetingSubjects
  readonly facts: CircleFacts
}

/** So many may be faster, one after the other, before a step is given up. */
const ATTEMPTS = 20

export async function openMeetings({ ports, subjects, facts }: MeetingsInput): Promise<Meetings> {
  const meetings = await ports.store.collection(MEETINGS)
  const require = async (id: string): Promise<Stored<Meeting>> => {
    const stored = await meetings.get(id)
    if (stored !== undefined) return settle(ports, meetings, stored)
    throw new GovernanceError('meeting-not-found', `There is no meeting ${id.slice(0, 100)}.`)
  }
  const view = async ({ value, revision }: Stored<Meeting>): Promise<MeetingView> => {
    const organisation = await presentOrganisation(ports)
    const who = whoIsWho(organisation, value.circle, ports.clock())
    return {
      ...value,
      revision,
      chair: chairOf(value, who),
      recorder: recorderOf(value, who),
      members: Object.keys(who.members),
    }
  }
  const before = async ({ circle, kind }: Pick<Meeting, 'circle' | 'kind'>) => {
    const { items } = await meetings.find({
      where: { circle: { eq: circle }, kind: { eq: kind }, state: { eq: 'closed' } },
      sort: ['-createdAt'],
      limit: 1,
    })
    return items[0]?.value
  }
  const contextOf = async (actor: Actor, meeting: Meeting): Promise<MeetingContext> => {
    const organisation = await presentOrganisation(ports)
    const at = ports.clock()
    return {
      actor: actor.id,
      at: at.toISOString(),
      ...whoIsWho(organisation, meeting.circle, at),
    }
  }
  // What a step does beside the record is done once, also where two people press at once.
  const turns = createTurns()
  const takeStep: Meetings['step'] = async (actor, id, said, revision) => {
    const step = parseGoverning(meetingStepSchema, said)
    let stored = await require(id)
    if (revision !== undefined && revision !== stored.revision) throw changed(stored)
    const subject = `meeting:${id}`
    const { circle } = stored.value
    const thing = { subject, domain: '', circle }
    const decision = await requireAllowed(ports, actor, actionOf(step), thing)
    const who = await contextOf(actor, stored.value)
    // What is refused anyway does nothing beside the record either.
    requireStep(stored.value, step, who)
    const pack =
      step.kind === 'next'
        ? await tacticalPack(ports, facts, stored.value, await before(stored.value))
        : undefined
    const ref = await carryOut(ports, subjects, actor, stored.value, step)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const context = { ...who, at: ports.clock().toISOString(), ref, pack }
      const meeting = requireStep(stored.value, step, context)
      const event = governanceEvent(ports.newId, {
        ...{ actor, at: new Date(meeting.updatedAt), subject },
        action: step.kind === 'close' ? 'meeting.closed' : 'meeting.stepped',
        role: decision.role,
        reason: 'reason' in step ? step.reason : 'text' in step ? step.text : undefined,
        change: {
          ...{ step, context, state: meeting.state },
          ...(step.kind === 'close' && { record: meeting }),
        },
      })
      try {
        const stepped = await meetings.replace(id, stored.revision, meeting, [event])
        if (step.kind === 'cancel') await tellOfMeeting(ports, meeting)
        return await view(stepped)
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
        stored = await require(id)
        if (revision !== undefined) throw changed(stored)
      }
    }
    throw changed(stored)
  }
  return {
    list: (query) =>
      listPage(
        meetings,
        query,
        { circle: query?.circle, kind: query?.kind, state: query?.state },
        view,
      ),
    get: async (id) => view(await require(id)),
    announce: async (actor, said) => {
      const input = parseGoverning(meetingInput, said)
      const id = ports.newId()
      const subject = `meeting:${id}`
      const { circle } = input
      const decision = await requireAllowed(ports, actor, 'meeting.announce', {
        subject,
        domain: '',
        circle,
      })
      const at = ports.clock()
      const meeting = await announced(ports, subjects, {
        ...{ id, input, announcedBy: actor.id, at },
        before: await before(input),
      })
      const event = governanceEvent(ports.newId, {
        ...{ actor, at, action: 'meeting.announced', subject },
        role: decision.role,
        reason: meeting.intent?.text,
        change: meeting,
      })
      const stored = await meetings.insert(id, meeting, [event])
      await tellOfMeeting(ports, meeting)
      return view(stored)
    },
    step: (actor, id, said, revision) => turns(id, () => takeStep(actor, id, said, revision)),
    passTime: () => passTimeOfAll(ports, meetings),
  }
}

/** Each step names what it takes; what is left is taking part. */
function actionOf(step: MeetingStep): Action {
  switch (step.kind) {
    case 'open':
    case 'cancel':
    case 'next':
    case 'take':
    case 'put-aside':
    case 'mark-absent':
    case 'end-time-out':
    case 'close':
      return 'meeting.facilitate'
    case 'record':
      // What somebody senses is theirs to say.
      return step.outcome === 'tension' ? 'meeting.take-part' : 'meeting.record'
    case 'add-check':
    case 'drop-check':
      return 'meeting.record'
    default:
      return 'meeting.take-part'
  }
}

/** @throws GovernanceError `meeting-step-refused` */
function requireStep(meeting: Meeting, step: MeetingStep, context: MeetingContext): Meeting {
  const stepped = stepMeeting(meeting, step, context)
  if (stepped.kind === 'moved') return stepped.meeting
  throw new GovernanceError('meeting-step-refused', stepped.reason)
}

function whoIsWho(
  organisation: Organisation,
  circle: string,
  at: Date,
): Pick<MeetingContext, 'members' | 'facilitators' | 'secretaries' | 'leads'> {
  const people = (kind: 'facilitator' | 'secretary'): readonly string[] => {
    const role = coreRole(organisation, circle, kind)
    if (role === undefined) return []
    return [...new Set(fillersOf(organisation, role.id, at).map(({ person }) => person))]
  }
  return {
    members: Object.fromEntries(membersOf(organisation, circle, at)),
    facilitators: people('facilitator'),
    secretaries: people('secretary'),
    leads: decidingRole(organisation, { subject: circle, domain: '', circle }, at).people,
  }
}

/** Writes what the clock alone did. */
async function settle(
  ports: GovernancePorts,
  meetings: Collection<Meeting>,
  stored: Stored<Meeting>,
): Promise<Stored<Meeting>> {
  const { id, revision, value } = stored
  const at = ports.clock()
  const passed = passTime(value, at.toISOString())
  if (passed === value) return stored
  const event = governanceEvent(ports.newId, {
    actor: { kind: 'system', id: 'system', name: 'Concordat' },
    at,
    action: 'meeting.advanced',
    subject: `meeting:${id}`,
    reason: 'The planned end has come.',
    change: { at: at.toISOString(), state: passed.state },
  })
  try {
    return await meetings.replace(id, revision, { ...passed, updatedAt: at.toISOString() }, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    const now = await meetings.get(id)
    // Whoever was faster has seen the same clock.
    return now ?? stored
  }
}

function changed({ id, revision }: Stored<Meeting>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The meeting ${id} has moved on; read it again and repeat the step if it still fits.`,
    { revision },
  )
}

const ENDING: readonly MeetingState[] = [
  'announced',
  'check-in',
  'checklist',
  'metrics',
  'progress',
  'agenda',
  'closing',
]

async function passTimeOfAll(
  ports: GovernancePorts,
  meetings: Collection<Meeting>,
): Promise<number> {
  let moved = 0
  for await (const stored of allPages(meetings, { where: { state: { in: ENDING } } })) {
    if ((await settle(ports, meetings, stored)).revision !== stored.revision) moved++
  }
  return moved
}
