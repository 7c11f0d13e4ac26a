import { z } from 'zod'
import {
  allPages,
  createSubjectNames,
  type Actor,
  type Duties,
  type DutyKind,
  type PageRequest,
  type SubjectNames,
  type ViewPage,
} from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import { actingAt, governanceText } from '../circles/organisation.ts'
import { presentOrganisation } from '../circles/present-organisation.ts'
import { EMERGENCY_ACTIONS } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { tensionInput, type Tensions } from '../tensions/tensions.ts'
import { without } from '../without.ts'
import {
  EMERGENCIES,
  emergencyStepSchema,
  OWN_STEPS,
  stepEmergency,
  type Emergency,
  type EmergencyState,
  type EmergencyStep,
} from './emergency.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const REPAIR_DUE = 'emergency.repair-due'

/** What the duty needs to know. */
const owed = z.object({ emergency: z.string() })

export const emergencyInput = z.strictObject({
  action: z.enum(EMERGENCY_ACTIONS),
  subject: tensionInput.shape.subject,
  reason: governanceText,
  /** That the person acts to serve the purpose of the role concerned, and not for themselves. */
  goodFaith: z.literal(true, {
    error: 'must be true: nobody acts beyond their authority in bad faith',
  }),
  lessTension: governanceText,
  valueLost: governanceText,
  /** That it commits nobody's money. */
  spendsNothing: z.literal(true, { error: 'must be true: spending is never an emergency action' }),
})
export type EmergencyInput = z.infer<typeof emergencyInput>

export type EmergencyView = Omit<Emergency, 'isTold'> & { readonly revision: number }

export interface EmergencyQuery extends PageRequest {
  readonly state?: EmergencyState | undefined
  readonly subject?: string | undefined
  readonly by?: string | undefined
}

/** Actions beyond one's authority, as far as the constitution allows them. */
export interface Emergencies {
  /** Newest first. */
  list(query?: EmergencyQuery): Promise<ViewPage<EmergencyView>>
  /** @throws GovernanceError `emergency-not-found` */
  get(id: string): Promise<EmergencyView>
  /**
   * Says that something is done beyond one's authority; it can be done from then on, for as long as the constitution
   * says. Those concerned are told, and a tension and a duty to repair are opened.
   * @throws GovernanceError `emergency-refused` with the reason, `governance-not-allowed`, `governance-invalid`
   */
  declare(actor: Actor, input: EmergencyInput): Promise<EmergencyView>
  /** @throws GovernanceError `emergency-refused`, `governance-not-allowed`, `governance-changed` */
  step(actor: Actor, id: string, step: EmergencyStep, revision?: number): Promise<EmergencyView>
  /** Tells of those that a crash left untold. */
  tellOfAll(): Promise<void>
  readonly dutyKinds: readonly DutyKind[]
}

interface EmergencyPorts extends GovernancePorts {
  readonly duties: Pick<Duties, 'schedule'>
  readonly tensions: Pick<Tensions, 'raise' | 'proposeClosure'>
}

interface NamingPorts extends GovernancePorts {
  readonly names: Pick<SubjectNames, 'everyNameOf'>
}

