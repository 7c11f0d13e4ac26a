import { z } from 'zod'
import { allPages, type Actor, type PageRequest, type ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { SYSTEM } from '../system-actor.ts'
import { without } from '../without.ts'
import { callElection } from './call-election.ts'
import { ballotCommitment } from './ballot-commitment.ts'
import { contextNow } from './election-context.ts'
import { asKept, ELECTIONS } from './election-documents.ts'
import { advanceElection } from './election-rounds.ts'
import {
  electionStepSchema,
  ENDED,
  GOING_ON,
  type Ballot,
  type Election,
  type ElectionContext,
  type ElectionState,
  type ElectionStep,
} from './election.ts'
import { installElected } from './install-elected.ts'
import { takeElectionStep } from './take-election-step.ts'

export const electionInput = z.strictObject({
  role: governanceId,
  reason: governanceText,
  term: z.int().min(1).max(3_650).exactOptional(),
})
export type ElectionInput = z.infer<typeof electionInput>

/** A ballot as others see it: as long as nominations are made, only that there is one. */
export type BallotView = Pick<Ballot, 'by' | 'isChanged' | 'at'> &
  Partial<Pick<Ballot, 'nominee' | 'reason' | 'shared' | 'salt'>>

export type ElectionView = Omit<Election, 'ballots' | 'key'> & {
  readonly revision: number
  readonly ballots: readonly BallotView[]
  /** As the governance stands now; absent once it is over. */
  readonly participants?:
    Pick<ElectionContext, 'members' | 'facilitators' | 'eligible' | 'incumbents'> | undefined
}

export interface ElectionQuery extends PageRequest {
  readonly circle?: string | undefined
  readonly role?: string | undefined
  readonly state?: ElectionState | undefined
}

/** Elections to the roles that a constitution fills by election. */
export interface Elections {
  /** Newest first. */
  list(actor: Actor, query?: ElectionQuery): Promise<ViewPage<ElectionView>>
  /** @throws GovernanceError `election-not-found` */
  get(actor: Actor, id: string): Promise<ElectionView>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed`, `role-not-found`, `election-refused` */
  call(actor: Actor, input: ElectionInput): Promise<ElectionView>
  /**
   * @param revision the revision that was looked at; another one is not stepped on
   * @throws GovernanceError `election-refused` with the reason, `governance-changed`, `governance-not-allowed`
   */
  step(actor: Actor, id: string, step: ElectionStep, revision?: number): Promise<ElectionView>
  /** Takes on every election whose round is over; to be called regularly. Returns how many moved. */
  advanceDue(): Promise<number>
  /** Calls the election that follows a term; once for each key. */
  callForTerm(key: string, role: string, reason: string): Promise<void>
}

export async function openElections(ports: GovernancePorts): Promise<Elections> {
  const elections = await ports.store.collection(ELECTIONS)
  const require = async (id: string): Promise<Stored<Election>> => {
    const stored = await elections.get(id)
    if (stored !== undefined) return settle(ports, elections, stored)
    throw new GovernanceError('election-not-found', `There is no election ${id.slice(0, 100)}.`)
  }
  const view = (actor: Actor) => async (stored: Stored<Election>) =>
    electionView(ports, stored, actor)
  return {
    list: (actor, query) =>
      listPage(
        elections,
        query,
        { circle: query?.circle, role: query?.role, state: query?.state },
        view(actor),
      ),
    get: async (actor, id) => view(actor)(await require(id)),
    call: async (actor, said) => {
      const input = parseGoverning(electionInput, said)
      return view(actor)(await callElection(ports, elections, actor, input))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(electionStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw movedOn(stored)
      return view(actor)(await stepOnce(ports, elections, stored, actor, step))
    },
    advanceDue: () => advanceDue(ports, elections),
    callForTerm: async (key, role, reason) => {
      try {
        await callElection(ports, elections, SYSTEM, { role, reason }, key)
      } catch (error) {
        // Another server was faster, or somebody called it meanwhile: there is one.
        if (!(error instanceof GovernanceError) || error.code !== 'election-refused') throw error
      }
    },
  }
}

/** Steps that only those who facilitate take. */
const FACILITATED: readonly ElectionStep['kind'][] = [
  'describe',
  'next',
  'propose',
  'rule',
  'cancel',
]

async function stepOnce(
  ports: GovernancePorts,
  elections: Collection<Election>,
  stored: Stored<Election>,
  actor: Actor,
  step: ElectionStep,
): Promise<Stored<Election>> {
  const { id, value, revision } = stored
  const subject = `election:${id}`
  const action = FACILITATED.includes(step.kind) ? 'election.facilitate' : 'election.take-part'
  const { circle } = value
  const decision = await requireAllowed(ports, actor, action, { subject, domain: '', circle })
  const at = ports.clock()
  const context = { actor: actor.id, ...(await contextNow(ports, value, at)) }
  const stepped = takeElectionStep(value, step, context)
  if (stepped.kind === 'refused') throw new GovernanceError('election-refused', stepped.reason)
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'election.stepped',
    subject,
    role: ('role' in step ? step.role : context.members[actor.id]?.[0]) ?? decision.role,
    ...('text' in step && { reason: step.text }),
    change: {
      ...published(value, stepped.election, step, context),
      state: stepped.election.state,
    },
  })
  const written = await replaceUnlessMoved(elections, stored, () =>
    elections.replace(id, revision, asKept(stepped.election), [event]),
  )
  return settle(ports, elections, written)
}

/** What the ledger says of a step: of a secret ballot its hash alone, until all are opened. */
function published(
  before: Election,
  after: Election,
  step: ElectionStep | undefined,
  context: Omit<ElectionContext, 'actor'>,
): object {
  const isSecret = step?.kind === 'nominate'
  const cast = isSecret ? after.ballots.at(-1) : undefined
  const wasSecret = before.state === 'called' || before.state === 'nominating'
  const isOpen = after.state !== 'called' && after.state !== 'nominating'
  return {
    ...(step !== undefined && {
      step: cast === undefined ? step : { kind: 'nominate', commitment: ballotCommitment(cast) },
    }),
    context: isSecret ? without(context, 'seed') : context,
    ...(wasSecret && isOpen && { opened: after.ballots }),
  }
}

/** Takes on rounds whose time is over, and puts whoever was elected into office. */
async function settle(
  ports: GovernancePorts,
  elections: Collection<Election>,
  stored: Stored<Election>,
): Promise<Stored<Election>> {
  const { value, id, revision } = stored
  if (ENDED.includes(value.state)) return stored
  if (value.state === 'accepted') {
    return replaceUnlessMoved(elections, stored, () => installElected(ports, elections, stored))
  }
  const now = ports.clock()
  const at = now.toISOString() < value.updatedAt ? new Date(value.updatedAt) : now
  const context = await contextNow(ports, value, at)
  const advanced = advanceElection(value, context)
  if (advanced === value) return stored
  const next = { ...advanced, updatedAt: at.toISOString() }
  const event = governanceEvent(ports.newId, {
    actor: SYSTEM,
    at,
    action: 'election.advanced',
    subject: `election:${id}`,
    reason: 'The time of the round is over.',
    change: { ...published(value, next, undefined, context), state: next.state },
  })
  const written = await replaceUnlessMoved(elections, stored, () =>
    elections.replace(id, revision, asKept(next), [event]),
  )
  return settle(ports, elections, written)
}

/** @throws GovernanceError `governance-changed` when somebody else was faster */
async function replaceUnlessMoved(
  elections: Collection<Election>,
  stored: Stored<Election>,
  replace: () => Promise<Stored<Election>>,
): Promise<Stored<Election>> {
  try {
    return await replace()
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw movedOn((await elections.get(stored.id)) ?? stored)
  }
}

function movedOn({ id, revision }: Stored<Election>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The election ${id} has moved on; read it again and repeat the step if it still fits.`,
    { revision },
  )
}

