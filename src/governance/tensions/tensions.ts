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
import { PROPOSALS } from '../proposals/proposal-documents.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { CheckFound } from '../work/work-item.ts'
import { beginTension, insertTension } from './begin-tension.ts'
import { createFindings, type FoundTension } from './findings.ts'
import type { TensionChecks } from './tension-checks.ts'
import { SYSTEM } from '../system-actor.ts'
import { tellOfAnswer, tellOfOpened, tellOfStep } from './tell-of-tension.ts'
import { TENSIONS } from './tension-documents.ts'
import {
  isOpenTension,
  stepTension,
  tensionStepSchema,
  type Tension,
  type TensionStep,
} from './tension.ts'

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

export interface Tensions {
  /** Newest first. */
  list(query?: TensionQuery): Promise<ViewPage<TensionView>>
  /** @throws GovernanceError `tension-not-found` */
  get(id: string): Promise<TensionView>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed` */
  open(actor: Actor, input: TensionInput): Promise<TensionView>
  /** @throws GovernanceError `tension-closed` with the reason of the refusal, `proposal-not-found`, `governance-changed` */
  step(actor: Actor, id: string, step: TensionStep, revision?: number): Promise<TensionView>
  /**
   * Writes down what came of a tension in a meeting of a circle, as whoever keeps that meeting's record may.
   * @throws GovernanceError as `step`
   */
  record(
    actor: Actor,
    id: string,
    circle: string,
    step: TensionStep & { readonly kind: 'process' },
  ): Promise<TensionView>
  /**
   * Opens a tension of the registry's own, or adds to the evidence of the one that is open for the key; one that was
   * processed lately is taken up again. Saying the same source twice is harmless.
   */
  raise(found: FoundTension): Promise<TensionView>
  /**
   * The same for what somebody found in the registry's figures: the tension is theirs, unless one is open for the key.
   * @throws GovernanceError `governance-not-allowed`, `circle-not-found`
   */
  raiseAs(actor: Actor, found: FoundTension): Promise<TensionView>
  /** What the check that raised a tension finds now. @throws GovernanceError `tension-not-found` */
  check(id: string): Promise<CheckFound>
  /** Keeps what a check found with the tension, where that is open: proof that it stands, or that it may be closed. */
  hear(id: string, found: CheckFound, source: string): Promise<void>
  /** Proposes to close the tension that is open for a key, to whoever answers for it. */
  proposeClosure(key: string, says: string): Promise<void>
  /** Those of the keys that a tension is open for. */
  openKeys(keys: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * An adopted proposal came of it: closed when whoever sensed it proposed that, otherwise they are asked whether it is
   * done. Saying it again is harmless, and so is saying it of a tension that is closed.
   */
  answerWith(
    id: string,
    proposal: { readonly id: string; readonly title: string; readonly proposer: string },
  ): Promise<void>
  /** Makes the work items that came of a tension and that a crash kept from being made. */
  finish(id: string): Promise<void>
}

/** What tensions ask about, and what comes of them beside themselves. */
export interface TensionSurroundings {
  readonly checks: TensionChecks
  /** Whether somebody has an account that is active, and so can speak for what they sensed. */
  readonly hasAccount: (person: string) => Promise<boolean>
  /** Makes the work item of an outcome; making it again is harmless. */
  readonly makeWork: (tension: Tension, outcome: Tension['outcomes'][number]) => Promise<void>
}

export async function openTensions(
  ports: GovernancePorts,
  { checks, hasAccount, makeWork }: TensionSurroundings,
): Promise<Tensions> {
  const tensions = await ports.store.collection(TENSIONS)
  const proposals = await ports.store.collection(PROPOSALS)
  const taking: Taking = { ports, tensions, proposals, hasAccount }
  const findings = createFindings(ports, tensions)
  const finish = async (tension: Tension): Promise<void> => {
    for (const outcome of tension.outcomes) {
      if (outcome.work !== undefined) await makeWork(tension, outcome)
    }
  }
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
      const opened = await insertTension(ports, tensions, actor, begun)
      await tellOfOpened(ports, opened.value)
      return view(opened)
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(tensionStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw changed(stored)
      const taken = await takeOn(taking, actor, stored, step)
      await finish(taken.value)
      await tellOfStep(ports, actor, taken.value, step)
      return view(taken)
    },
    record: async (actor, id, circle, said) => {
      const step = parseGoverning(tensionStepSchema, said)
      const taken = await takeOn(taking, actor, await require(id), step, circle)
      await finish(taken.value)
      await tellOfStep(ports, actor, taken.value, step)
      return view(taken)
    },
    raise: async (found) => view(await findings.raise(found)),
    raiseAs: async (actor, found) => view(await findings.raiseAs(actor, found)),
    check: async (id) => checks.run((await require(id)).value),
    hear: (id, found, source) => findings.hear(id, found, source),
    proposeClosure: (key, says) => findings.proposeClosure(key, says),
    openKeys: (keys) => findings.openKeys(keys),
    answerWith: (id, proposal) => answerWith(ports, tensions, id, proposal),
    finish: async (id) => finish((await require(id)).value),
  }
}

/** More than one at a time changes a tension; then it is looked at again, this often. */
const ATTEMPTS = 10

async function answerWith(
  ports: GovernancePorts,
  tensions: Collection<Tension>,
  id: string,
  proposal: { readonly id: string; readonly title: string; readonly proposer: string },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const stored = await tensions.get(id)
    if (stored === undefined || !isOpenTension(stored.value)) return
    const { value } = stored
    if (value.outcomes.some((came) => came.proposal === proposal.id)) {
      if (value.proposedClosure !== undefined || value.by !== proposal.proposer) return
    }
    const at = ports.clock().toISOString()
    const text = `Adopted: ${proposal.title}`
    const outcome = { kind: 'proposal' as const, text, proposal: proposal.id, by: SYSTEM.id, at }
    const isOwn = value.by === proposal.proposer
    const answered: Tension = {
      ...value,
      outcomes: [...value.outcomes, outcome].slice(-100),
      ...(isOwn
        ? { state: 'processed', closing: text }
        : { state: 'in-process', proposedClosure: { text, at } }),
      updatedAt: at < value.updatedAt ? value.updatedAt : at,
    }
    const event = governanceEvent(ports.newId, {
      actor: SYSTEM,
      at: new Date(at),
      action: 'tension.answered',
      subject: `tension:${id}`,
      reason: text,
      change: { outcome, state: answered.state },
    })
    try {
      await tensions.replace(id, stored.revision, answered, [event])
      if (!isOwn && value.by !== SYSTEM.id) await tellOfAnswer(ports, answered, text)
      return
    } catch (error) {
      const isStale = error instanceof StoreError && error.code === 'stale-revision'
      if (!isStale || attempt === ATTEMPTS) throw error
    }
  }
}

function view({ value, revision }: Stored<Tension>): TensionView {
  return { ...value, revision }
}

/** What a step on a tension is taken with. */
interface Taking extends Pick<TensionSurroundings, 'hasAccount'> {
  readonly ports: GovernancePorts
  readonly tensions: Collection<Tension>
  readonly proposals: Collection<Proposal>
}

async function takeOn(
  { ports, tensions, proposals, hasAccount }: Taking,
  actor: Actor,
  stored: Stored<Tension>,
  step: TensionStep,
  /** The circle in whose meeting it is taken on. */
  meeting?: string,
): Promise<Stored<Tension>> {
  const { value, id } = stored
  const organisation = await presentOrganisation(ports)
  const at = ports.clock()
  const subject = `tension:${id}`
  const thing = { subject, domain: '', role: value.role, circle: value.circle }
  const answering = decidingRole(organisation, thing, at)
  // Whoever sensed it keeps a word in it; everybody else needs the authority of the role that is asked.
  const action = value.by === actor.id ? 'tension.open' : 'tension.process'
  const decision =
    meeting === undefined
      ? await requireAllowed(ports, actor, action, thing)
      : await requireAllowed(ports, actor, 'meeting.record', {
          ...{ subject, domain: '', circle: meeting },
        })
  const proposal = step.kind === 'process' ? step.proposal : undefined
  if (proposal !== undefined && (await proposals.get(proposal)) === undefined) {
    throw new GovernanceError('proposal-not-found', `There is no proposal ${proposal}.`)
  }
  const asked = step.kind === 'process' && step.role !== undefined ? step.role : undefined
  const context = {
    actor: actor.id,
    at: at.toISOString(),
    answers: meeting !== undefined || answering.people.includes(actor.id),
    ownerServes: await hasAccount(value.by),
    circleOfRole: asked === undefined ? undefined : findRole(organisation, asked)?.circle,
    work: ports.newId(),
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
