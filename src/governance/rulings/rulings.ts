import { z } from 'zod'
import type { Actor, PageRequest, ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import {
  circlesAround,
  findCircle,
  governanceId,
  governanceText,
  membersOf,
} from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { tensionInput } from '../tensions/tensions.ts'
import { RULINGS, type Ruling, type RulingState } from './ruling.ts'

export const rulingInput = z.strictObject({
  circle: governanceId,
  subject: tensionInput.shape.subject,
  question: governanceText,
  answer: governanceText,
  logic: governanceText,
  breaksConstitution: z.boolean().exactOptional(),
  supersedes: z.string().min(1).max(100).exactOptional(),
  overrules: z.string().min(1).max(100).exactOptional(),
})
export type RulingInput = z.infer<typeof rulingInput>

export type RulingView = Ruling & { readonly revision: number }

export interface RulingQuery extends PageRequest {
  readonly circle?: string | undefined
  readonly subject?: string | undefined
  readonly state?: RulingState | undefined
}

/** What secretaries ruled about the constitution. */
export interface Rulings {
  /** Newest first. */
  list(query?: RulingQuery): Promise<ViewPage<RulingView>>
  /** @throws GovernanceError `ruling-not-found` */
  get(id: string): Promise<RulingView>
  /**
   * Rules, and publishes it to the members of the circle.
   * @throws GovernanceError `circle-not-found`, `ruling-not-found`, `ruling-refused`, `governance-not-allowed`
   */
  give(actor: Actor, input: RulingInput): Promise<RulingView>
}

export async function openRulings(ports: GovernancePorts): Promise<Rulings> {
  const rulings = await ports.store.collection(RULINGS)
  const require = async (id: string): Promise<Stored<Ruling>> => {
    const stored = await rulings.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError('ruling-not-found', `There is no ruling ${id.slice(0, 100)}.`)
  }
  return {
    list: (query) =>
      listPage(
        rulings,
        query,
        { circle: query?.circle, subject: query?.subject, state: query?.state },
        view,
      ),
    get: async (id) => view(await require(id)),
    give: async (actor, said) => {
      const input = parseGoverning(rulingInput, said)
      const ended = input.overrules ?? input.supersedes
      if (input.overrules !== undefined && input.supersedes !== undefined) {
        throw refused('A ruling takes the place of one ruling; leave supersedes or overrules out.')
      }
      const before = ended === undefined ? undefined : await require(ended)
      return view(await give(ports, rulings, actor, input, before))
    },
  }
}

function view({ value, revision }: Stored<Ruling>): RulingView {
  return { ...value, revision }
}

async function give(
  ports: GovernancePorts,
  rulings: Collection<Ruling>,
  actor: Actor,
  input: RulingInput,
  before: Stored<Ruling> | undefined,
): Promise<Stored<Ruling>> {
  const { organisation } = await ports.record.inForce()
  const { circle } = input
  if (findCircle(organisation, circle) === undefined) {
    throw new GovernanceError('circle-not-found', `There is no circle ${circle}.`)
  }
  const id = ports.newId()
  const subject = `ruling:${id}`
  const decision = await requireAllowed(ports, actor, 'ruling.give', {
    subject,
    domain: '',
    circle,
  })
  if (before !== undefined) requireEnding(input, before.value, organisation)
  const at = ports.clock()
  const now = at.toISOString()
  const value: Ruling = {
    id,
    ...input,
    breaksConstitution: input.breaksConstitution ?? false,
    by: actor.id,
    ...(decision.role !== undefined && { role: decision.role }),
    state: 'in-force',
    createdAt: now,
    updatedAt: now,
  }
  const event = (action: string, of: string, change: unknown) =>
    governanceEvent(ports.newId, {
      actor,
      at,
      action,
      subject: `ruling:${of}`,
      role: decision.role,
      reason: input.answer,
      change,
    })
  // The earlier one ends first: two rulings that contradict each other never are in force together.
  if (before !== undefined) {
    const state = input.overrules === undefined ? 'superseded' : 'overruled'
    const ended: Ruling = { ...before.value, state, endedBy: id, updatedAt: now }
    try {
      await rulings.replace(before.id, before.revision, ended, [
        event(`ruling.${state}`, before.id, { state, endedBy: id }),
      ])
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
      throw new GovernanceError(
        'governance-changed',
        `The ruling ${before.id} was changed meanwhile; read it again.`,
      )
    }
  }
  const stored = await rulings.insert(id, value, [event('ruling.given', id, value)])
  await ports.tell({
    key: subject,
    kind: 'ruling.given',
    subject,
    title: `The secretary of ${circle} ruled: ${input.question}`.slice(0, 300),
    text: `${input.answer} ${input.logic}`,
    roles: [],
    accounts: [...membersOf(organisation, circle, at).keys()],
    at: now,
  })
  return stored
}

/** A ruling ends one of its own circle, or of a circle within. @throws GovernanceError `ruling-refused` */
function requireEnding(
  { circle, overrules }: RulingInput,
  before: Ruling,
  organisation: Parameters<typeof circlesAround>[0],
): void {
  if (before.state !== 'in-force') {
    throw refused(
      `The ruling ${before.id} is ${before.state} already; name ${before.endedBy ?? 'the one in force'} instead.`,
    )
  }
  const around = circlesAround(organisation, before.circle).map(({ id }) => id)
  const isOuter = before.circle !== circle && around.includes(circle)
  if (overrules === undefined ? before.circle === circle : isOuter) return
  throw refused(
    overrules === undefined
      ? `The ruling ${before.id} is one of the circle ${before.circle}; a circle supersedes its own rulings, and overrules those of circles within it.`
      : `The circle ${circle} is not around ${before.circle}; only a circle around it overrules its rulings.`,
  )
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('ruling-refused', reason)
}
