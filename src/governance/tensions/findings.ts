import { digestOfBytes } from '../../contracts/index.ts'
import { allPages, type Actor } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import type { CheckFound } from '../work/work-item.ts'
import { SYSTEM } from '../system-actor.ts'
import { without } from '../without.ts'
import { beginTension, insertTension } from './begin-tension.ts'
import { findingOf } from './tension-checks.ts'
import { isOpenTension, type Tension } from './tension.ts'

/** One thing that shows that something is amiss. */
export interface Evidence {
  readonly text: string
  /** What it comes from, when that may be told again. */
  readonly source?: string
  /** What it is about, where a tension gathers several things. */
  readonly subject?: string
}

/** Something that was found to be amiss, by the registry itself or by somebody who looked at its figures. */
export interface FoundTension {
  /** The same finding about the same subject, each time it is found: a kind, a colon, and the subject. */
  readonly key: string
  readonly subject: string
  readonly now: string
  readonly couldBe: string
  readonly evidence: string | readonly Evidence[]
}

export interface Findings {
  raise(found: FoundTension): Promise<Stored<Tension>>
  raiseAs(actor: Actor, found: FoundTension): Promise<Stored<Tension>>
  hear(id: string, found: CheckFound, source: string): Promise<void>
  proposeClosure(key: string, says: string): Promise<void>
  openKeys(keys: readonly string[]): Promise<ReadonlySet<string>>
}

const DAY = 24 * 60 * 60_000 // milliseconds
/** Days in which what was processed counts as found again, and in which what was let go stays so. */
const REGRESSION_WINDOW = 30
/** Open tensions of one kind in one inbox; what is found beyond that is evidence of a single one for the role. */
const MOST_OF_A_KIND = 10
const MOST_EVIDENCE = 100
const ATTEMPTS = 10 // others write the same tension
const KEYS_AT_ONCE = 500 // in one question to the store

