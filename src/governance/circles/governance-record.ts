import {
  StoreError,
  type Collection,
  type ContentStore,
  type DomainEvent,
  type Store,
} from '../../store/index.ts'
import { createDomainNames, DOMAINS } from '../../registry/index.ts'
import { GovernanceError } from '../governance-problems.ts'
import {
  RATIFICATIONS,
  readerOfLatest,
  type PolicyDecision,
  type Ratification,
} from '../constitution/ratification.ts'
import { policySetOf } from '../policies/policy-set.ts'
import type { Governance } from './apply-changes.ts'
import { createLifecyclesReader, keepLifecycles } from '../lifecycles/lifecycles-adopted.ts'
import { createPresentDomains } from './present-domains.ts'
import { foundOrganisation } from './found-organisation.ts'
import { organisationSchema, type Organisation } from './organisation.ts'
import { withSeal } from '../constitution/seals.ts'

/** A version of the governance, as it was in force from a moment on. */
export interface GovernanceVersion extends Governance {
  readonly at: string
  readonly by: string
  readonly origin: Origin
}

/** How a version came about. */
export interface Origin {
  readonly kind: 'ratified' | 'assigned' | 'adopted' | 'elected' | 'struck' | 'declared'
  /** With `adopted`. */
  readonly proposal?: string | undefined
  /** With `elected`. */
  readonly election?: string | undefined
  /** With `struck`: the proposal. */
  readonly struck?: string | undefined
  readonly reason?: string | undefined
}

/** The next version, for the one that is in force now. */
export interface NextVersion {
  readonly governance: Governance
  readonly at: Date
  readonly by: string
  readonly origin: Origin
  /** What is said of policies that it changes; absent when it changes none. */
  readonly decision?: { readonly title: string; readonly by: string; readonly reason: string }
  /** What it changes, as `role:x`, `circle:x`, `policy:x`. */
  readonly touches: readonly string[]
  readonly events: readonly DomainEvent[]
}

/**
 * Every version of the governance, each written once, whole, in one document: that is what makes an adoption
 * happen entirely or not at all. What a role or policy was on a day is read from the version of that day.
 */
export interface GovernanceRecord {
  /** Domains are named by their present paths. Undefined before the first ratification. */
  latest(): Promise<GovernanceVersion | undefined>
  /** @throws GovernanceError `governance-not-ratified` */
  inForce(): Promise<GovernanceVersion>
  /** The version in force at a moment, with domains as for `latest`; undefined before the first. */
  at(moment: Date): Promise<GovernanceVersion | undefined>
  get(number: number): Promise<GovernanceVersion | undefined>
  /** The version that adopted a proposal. */
  adopted(proposal: string): Promise<GovernanceVersion | undefined>
  /** The version in which an election took effect. */
  elected(election: string): Promise<GovernanceVersion | undefined>
  /** The version without what a struck proposal had changed. */
  struck(proposal: string): Promise<GovernanceVersion | undefined>
  /** Versions that touched something, newest first, and how many there are. @param most at most 500 */
  touching(
    subject: string,
    most: number,
  ): Promise<{ readonly newest: readonly Ratification[]; readonly count: number }>
  /**
   * @returns false, and nothing is written, when another version came first or the proposal or election has one already
   */
  add(next: NextVersion): Promise<boolean>
}

