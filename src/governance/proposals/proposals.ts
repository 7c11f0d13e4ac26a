import { allPages, type Actor, type PageRequest, type ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { parseGoverning } from '../parse-governing.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { adopt, type AdoptPorts } from './adopt.ts'
import { grantsOwnWaiver, requireAccounts, requireGrantable } from './beside-governance.ts'
import { participantsOf } from './participants.ts'
import { present, proposalInput, type ProposalInput } from './present.ts'
import { PROPOSALS } from './proposal-documents.ts'
import { FINAL_STATES, type Proposal, type ProposalState } from './proposal.ts'
import { advance } from './rounds.ts'
import type { Rulings } from '../rulings/rulings.ts'
import type { Tensions } from '../tensions/tensions.ts'
import { isOpenTension } from '../tensions/tension.ts'
import { SYSTEM } from '../system-actor.ts'
import { stepSchema, type Participants, type Step, type StepContext } from './step.ts'
import { contextOf, type StepContextPorts } from './step-context.ts'
import { strike, strikeInput, type StrikeInput } from './strike.ts'
import { takeStep } from './take-step.ts'
import { tellOfProposal } from './tell-of-proposal.ts'

/** A proposal with its revision in the store, and who takes part in it as the governance stands now. */
export type ProposalView = Omit<Proposal, 'revision'> & {
  readonly textRevision: number
  readonly revision: number
  readonly participants: Participants | undefined
}

export interface ProposalQuery extends PageRequest {
  readonly circle?: string | undefined
  readonly state?: ProposalState | undefined
  /** The tension that they answer. */
  readonly tension?: string | undefined
}

/** Proposals on their way to adoption. */
export interface Proposals {
  /** Newest first. */
  list(query?: ProposalQuery): Promise<ViewPage<ProposalView>>
  /** @throws GovernanceError `proposal-not-found` */
  get(id: string): Promise<ProposalView>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed`, `proposal-invalid`, `change-refused` */
  make(actor: Actor, input: ProposalInput): Promise<ProposalView>
  /**
   * @param revision the revision that was looked at; another one is not stepped on
   * @throws GovernanceError `proposal-step-refused` with the reason, `governance-changed`, and as `make`
   */
  step(actor: Actor, id: string, step: Step, revision?: number): Promise<ProposalView>
  /**
   * Takes an adopted change out of what is in force, as the secretary may after a ruling that it breaks the constitution.
   * @throws GovernanceError `strike-refused`, `ruling-not-found`, `governance-not-allowed`, `governance-invalid`
   */
  strike(actor: Actor, id: string, input: StrikeInput): Promise<ProposalView>
  /** Takes on every proposal whose round is over; to be called regularly. Returns how many moved. */
  advanceDue(): Promise<number>
}

/** What proposals look at, and tell, beside themselves. */
export interface ProposalsBeside {
  readonly hasAccount: (person: string) => Promise<boolean>
  readonly rulings: Pick<Rulings, 'get'>
  readonly tensions: Pick<Tensions, 'get' | 'answerWith' | 'raise'>
}

export async function openProposals(
  given: GovernancePorts,
  { rulings, tensions, hasAccount }: ProposalsBeside,
): Promise<Proposals> {
  const ports: StepPorts = { ...given, tensions, hasAccount }
  const proposals = await ports.store.collection(PROPOSALS)
  const require = async (id: string): Promise<Stored<Proposal>> => {
    const stored = await proposals.get(id)
    if (stored !== undefined) return settle(ports, proposals, stored)
    throw new GovernanceError('proposal-not-found', `There is no proposal ${id.slice(0, 100)}.`)
  }
  const view = async (stored: Stored<Proposal>): Promise<ProposalView> => {
    const { value, revision } = stored
    const isOver = FINAL_STATES.includes(value.state)
    const participants = isOver ? undefined : await participantsNow(ports, value)
    return { ...value, textRevision: value.revision, revision, participants }
  }
  return {
    list: (query) =>
      listPage(
        proposals,
        query,
        { circle: query?.circle, state: query?.state, tension: query?.tension },
        view,
      ),
    get: async (id) => view(await require(id)),
    make: async (actor, said) => {
      const input = parseGoverning(proposalInput, said)
      const { record, newId, clock, packs, lifecycles } = ports
      const id = newId()
      const subject = `proposal:${id}`
      await requireAllowed(ports, actor, 'proposal.make', {
        subject,
        domain: '',
        circle: input.circle,
      })
      await requireGrantable(ports, input.changes)
      await requireAccounts(hasAccount, input.changes)
      const isForOwnWaiver = await grantsOwnWaiver(ports, input.changes, actor.id)
      if (input.tension !== undefined) await requireOpenTension(tensions, input.tension)
      const governance = await record.inForce()
      const at = clock()
      const installed = { packs, lifecycles, isForOwnWaiver, left: await ports.leavers() }
      const proposal = present({ id, input, proposer: actor.id, governance, at, ...installed })
      const event = governanceEvent(newId, {
        actor,
        at,
        action: 'proposal.presented',
        subject,
        role: proposal.asRole,
        reason: proposal.title,
        change: proposal,
      })
      const stored = await proposals.insert(id, proposal, [event])
      await tellOfProposal(ports, proposal, await participantsNow(ports, proposal))
      return view(stored)
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(stepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw movedOn(stored)
      return view(await stepOnce(ports, proposals, stored, actor, step))
    },
    strike: async (actor, id, said) => {
      const { ruling, reason } = parseGoverning(strikeInput, said)
      const stored = await require(id)
      const given = await rulings.get(ruling)
      return view(
        await replaceUnlessMoved(proposals, stored, () =>
          strike(ports, proposals, stored, actor, { ruling: given, reason }),
        ),
      )
    },
    advanceDue: () => advanceDue(ports, proposals),
  }
}

type StepPorts = AdoptPorts & StepContextPorts

/** @throws GovernanceError `tension-not-found`, `proposal-invalid` */
async function requireOpenTension(
  tensions: ProposalsBeside['tensions'],
  id: string,
): Promise<void> {
  const tension = await tensions.get(id)
  if (isOpenTension(tension)) return
  throw new GovernanceError(
    'proposal-invalid',
    `The tension ${id} is ${tension.state}; reopen it, or leave it out.`,
  )
}

/** Steps that only those who facilitate take. */
const RULING: readonly Step['kind'][] = ['rule', 'discard', 'all-heard']

async function stepOnce(
  ports: StepPorts,
  proposals: Collection<Proposal>,
  stored: Stored<Proposal>,
  actor: Actor,
  step: Step,
): Promise<Stored<Proposal>> {
  const { id, value, revision } = stored
  const subject = `proposal:${id}`
  const action = RULING.includes(step.kind) ? 'proposal.rule' : 'proposal.take-part'
  const { circle } = value
  const decision = await requireAllowed(ports, actor, action, { subject, domain: '', circle })
  const at = ports.clock()
  const context = await contextOf(ports, value, actor.id, step, at)
  const stepped = takeStep(value, step, context)
  if (stepped.kind === 'refused') {
    throw new GovernanceError('proposal-step-refused', stepped.reason, {})
  }
  const role = roleIn(step, context) ?? decision.role
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'proposal.stepped',
    subject,
    role,
    ...('text' in step && { reason: step.text }),
    change: { step, context, state: stepped.proposal.state },
  })
  const written = await replaceUnlessMoved(proposals, stored, () =>
    proposals.replace(id, revision, stepped.proposal, [event]),
  )
  return settle(ports, proposals, written)
}

function roleIn(step: Step, { actor, participants }: StepContext): string | undefined {
  if ('role' in step) return step.role
  return participants.members[actor]?.[0]
}

/** Takes on rounds whose time is over, and carries out what was accepted. */
async function settle(
  ports: AdoptPorts,
  proposals: Collection<Proposal>,
  stored: Stored<Proposal>,
): Promise<Stored<Proposal>> {
  const { value, id, revision } = stored
  if (FINAL_STATES.includes(value.state)) return stored
  if (value.state === 'accepted') {
    return replaceUnlessMoved(proposals, stored, () => adopt(ports, proposals, stored))
  }
  const now = ports.clock()
  const at = now.toISOString() < value.updatedAt ? new Date(value.updatedAt) : now
  const participants = await participantsNow(ports, value)
  const advanced = advance(value, participants, at.toISOString())
  if (advanced === value) return stored
  const next = { ...advanced, updatedAt: at.toISOString() }
  const event = governanceEvent(ports.newId, {
    actor: SYSTEM,
    at,
    action: 'proposal.advanced',
    subject: `proposal:${id}`,
    reason: 'The time of the round is over.',
    change: { participants, at: at.toISOString(), state: next.state },
  })
  const written = await replaceUnlessMoved(proposals, stored, () =>
    proposals.replace(id, revision, next, [event]),
  )
  return settle(ports, proposals, written)
}

/** @throws GovernanceError `governance-changed` when somebody else was faster */
async function replaceUnlessMoved(
  proposals: Collection<Proposal>,
  stored: Stored<Proposal>,
  replace: () => Promise<Stored<Proposal>>,
): Promise<Stored<Proposal>> {
  try {
    return await replace()
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw movedOn((await proposals.get(stored.id)) ?? stored)
  }
}

function movedOn({ id, revision }: Stored<Proposal>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The proposal ${id} has moved on; read it again and repeat the step if it still fits.`,
    { revision },
  )
}

async function participantsNow(
  { record, clock, leavers }: GovernancePorts,
  proposal: Proposal,
): Promise<Participants> {
  const { organisation } = await record.inForce()
  return participantsOf(organisation, proposal, clock(), await leavers())
}

const OPEN: readonly ProposalState[] = [
  'clarifying',
  'reacting',
  'amending',
  'objecting',
  'voting',
  'deciding',
  'attesting',
  'accepted',
]

async function advanceDue(ports: AdoptPorts, proposals: Collection<Proposal>): Promise<number> {
  let moved = 0
  const failures: unknown[] = []
  for await (const stored of allPages(proposals, { where: { state: { in: OPEN } } })) {
    try {
      const settled = await settle(ports, proposals, stored)
      if (settled.revision !== stored.revision) moved++
    } catch (error) {
      // Somebody is stepping on it at this moment, and takes it on themselves.
      if (error instanceof GovernanceError && error.code === 'governance-changed') continue
      failures.push(error)
    }
  }
  // One proposal that cannot be taken on holds up no other.
  if (failures.length > 0) throw new AggregateError(failures, 'Some proposals were not taken on.')
  return moved
}