export async function openEmergencies(given: EmergencyPorts): Promise<Emergencies> {
  const emergencies = await given.store.collection(EMERGENCIES)
  const names = await createSubjectNames(given.store)
  const ports = { ...given, names }
  const require = async (id: string): Promise<Stored<Emergency>> => {
    const stored = await emergencies.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError(
      'emergency-not-found',
      `There is no emergency action ${id.slice(0, 100)}.`,
    )
  }
  return {
    list: async (query) => {
      const { state, subject, by } = query ?? {}
      const about = subject === undefined ? undefined : await names.everyNameOf(subject)
      return listPage(emergencies, query, { state, subject: about, by }, view)
    },
    get: async (id) => view(await require(id)),
    declare: async (actor, said) => {
      const input = parseGoverning(emergencyInput, said)
      const stored = await declare(ports, emergencies, actor, input)
      return view(await tellOf(ports, emergencies, stored))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(emergencyStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw movedOn(stored)
      return view(await stepOnce(ports, emergencies, stored, actor, step))
    },
    tellOfAll: async () => {
      for await (const stored of allPages(emergencies, { where: { isTold: { eq: false } } })) {
        await tellOf(ports, emergencies, stored)
      }
    },
    dutyKinds: [
      {
        id: REPAIR_DUE,
        title: 'Repair what an emergency action left behind',
        perform: ({ duty }) => remind(ports, emergencies, owed.parse(duty.value.data).emergency),
      },
    ],
  }
}

function view({ value, revision }: Stored<Emergency>): EmergencyView {
  return { ...without(value, 'isTold'), revision }
}

async function declare(
  ports: NamingPorts,
  emergencies: Collection<Emergency>,
  actor: Actor,
  input: EmergencyInput,
): Promise<Stored<Emergency>> {
  const { constitution } = await ports.record.inForce()
  const organisation = await presentOrganisation(ports)
  const at = ports.clock()
  const id = ports.newId()
  const subject = `emergency:${id}`
  const thing = await thingOf(ports, organisation, input.subject)
  const { role } = decidingRole(organisation, thing, at)
  const about = { subject, domain: '', circle: role.circle }
  const decision = await requireAllowed(ports, actor, 'emergency.declare', about)
  const rules = constitution.emergency
  if (rules?.actions.includes(input.action) !== true) {
    throw refused(
      rules === undefined
        ? `The ${constitution.title} provides for no emergency actions; ask the role ${role.id}, or propose a change of the constitution.`
        : `The ${constitution.title} does not let anybody do this in an emergency; it is for ${rules.actions.join(', ')}.`,
    )
  }
  const fills = actingAt(organisation.assignments, at).some((a) => a.person === actor.id)
  if (!fills) {
    throw refused(
      `${actor.name} fills no role, and so is not bound by the constitution; only those who are act in an emergency.`,
    )
  }
  const subjects = await ports.names.everyNameOf(input.subject)
  await requireNoStop(emergencies, actor, { action: input.action, subjects }, role.id)
  const { goodFaith, spendsNothing, ...words } = input
  const value: Emergency = {
    id,
    ...words,
    by: actor.id,
    role: role.id,
    circle: role.circle,
    state: 'open',
    openUntil: new Date(at.getTime() + rules.minutes * MINUTE).toISOString(),
    repairUntil: new Date(at.getTime() + rules.repairDays * DAY).toISOString(),
    said: [],
    isTold: false,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  }
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'emergency.declared',
    subject,
    role: decision.role,
    reason: input.reason,
    change: { ...value, goodFaith, spendsNothing },
  })
  return emergencies.insert(id, value, [event])
}

/** Whoever was asked to stop does nothing similar: the same action, on the same thing or in the authority of the same role. */
async function requireNoStop(
  emergencies: Collection<Emergency>,
  actor: Actor,
  {
    action,
    subjects,
  }: { readonly action: Emergency['action']; readonly subjects: readonly string[] },
  role: string,
): Promise<void> {
  const stopped = allPages(emergencies, {
    where: {
      by: { eq: actor.id },
      action: { eq: action },
      'stop.at': { exists: true },
      'stop.lifted.at': { exists: false },
    },
    sort: ['-stop.at'],
  })
  for await (const { id, value } of stopped) {
    const { stop } = value
    if (stop === undefined || (!subjects.includes(value.subject) && value.role !== role)) continue
    throw refused(
      `${stop.by} asked ${actor.name} to stop such actions (${stop.text}); until that is lifted at the emergency action ${id}, it takes the role ${value.role} or an adopted proposal.`,
    )
  }
}