export async function openGovernanceRecord(store: Store): Promise<GovernanceRecord> {
  const ratifications = await store.collection(RATIFICATIONS)
  const readLatest = readerOfLatest(ratifications)
  // Every request asks for the latest organisation, which no look at an earlier one pushes out.
  const readLatestOrganisation = createOrganisationReader(store.contents)
  const readOrganisation = createOrganisationReader(store.contents)
  const readLifecycles = createLifecyclesReader(store.contents)
  const first = async (
    options: Parameters<Collection<Ratification>['find']>[0],
  ): Promise<GovernanceVersion | undefined> => {
    const { items } = await ratifications.find({ ...options, limit: 1 })
    return items[0] && versionOf(items[0].value, readOrganisation, readLifecycles)
  }
  const readNames = createDomainNames(await store.collection(DOMAINS))
  const withPresentDomains = createPresentDomains()
  const latest = async (): Promise<GovernanceVersion | undefined> => {
    const value = await readLatest()
    if (value === undefined) return undefined
    return named(await versionOf(value, readLatestOrganisation, readLifecycles))
  }
  const named = async (version: GovernanceVersion): Promise<GovernanceVersion> => ({
    ...version,
    organisation: withPresentDomains(version.organisation, await readNames()),
  })
  /** What made each policy what it is: this version, or what the version before says. */
  const decisionsOf = async (
    { number, constitution, policiesChangedIn }: Governance,
    { at, by, origin, decision: said }: Pick<NextVersion, 'at' | 'by' | 'origin' | 'decision'>,
  ): Promise<PolicyDecision[]> => {
    const { items } = await ratifications.find({ where: { number: { eq: number - 1 } }, limit: 1 })
    const before = items[0] === undefined ? [] : policySetOf(items[0].value).policies
    return constitution.policies.map(({ id }) => {
      const changedIn = policiesChangedIn.find(({ policy }) => policy === id)?.changedIn ?? 1
      const known = before.find((policy) => policy.id === id)
      if (changedIn !== number && known !== undefined) {
        const { since, decision, reason } = known
        return { policy: id, changedIn, since, decision, reason }
      }
      const { struck = '', proposal = struck } = origin
      const { title = proposal, reason } = said ?? {}
      const decision = { kind: 'proposal' as const, id: proposal, title, by: said?.by ?? by }
      return { policy: id, changedIn, since: at.toISOString(), decision, reason }
    })
  }
  return {
    latest,
    inForce: async () => {
      const version = await latest()
      if (version !== undefined) return version
      throw new GovernanceError(
        'governance-not-ratified',
        'No constitution is ratified yet, so nobody has authority over anything; finish the first run.',
      )
    },
    at: async (moment) => {
      const version = await first({
        where: { ratifiedAt: { lte: moment.toISOString() } },
        sort: ['-number'],
      })
      return version && named(version)
    },
    get: (number) => first({ where: { number: { eq: number } } }),
    adopted: (proposal) => first({ where: { 'origin.proposal': { eq: proposal } } }),
    elected: (election) => first({ where: { 'origin.election': { eq: election } } }),
    struck: (proposal) => first({ where: { 'origin.struck': { eq: proposal } } }),
    touching: async (subject, most) => {
      const where = { touches: { eq: subject } }
      const { items, next } = await ratifications.find({ where, sort: ['-number'], limit: most })
      const count = next === undefined ? items.length : await ratifications.count(where)
      return { newest: items.map(({ value }) => value), count }
    },
    add: async ({ governance, at, by, origin, decision, touches, events }) => {
      const { constitution, organisation, number, lifecycles = [] } = governance
      const bytes = new TextEncoder().encode(JSON.stringify(organisationSchema.parse(organisation)))
      const document: Ratification = {
        number,
        constitution,
        ratifiedBy: by,
        ratifiedAt: at.toISOString(),
        organisation: await store.contents.put(bytes),
        ...(lifecycles.length > 0 && {
          lifecycles: await keepLifecycles(store.contents, lifecycles),
        }),
        origin: { ...origin },
        touches: [...new Set(touches)],
        decided: await decisionsOf(governance, { at, by, origin, ...(decision && { decision }) }),
      }
      try {
        await ratifications.insert(String(number), document, withSeal(events, document))
        return true
      } catch (error) {
        if (error instanceof StoreError && error.code === 'duplicate-key') return false
        throw error
      }
    },
  }
}

type OrganisationReader = (ratification: Ratification) => Promise<Organisation>

async function versionOf(
  value: Ratification,
  readOrganisation: OrganisationReader,
  readLifecycles: ReturnType<typeof createLifecyclesReader>,
): Promise<GovernanceVersion> {
  return {
    number: value.number,
    constitution: value.constitution,
    organisation: await readOrganisation(value),
    policiesChangedIn: value.decided ?? [],
    lifecycles: await readLifecycles(value.lifecycles),
    at: value.ratifiedAt,
    by: value.ratifiedBy,
    origin: value.origin ?? { kind: 'ratified' },
  }
}

/** Organisations are kept under their digest and never change, so that the last one read is kept at hand. */
function createOrganisationReader(contents: ContentStore): OrganisationReader {
  let last: { readonly digest: string; readonly organisation: Organisation } | undefined
  return async ({ organisation: digest, constitution, assignments = [], ratifiedAt }) => {
    if (digest === undefined)
      return foundOrganisation({ constitution, assignments, at: ratifiedAt })
    if (last?.digest === digest) return last.organisation
    const bytes = await contents.get(digest)
    if (bytes === undefined) throw new Error(`The organisation ${digest} is missing in the store.`)
    const organisation = organisationSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
    last = { digest, organisation }
    return organisation
  }
}