async function electionView(
  ports: GovernancePorts,
  { value, revision }: Stored<Election>,
  actor: Actor,
): Promise<ElectionView> {
  const isSecret = value.state === 'called' || value.state === 'nominating'
  const ballots = value.ballots.map((ballot) =>
    isSecret && ballot.by !== actor.id
      ? { by: ballot.by, isChanged: ballot.isChanged, at: ballot.at }
      : ballot,
  )
  const seen = { ...without(without(value, 'goingOnFor'), 'key'), ballots, revision }
  if (ENDED.includes(value.state)) return seen
  const { members, facilitators, eligible, incumbents } = await contextNow(
    ports,
    value,
    ports.clock(),
  )
  return { ...seen, participants: { members, facilitators, eligible, incumbents } }
}

async function advanceDue(
  ports: GovernancePorts,
  elections: Collection<Election>,
): Promise<number> {
  let moved = 0
  const failures: unknown[] = []
  for await (const stored of allPages(elections, { where: { state: { in: GOING_ON } } })) {
    try {
      const settled = await settle(ports, elections, stored)
      if (settled.revision !== stored.revision) moved++
    } catch (error) {
      // Somebody is stepping on it at this moment, and takes it on themselves.
      if (error instanceof GovernanceError && error.code === 'governance-changed') continue
      failures.push(error)
    }
  }
  // One election that cannot be taken on holds up no other.
  if (failures.length > 0) throw new AggregateError(failures, 'Some elections were not taken on.')
  return moved
}
