import type { Collection, Stored } from '../../store/index.ts'
import { findRole } from '../circles/organisation.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { GovernanceError } from '../governance-problems.ts'
import { findingOf } from '../tensions/tension-checks.ts'
import type { Tension } from '../tensions/tension.ts'
import type { TensionView } from '../tensions/tensions.ts'
import type { Strategies, StrategyView } from './strategies.ts'
import { orderByStrategies, type Favoured, type OrderedItem } from './strategy.ts'
import type { WorkItem } from './work-item.ts'
import type { WorkItemView } from './work.ts'

/** What is with a role, in the order that the strategies of its circle give it. */
export interface Inbox {
  readonly role: string
  readonly circle: string
  /** In the order in which they count. */
  readonly strategies: readonly StrategyView[]
  readonly tensions: readonly Favoured<TensionView>[]
  readonly work: readonly Favoured<WorkItemView>[]
  /** How many there are with the role in each open state, shown or not. */
  readonly counts: {
    readonly tensions: Readonly<Record<string, number>>
    readonly work: Readonly<Record<string, number>>
  }
  /** Whether there is more than is shown. */
  readonly isCut: boolean
}

const OPEN_TENSIONS = ['open', 'in-process']
const OPEN_WORK = ['asked', 'active', 'waiting']

const MOST = 200 // of each; the oldest first, since they wait longest

/** @throws GovernanceError `role-not-found` */
export async function readInbox(
  ports: GovernancePorts,
  parts: {
    readonly tensions: Collection<Tension>
    readonly items: Collection<WorkItem>
    readonly strategies: Strategies
  },
  roleId: string,
): Promise<Inbox> {
  const { organisation } = await ports.record.inForce()
  const role = findRole(organisation, roleId)
  if (role === undefined) {
    throw new GovernanceError('role-not-found', `There is no role ${roleId.slice(0, 100)}.`)
  }
  const open = async <T>(of: Collection<T>, states: readonly string[]) =>
    of.find({
      where: { role: { eq: role.id }, state: { in: states } },
      sort: ['createdAt'],
      limit: MOST,
    })
  const counted = async <T>(of: Collection<T>, states: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(
        states.map(async (state): Promise<[string, number]> => {
          const where = { role: { eq: role.id }, state: { eq: state } }
          return [state, await of.count(where)]
        }),
      ),
    )
  const [tensions, work, ofTensions, ofWork, strategies] = await Promise.all([
    open(parts.tensions, OPEN_TENSIONS),
    open(parts.items, OPEN_WORK),
    counted(parts.tensions, OPEN_TENSIONS),
    counted(parts.items, OPEN_WORK),
    parts.strategies.inForceFor(role.circle),
  ])
  return {
    role: role.id,
    circle: role.circle,
    strategies,
    tensions: orderByStrategies(strategies, tensions.items.map(viewOf), outlookOfTension),
    work: orderByStrategies(strategies, work.items.map(viewOf), outlookOfWork),
    counts: { tensions: ofTensions, work: ofWork },
    isCut: tensions.next !== undefined || work.next !== undefined,
  }
}

function viewOf<T extends object>({
  value,
  revision,
}: Stored<T>): T & { readonly revision: number } {
  return { ...value, revision }
}

function outlookOfTension({ subject, by, key, now, couldBe, createdAt }: Tension): OrderedItem {
  return {
    kind: 'tension',
    subject,
    domain: domainOf(subject),
    source: by === 'system' ? 'system' : 'person',
    finding: key === undefined ? '' : findingOf(key),
    text: `${now}\n${couldBe}`,
    createdAt,
  }
}

function outlookOfWork({ kind, subject = '', by, title, createdAt }: WorkItem): OrderedItem {
  const source = by === 'system' ? 'system' : 'person'
  return { kind, subject, domain: domainOf(subject), source, finding: '', text: title, createdAt }
}

function domainOf(subject: string): string {
  const [kind = '', name = ''] = subject.split(':', 2)
  if (kind === 'domain') return name
  if (kind !== 'service' && kind !== 'version') return ''
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0))
}
