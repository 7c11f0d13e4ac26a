import { allPages, type Actor, type PageRequest, type ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { circlesAround, findCircle } from '../circles/organisation.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { GovernanceError } from '../governance-problems.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { isStrategyInForce, strategyInput, type Strategy, type StrategyInput } from './strategy.ts'

export type StrategyView = Strategy & { readonly revision: number }

export interface StrategyQuery extends PageRequest {
  readonly circle?: string | undefined
}

/** What circles prefer over what. */
export interface Strategies {
  /** Newest first, those that have ended among them. */
  list(query?: StrategyQuery): Promise<ViewPage<StrategyView>>
  /** Those that order the work of a circle at this moment: its own first, then those of the circles around it. */
  inForceFor(circle: string): Promise<readonly StrategyView[]>
  /** @throws GovernanceError `governance-invalid`, `governance-not-allowed`, `circle-not-found` */
  set(actor: Actor, input: StrategyInput): Promise<StrategyView>
  /** Ends it now; ending it again is harmless. @throws GovernanceError `strategy-not-found`, `governance-not-allowed` */
  end(actor: Actor, id: string, reason?: string): Promise<StrategyView>
}

const MOST_OF_A_CIRCLE = 50

export function createStrategies(
  ports: GovernancePorts,
  strategies: Collection<Strategy>,
): Strategies {
  const ofCircle = async (circle: string): Promise<readonly Stored<Strategy>[]> => {
    const now = ports.clock()
    const inForce: Stored<Strategy>[] = []
    // What was set first matters first.
    const all = allPages(strategies, { where: { circle: { eq: circle } }, sort: ['createdAt'] })
    for await (const stored of all) {
      if (isStrategyInForce(stored.value, now)) inForce.push(stored)
    }
    return inForce
  }
  return {
    list: (query) => listPage(strategies, query, { circle: query?.circle }, view),
    inForceFor: async (circle) => {
      const { organisation } = await ports.record.inForce()
      const around = circlesAround(organisation, circle)
      const all = await Promise.all(around.map(({ id }) => ofCircle(id)))
      return all.flat().map(view)
    },
    set: async (actor, said) => {
      const input = parseGoverning(strategyInput, said)
      const { organisation } = await ports.record.inForce()
      if (findCircle(organisation, input.circle) === undefined) {
        throw new GovernanceError('circle-not-found', `There is no circle ${input.circle}.`)
      }
      if (input.to !== undefined && input.to <= (input.from ?? ports.clock().toISOString())) {
        throw new GovernanceError(
          'governance-invalid',
          'The strategy would end before it begins.',
          {
            errors: [{ pointer: '/to', message: 'must be later than its beginning' }],
          },
        )
      }
      if ((await ofCircle(input.circle)).length >= MOST_OF_A_CIRCLE) {
        throw new GovernanceError(
          'governance-invalid',
          `The circle ${input.circle} has ${MOST_OF_A_CIRCLE} strategies in force, which is more than anybody keeps in mind; end one first.`,
        )
      }
      const at = ports.clock()
      const id = ports.newId()
      const thing = { subject: `strategy:${id}`, domain: '', circle: input.circle }
      const { role } = await requireAllowed(ports, actor, 'strategy.set', thing)
      const strategy: Strategy = {
        from: at.toISOString(),
        ...input,
        id,
        by: actor.id,
        createdAt: at.toISOString(),
      }
      const { subject } = thing
      const reason = `${input.prefer} even over ${input.over}`
      const event = { actor, at, action: 'strategy.set', subject, role, reason, change: strategy }
      return view(await strategies.insert(id, strategy, [governanceEvent(ports.newId, event)]))
    },
    end: async (actor, id, reason) => {
      const stored = await strategies.get(id)
      if (stored === undefined) {
        throw new GovernanceError('strategy-not-found', `There is no strategy ${id.slice(0, 100)}.`)
      }
      const { value, revision } = stored
      const at = ports.clock()
      const thing = { subject: `strategy:${id}`, domain: '', circle: value.circle }
      const { role } = await requireAllowed(ports, actor, 'strategy.set', thing)
      if (value.to !== undefined && value.to <= at.toISOString()) return view(stored)
      const to = at.toISOString()
      const { subject } = thing
      const event = { actor, at, action: 'strategy.ended', subject, role, reason, change: { to } }
      try {
        const ended = { ...value, to }
        return view(
          await strategies.replace(id, revision, ended, [governanceEvent(ports.newId, event)]),
        )
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
        throw new GovernanceError(
          'governance-changed',
          `The strategy ${id} was changed meanwhile; read it again.`,
          { revision },
          { cause: error },
        )
      }
    },
  }
}

function view({ value, revision }: Stored<Strategy>): StrategyView {
  return { ...value, revision }
}
