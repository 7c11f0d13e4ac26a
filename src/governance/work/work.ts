import { z } from 'zod'
import type { Actor, PageRequest, ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { findRole, governanceId, governanceText } from '../circles/organisation.ts'
import { presentOrganisation } from '../circles/present-organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import type { Tensions } from '../tensions/tensions.ts'
import {
  stepWork,
  WORK_KINDS,
  workStepSchema,
  type CheckFound,
  type WorkItem,
  type WorkStep,
} from './work-item.ts'

export const workInput = z.strictObject({
  kind: z.enum(WORK_KINDS),
  title: governanceText,
  role: governanceId,
  /** The tension that it is born of. */
  tension: z.string().min(1).max(100).exactOptional(),
  subject: z.string().min(1).max(400).exactOptional(),
  /** The day on which it is expected. */
  projection: z.iso.date().exactOptional(),
})
export type WorkInput = z.infer<typeof workInput>

export type WorkItemView = WorkItem & { readonly revision: number }

export interface WorkQuery extends PageRequest {
  readonly role?: string | undefined
  readonly circle?: string | undefined
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly tension?: string | undefined
}

/** Next actions and projects of roles. */
export interface Work {
  /** Newest first. */
  list(query?: WorkQuery): Promise<ViewPage<WorkItemView>>
  /** @throws GovernanceError `work-item-not-found` */
  get(id: string): Promise<WorkItemView>
  /**
   * Enters work for a role; whoever does not answer for the role asks for it only.
   * @throws GovernanceError `governance-invalid`, `governance-not-allowed`, `role-not-found`, `tension-not-found`
   */
  add(actor: Actor, input: WorkInput): Promise<WorkItemView>
  /**
   * Takes an item one step on. With `done` the check that raised its tension is run again, and both say what it found.
   * @throws GovernanceError `work-step-refused` with the reason, `governance-changed`
   */
  step(actor: Actor, id: string, step: WorkStep, revision?: number): Promise<WorkItemView>
  /** Tells the tension what a crash may have kept from it. @throws GovernanceError `work-item-not-found` */
  finish(id: string): Promise<void>
}

export function createWork(
  ports: GovernancePorts,
  items: Collection<WorkItem>,
  tensions: Tensions,
): Work {
  const require = async (id: string): Promise<Stored<WorkItem>> => {
    const stored = await items.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError('work-item-not-found', `There is no work item ${id.slice(0, 100)}.`)
  }
  return {
    list: (query) =>
      listPage(
        items,
        query,
        {
          role: query?.role,
          circle: query?.circle,
          state: query?.state,
          kind: query?.kind,
          tension: query?.tension,
        },
        view,
      ),
    get: async (id) => view(await require(id)),
    add: async (actor, said) => {
      const input = parseGoverning(workInput, said)
      const tension = input.tension === undefined ? undefined : await tensions.get(input.tension)
      return view(await add(ports, items, actor, input, tension?.subject))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(workStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw changed(stored)
      const { tension } = stored.value
      const found =
        step.kind === 'done' && tension !== undefined ? await tensions.check(tension) : undefined
      const stepped = await takeOn(ports, items, actor, stored, step, found)
      await tellTension(tensions, stepped)
      return view(stepped)
    },
    finish: async (id) => tellTension(tensions, await require(id)),
  }
}

/** What closing an item has to say to its tension; saying it again is harmless. */
async function tellTension(
  tensions: Tensions,
  { id, revision, value: { state, tension, closing } }: Stored<WorkItem>,
): Promise<void> {
  if (state !== 'done' || tension === undefined || closing?.found === undefined) return
  await tensions.hear(tension, closing.found, `work:${id}@${revision}`)
}

function view({ value, revision }: Stored<WorkItem>): WorkItemView {
  return { ...value, revision }
}

async function add(
  ports: GovernancePorts,
  items: Collection<WorkItem>,
  actor: Actor,
  input: WorkInput,
  subjectOfTension: string | undefined,
): Promise<Stored<WorkItem>> {
  const organisation = await presentOrganisation(ports)
  const role = findRole(organisation, input.role)
  if (role === undefined) {
    throw new GovernanceError('role-not-found', `There is no role ${input.role}.`)
  }
  const at = ports.clock()
  const id = ports.newId()
  const thing = { subject: `work:${id}`, domain: '', role: role.id, circle: role.circle }
  const answers = decidingRole(organisation, thing, at).people.includes(actor.id)
  const decision = await requireAllowed(ports, actor, answers ? 'work.keep' : 'work.ask', thing)
  const { projection, ...said } = input
  const subject = input.subject ?? subjectOfTension
  const item: WorkItem = {
    id,
    ...said,
    circle: role.circle,
    ...(subject !== undefined && { subject }),
    state: answers ? 'active' : 'asked',
    projections:
      projection === undefined ? [] : [{ date: projection, by: actor.id, at: at.toISOString() }],
    progress: [],
    by: actor.id,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  }
  return items.insert(id, item, [
    governanceEvent(ports.newId, {
      actor,
      at,
      action: 'work.entered',
      subject: thing.subject,
      role: decision.role,
      reason: item.title,
      change: item,
    }),
  ])
}

async function takeOn(
  ports: GovernancePorts,
  items: Collection<WorkItem>,
  actor: Actor,
  stored: Stored<WorkItem>,
  step: WorkStep,
  found: CheckFound | undefined,
): Promise<Stored<WorkItem>> {
  const { id, value } = stored
  const organisation = await presentOrganisation(ports)
  const at = ports.clock()
  const thing = { subject: `work:${id}`, domain: '', role: value.role, circle: value.circle }
  const answers = decidingRole(organisation, thing, at).people.includes(actor.id)
  // Whoever asked for it keeps a word in it; everybody else needs the authority of its role.
  const asks = !answers && value.by === actor.id
  const decision = await requireAllowed(ports, actor, asks ? 'work.ask' : 'work.keep', thing)
  const context = { actor: actor.id, at: at.toISOString(), answers, found }
  const stepped = stepWork(value, step, context)
  if (stepped.kind === 'refused') throw new GovernanceError('work-step-refused', stepped.reason)
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'work.stepped',
    subject: thing.subject,
    role: decision.role,
    reason: 'text' in step ? step.text : undefined,
    change: { step, state: stepped.item.state, ...(found !== undefined && { found }) },
  })
  try {
    return await items.replace(id, stored.revision, stepped.item, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw changed((await items.get(id)) ?? stored)
  }
}

function changed({ id, revision }: Stored<WorkItem>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The work item ${id} was changed meanwhile; read it again and repeat the step.`,
    { revision },
  )
}
