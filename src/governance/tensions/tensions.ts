import { z } from 'zod'
import type { Actor, PageRequest, ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import { findRole, governanceId, governanceText, isInForce } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { TENSIONS } from './tension-documents.ts'
import { stepTension, tensionStepSchema, type Tension, type TensionStep } from './tension.ts'

export const tensionInput = z.strictObject({
  subject: z
    .string()
    .max(400)
    .regex(
      /^[a-z]+(?::.+)?$/,
      'write a kind and what it is called, such as service:payments/orders or policy:openapi-core, or the word constitution',
    ),
  now: governanceText,
  couldBe: governanceText,
  asRole: governanceId.exactOptional(),
})
export type TensionInput = z.infer<typeof tensionInput>

export type TensionView = Tension & { readonly revision: number }

export interface TensionQuery extends PageRequest {
  /** In whose inbox. */
  readonly role?: string | undefined
  readonly state?: string | undefined
  readonly subject?: string | undefined
  /** Who senses it. */
  readonly by?: string | undefined
}

/** Something that the registry itself found to be amiss. */
export interface FoundTension {
  /** The same finding about the same subject, each time it is found. */
  readonly key: string
  readonly subject: string
  readonly now: string
  readonly couldBe: string
  readonly evidence: string
}

export interface Tensions {
  /** Newest first. */
  list(query?: TensionQuery): Promise<ViewPage<TensionView>>
  /** @throws GovernanceError `tension-not-found` */
  get(id: string): Promise<TensionView>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed` */
  open(actor: Actor, input: TensionInput): Promise<TensionView>
  /** @throws GovernanceError `tension-closed` with the reason of the refusal, `governance-changed` */
  step(actor: Actor, id: string, step: TensionStep, revision?: number): Promise<TensionView>
  /** Opens a tension of the registry's own, or adds to the evidence of the one that is open for the key. */
  raise(found: FoundTension): Promise<TensionView>
}

const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Concordat' }

export async function openTensions(ports: GovernancePorts): Promise<Tensions> {
  const tensions = await ports.store.collection(TENSIONS)
  const require = async (id: string): Promise<Stored<Tension>> => {
    const stored = await tensions.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError('tension-not-found', `There is no tension ${id.slice(0, 100)}.`)
  }
  return {
    list: (query) =>
      listPage(
        tensions,
        query,
        { role: query?.role, state: query?.state, subject: query?.subject, by: query?.by },
        view,
      ),
    get: async (id) => view(await require(id)),
    open: async (actor, said) => {
      const input = parseGoverning(tensionInput, said)
      const begun = await beginTension(ports, actor, input)
      return view(await insert(ports, tensions, actor, begun))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(tensionStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw changed(stored)
      return view(await takeOn(ports, tensions, actor, stored, step))
    },
    raise: async (found) => {
      const { items } = await tensions.find({
        where: { key: { eq: found.key } },
        sort: ['-createdAt'],
        limit: 20,
      })
      const open = items.find(({ value }) => isOpen(value))
      if (open !== undefined) return view(await addEvidence(ports, tensions, open, found))
      const { key, evidence, ...input } = found
      const begun = await beginTension(ports, SYSTEM, input)
      const kept = { ...begun, key, evidence: [{ text: evidence, at: begun.createdAt }] }
      return view(await insert(ports, tensions, SYSTEM, kept))
    },
  }
}

function isOpen({ state }: Tension): boolean {
  return state === 'open' || state === 'in-process'
}

function view({ value, revision }: Stored<Tension>): TensionView {
  return { ...value, revision }
}

/** It goes to the role that decides about its subject, so that none is left to nobody. */
async function beginTension(
  ports: GovernancePorts,
  actor: Actor,
  input: TensionInput,
): Promise<Tension> {
  const { organisation } = await ports.record.inForce()
  const at = ports.clock()
  if (input.asRole !== undefined) {
    const fills = organisation.assignments.some(
      (a) => a.role === input.asRole && a.person === actor.id && isInForce(a, at),
    )
    if (!fills) {
      throw new GovernanceError(
        'governance-invalid',
        `${actor.name} does not fill the role ${input.asRole}, and senses tensions in roles of their own only; leave asRole out, or name one of those.`,
      )
    }
  }
  const thing = await thingOf(ports, organisation, input.subject)
  const { role } = decidingRole(organisation, thing, at)
  const now = at.toISOString()
  return {
    id: ports.newId(),
    ...input,
    by: actor.id,
    role: role.id,
    circle: role.circle,
    state: 'open',
    outcomes: [],
    evidence: [],
    createdAt: now,
    updatedAt: now,
  }
}

async function insert(
  ports: GovernancePorts,
  tensions: Collection<Tension>,
  actor: Actor,
  tension: Tension,
): Promise<Stored<Tension>> {
  const subject = `tension:${tension.id}`
  const decision = await requireAllowed(ports, actor, 'tension.open', {
    subject,
    domain: '',
    circle: tension.circle,
  })
  const event = governanceEvent(ports.newId, {
    actor,
    at: new Date(tension.createdAt),
    action: 'tension.opened',
    subject,
    role: tension.asRole ?? decision.role,
    reason: tension.now,
    change: tension,
  })
  return tensions.insert(tension.id, tension, [event])
}

async function takeOn(
  ports: GovernancePorts,
  tensions: Collection<Tension>,
  actor: Actor,
  stored: Stored<Tension>,
  step: TensionStep,
): Promise<Stored<Tension>> {
  const { value, id } = stored
  const { organisation } = await ports.record.inForce()
  const at = ports.clock()
  const thing = { subject: `tension:${id}`, domain: '', role: value.role, circle: value.circle }
  const answering = decidingRole(organisation, thing, at)
  // Whoever sensed it keeps a word in it; everybody else needs the authority of the role that is asked.
  const action = value.by === actor.id ? 'tension.open' : 'tension.process'
  const decision = await requireAllowed(ports, actor, action, thing)
  const asked = step.kind === 'process' && step.role !== undefined ? step.role : undefined
  const context = {
    actor: actor.id,
    at: at.toISOString(),
    answers: answering.people.includes(actor.id),
    ownerServes: organisation.assignments.some((a) => a.person === value.by && isInForce(a, at)),
    circleOfRole: asked === undefined ? undefined : findRole(organisation, asked)?.circle,
  }
  const stepped = stepTension(value, step, context)
  if (stepped.kind === 'refused') throw new GovernanceError('tension-closed', stepped.reason)
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'tension.stepped',
    subject: thing.subject,
    role: decision.role ?? value.asRole,
    reason: 'text' in step ? step.text : 'reason' in step ? step.reason : undefined,
    change: { step, context, state: stepped.tension.state },
  })
  return replace(tensions, stored, stepped.tension, event)
}

async function addEvidence(
  ports: GovernancePorts,
  tensions: Collection<Tension>,
  stored: Stored<Tension>,
  { evidence }: FoundTension,
): Promise<Stored<Tension>> {
  const at = ports.clock()
  const { value } = stored
  const kept = [...value.evidence, { text: evidence, at: at.toISOString() }].slice(-100)
  const event = governanceEvent(ports.newId, {
    actor: SYSTEM,
    at,
    action: 'tension.found-again',
    subject: `tension:${stored.id}`,
    change: { evidence },
  })
  const updatedAt = at.toISOString()
  return replace(tensions, stored, { ...value, evidence: kept, updatedAt }, event)
}

async function replace(
  tensions: Collection<Tension>,
  stored: Stored<Tension>,
  value: Tension,
  event: ReturnType<typeof governanceEvent>,
): Promise<Stored<Tension>> {
  try {
    return await tensions.replace(stored.id, stored.revision, value, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw changed((await tensions.get(stored.id)) ?? stored)
  }
}

function changed({ id, revision }: Stored<Tension>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The tension ${id} was changed meanwhile; read it again and repeat the step.`,
    { revision },
  )
}