/** Makes it loud: a tension, a duty, and notices. Each of them is harmless when it is repeated. */
async function tellOf(
  ports: EmergencyPorts,
  emergencies: Collection<Emergency>,
  stored: Stored<Emergency>,
): Promise<Stored<Emergency>> {
  const { id, action, subject, by, reason, valueLost, role, repairUntil, createdAt } = stored.value
  await ports.tensions.raise({
    key: `emergency:${id}`,
    subject,
    now: `${by} acts beyond their authority in an emergency: ${reason}`.slice(0, 2_000),
    couldBe: `The role ${role} has had its word, what was done in its place is repaired or taken over, and the next time somebody may do it.`,
    evidence: [{ text: `What delay would lose: ${valueLost}`.slice(0, 2_000), source: id }],
  })
  await ports.duties.schedule({
    key: `emergency-repair:${id}`,
    kind: REPAIR_DUE,
    subject: `emergency:${id}`,
    domain: '',
    role,
    dueAt: repairUntil,
    data: { emergency: id },
  })
  await ports.tell({
    key: `emergency:${id}`,
    kind: 'emergency.declared',
    subject: `emergency:${id}`,
    title: `${by} acts in place of the role ${role}: an emergency`,
    text: `${action} of ${subject}: ${reason} You may ask them to stop, and to repair it.`,
    roles: [role],
    accounts: [],
    at: createdAt,
  })
  try {
    return await emergencies.replace(id, stored.revision, { ...stored.value, isTold: true }, [])
  } catch (error) {
    // Somebody answers already, or another server told of it: what is not marked is told again, which is harmless.
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    return (await emergencies.get(id)) ?? stored
  }
}

async function stepOnce(
  ports: EmergencyPorts,
  emergencies: Collection<Emergency>,
  stored: Stored<Emergency>,
  actor: Actor,
  step: EmergencyStep,
): Promise<Stored<Emergency>> {
  const { id, value, revision } = stored
  const subject = `emergency:${id}`
  const isOwn = OWN_STEPS.includes(step.kind)
  const { role, circle } = value
  const decision = await requireAllowed(
    ports,
    actor,
    isOwn ? 'emergency.declare' : 'emergency.answer',
    { subject, domain: '', role, circle },
  )
  const at = ports.clock()
  const stepped = stepEmergency(value, step, { actor: actor.id, at: at.toISOString() })
  if (stepped.kind === 'refused') throw refused(stepped.reason)
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'emergency.stepped',
    subject,
    role: isOwn ? undefined : (decision.role ?? role),
    reason: step.text,
    change: { step, state: stepped.emergency.state },
  })
  const written = await replaceUnlessMoved(emergencies, stored, () =>
    emergencies.replace(id, revision, stepped.emergency, [event]),
  )
  if (written.value.state === 'settled') {
    await ports.tensions.proposeClosure(
      `emergency:${id}`,
      `${actor.id} accepted the repair: ${step.text}`.slice(0, 2_000),
    )
  }
  if (step.kind !== 'explain') {
    await ports.tell({
      key: `${subject}:${written.revision}`,
      kind: 'emergency.answered',
      subject,
      title: isOwn
        ? `${actor.id} says that the emergency action is repaired`
        : `${actor.id} answered about your emergency action`,
      text: step.text,
      roles: isOwn ? [role] : [],
      accounts: isOwn ? [] : [value.by],
      at: at.toISOString(),
    })
  }
  return written
}

async function remind(
  { tell, clock }: GovernancePorts,
  emergencies: Collection<Emergency>,
  id: string,
): Promise<string> {
  const value = (await emergencies.get(id))?.value
  if (value === undefined || value.state === 'settled') return 'It is settled.'
  await tell({
    key: `emergency-repair:${id}`,
    kind: 'emergency.repair-due',
    subject: `emergency:${id}`,
    title: 'An emergency action is not settled in time',
    text: `${value.by} owes the role ${value.role} its repair, before any other work.`,
    roles: [value.role],
    accounts: [value.by],
    at: clock().toISOString(),
  })
  return 'Those concerned were reminded.'
}

async function replaceUnlessMoved(
  emergencies: Collection<Emergency>,
  stored: Stored<Emergency>,
  replace: () => Promise<Stored<Emergency>>,
): Promise<Stored<Emergency>> {
  try {
    return await replace()
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw movedOn((await emergencies.get(stored.id)) ?? stored)
  }
}

function movedOn({ id, revision }: Stored<Emergency>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The emergency action ${id} was changed meanwhile; read it again and repeat the step.`,
    { revision },
  )
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('emergency-refused', reason)
}