/** What the registry finds by itself, kept as tensions: once for each key, however often and by whomever it is told. */
export function createFindings(ports: GovernancePorts, tensions: Collection<Tension>): Findings {
  const ofKey = async (key: string): Promise<readonly Stored<Tension>[]> => {
    const found: Stored<Tension>[] = []
    const all = allPages(tensions, { where: { key: { eq: key } }, sort: ['-createdAt'] })
    for await (const stored of all) found.push(stored)
    return found
  }

  const attempt = async (found: FoundTension): Promise<Stored<Tension>> => {
    const known = await ofKey(found.key)
    const fresh = notHeard(known, evidenceOf(found))
    const open = known.find(({ value }) => isOpenTension(value))
    if (open !== undefined) {
      return fresh.length === 0 ? open : add(open, fresh, 'tension.found-again')
    }
    const [latest] = known
    if (latest !== undefined && (fresh.length === 0 || isSettled(latest.value))) return latest
    if (latest?.value.state === 'processed' && isRecent(latest.value)) {
      return add(latest, fresh, 'tension.recurred')
    }
    return begin(found, fresh)
  }

  /** Deterministic ids let only one of two servers open it; the other finds it then. */
  const begin = async (
    found: FoundTension,
    fresh: readonly Evidence[],
  ): Promise<Stored<Tension>> => {
    const { key, subject, now, couldBe } = found
    const begun = await beginTension(ports, SYSTEM, { subject, now, couldBe })
    const group = `${findingOf(key)}:${begun.role}`
    const crowd = gathered(found, begun.role, fresh)
    if (crowd.key !== key && (await openIn(group)) >= MOST_OF_A_KIND) return attempt(crowd)
    return insert(SYSTEM, { ...begun, group }, key, fresh)
  }

  const insert = async (
    actor: Actor,
    begun: Tension,
    key: string,
    fresh: readonly Evidence[],
  ): Promise<Stored<Tension>> => {
    const number = (await tensions.count({ key: { eq: key } })) + 1
    const id = `${digestOfBytes(key).slice('sha256:'.length, 31)}-${number}`
    const evidence = fresh.map((one) => ({ ...one, at: begun.createdAt })).slice(-MOST_EVIDENCE)
    return insertTension(ports, tensions, actor, { ...begun, id, key, evidence })
  }

  /** What a person asks for is opened even when the same was let go lately, and whoever asked says when it is done. */
  const attemptAs = async (actor: Actor, found: FoundTension): Promise<Stored<Tension>> => {
    const { key, subject, now, couldBe } = found
    const begun = await beginTension(ports, actor, { subject, now, couldBe })
    const open = (await ofKey(key)).find(({ value }) => isOpenTension(value))
    if (open === undefined) return insert(actor, begun, key, evidenceOf(found))
    const { role, circle } = open.value
    await requireAllowed(ports, actor, 'tension.open', {
      ...{ subject: `tension:${open.id}`, domain: '', role, circle },
    })
    const fresh = notHeard([open], evidenceOf(found))
    return fresh.length === 0 ? open : add(open, fresh, 'tension.found-again', actor)
  }

  const openIn = (group: string): Promise<number> =>
    tensions.count({ group: { eq: group }, state: { in: ['open', 'in-process'] } })

  const add = (
    stored: Stored<Tension>,
    fresh: readonly Evidence[],
    action: 'tension.found-again' | 'tension.recurred',
    actor: Actor = SYSTEM,
  ): Promise<Stored<Tension>> => {
    const { value } = stored
    const at = latestOf(ports.clock(), value)
    const recurs = action === 'tension.recurred'
    const next: Tension = {
      ...without(value, 'proposedClosure', 'closing'),
      ...(recurs && { state: 'in-process' as const, recurrences: (value.recurrences ?? 0) + 1 }),
      evidence: [...value.evidence, ...fresh.map((one) => ({ ...one, at }))].slice(-MOST_EVIDENCE),
      updatedAt: at,
    }
    return write(stored, next, action, { evidence: fresh.map(({ text }) => text) }, actor)
  }

  const propose = (stored: Stored<Tension>, says: string): Promise<unknown> => {
    const { value } = stored
    if (!isOpenTension(value) || value.proposedClosure !== undefined) return Promise.resolve()
    const at = latestOf(ports.clock(), value)
    const proposedClosure = { text: says, at }
    return write(
      stored,
      { ...value, proposedClosure, updatedAt: at },
      'tension.closure-proposed',
      proposedClosure,
    )
  }

  const write = (
    { id, revision }: Stored<Tension>,
    next: Tension,
    action: string,
    change: object,
    actor: Actor = SYSTEM,
  ): Promise<Stored<Tension>> =>
    tensions.replace(id, revision, next, [
      governanceEvent(ports.newId, {
        actor,
        at: new Date(next.updatedAt),
        action,
        subject: `tension:${id}`,
        change,
      }),
    ])

  const isRecent = ({ updatedAt }: Tension): boolean =>
    ports.clock().getTime() - Date.parse(updatedAt) < REGRESSION_WINDOW * DAY
  /** Somebody decided not to do anything about it. */
  const isSettled = (tension: Tension): boolean => tension.state === 'let-go' && isRecent(tension)

  return {
    raise: (found) => again(() => attempt(found)),
    raiseAs: (actor, found) => again(() => attemptAs(actor, found)),
    hear: async (id, { gap, says }, source) => {
      await again(async () => {
        const stored = await tensions.get(id)
        if (stored === undefined || !isOpenTension(stored.value)) return
        if (gap === 'gone') await propose(stored, says)
        const isHeard = stored.value.evidence.some((one) => one.source === source)
        if (gap === 'stands' && !isHeard) {
          await add(stored, [{ text: says, source }], 'tension.found-again')
        }
      })
    },
    proposeClosure: async (key, says) => {
      await again(async () => {
        const open = (await ofKey(key)).find(({ value }) => isOpenTension(value))
        if (open !== undefined) await propose(open, says)
      })
    },
    openKeys: async (keys) => {
      const open = new Set<string>()
      for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
        const where = { key: { in: keys.slice(start, start + KEYS_AT_ONCE) } }
        for await (const { value } of allPages(tensions, { where })) {
          if (value.key !== undefined && isOpenTension(value)) open.add(value.key)
        }
      }
      return open
    },
  }
}

function evidenceOf({ evidence }: FoundTension): readonly Evidence[] {
  return typeof evidence === 'string' ? [{ text: evidence }] : evidence
}

/** What none of the tensions has been told from the same source. */
function notHeard(
  known: readonly Stored<Tension>[],
  said: readonly Evidence[],
): readonly Evidence[] {
  const heard = new Set(known.flatMap(({ value }) => value.evidence.map(({ source }) => source)))
  return said.filter(({ source }) => source === undefined || !heard.has(source))
}

/** The same as evidence of the one tension that a role has of a kind when there are too many. */
function gathered(found: FoundTension, role: string, fresh: readonly Evidence[]): FoundTension {
  const { key, subject, couldBe } = found
  const kind = findingOf(key)
  return {
    key: `${kind}:role:${role}`,
    subject: `role:${role}`,
    now: `This is so for more than ${MOST_OF_A_KIND} of the things that the role ${role} answers for, of which each is told of here: ${found.now}`.slice(
      0,
      2_000,
    ),
    couldBe,
    evidence: fresh.map((one) => ({
      ...one,
      text: `${subject}: ${one.text}`.slice(0, 2_000),
      subject,
    })),
  }
}

/** A clock that was set back moves nothing back. */
function latestOf(now: Date, { updatedAt }: Tension): string {
  const at = now.toISOString()
  return at < updatedAt ? updatedAt : at
}

/** Looks again when somebody else was faster. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isOvertaken =
        error instanceof StoreError &&
        (error.code === 'stale-revision' || error.code === 'duplicate-key')
      if (!isOvertaken || attempt === ATTEMPTS) throw error
    }
  }
}
