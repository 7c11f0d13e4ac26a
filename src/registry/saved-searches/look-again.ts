import { z } from 'zod'
import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DutyKind, DutyRequest, Duties } from '../duties/duties.ts'
import { insertUnlessTaken, isStoreProblem, type GuardedCollection } from '../guarded-collection.ts'
import type { SearchHit } from '../model.ts'
import type { Notices } from '../notices/notices.ts'
import type { Search } from '../search/search.ts'
import type { SavedSearchDocument, SearchMatches } from './saved-search-document.ts'

const HOURS = 6 // between two looks
const HOUR = 60 * 60 * 1_000 // milliseconds
const MOST_HITS = 100
const MOST_KNOWN = 1_000
const MOST_NAMED = 5 // matches that a notice names

const lookData = z.object({ owner: z.string() })

/** The kind of duty that looks at the saved searches of one account. */
export const LOOK_DUTY = 'saved-searches.look'

/**
 * Makes a saved search again and keeps what it found; tells its account of what is new.
 * @param tells whether to tell: not the first time, when everything is new
 */
export type LookAgain = (
  search: Stored<SavedSearchDocument>,
  at: Date,
  tells: boolean,
) => Promise<number>

export interface LookAgainPorts {
  readonly search: Search
  readonly matches: Collection<SearchMatches>
  readonly notices: Notices
}

export function createLookAgain({ search, matches, notices }: LookAgainPorts): LookAgain {
  return async ({ id, value }, at, tells) => {
    const { title, query, versions, owner } = value
    const present = await matches.get(id)
    const known = new Set(present?.value.known ?? [])
    const { items } = await search.find(query, { limit: MOST_HITS, versions })
    const fresh = items.filter((hit) => !known.has(keyOf(hit)))
    const keys = fresh.map(keyOf)
    // Told before it is kept: a crash in between tells the same again, which the key makes harmless.
    if (tells && fresh.length > 0) {
      await notices.tell({
        key: `saved-search ${id} ${keys.join(' ')}`,
        kind: 'saved-search',
        subject: `saved-search:${id}`,
        title: `New for “${title}”: ${fresh.length === 1 ? '1 match' : `${fresh.length} matches`}`,
        text: `The search ${query} finds ${named(fresh)}.`,
        roles: [],
        accounts: [owner],
        at: at.toISOString(),
      })
    }
    await keep(matches, id, present, {
      known: [...known, ...keys].slice(-MOST_KNOWN),
      matches: items.length,
      lookedAt: at.toISOString(),
    })
    return tells ? fresh.length : 0
  }
}

/** The same whenever it is asked within six hours, so that an account is looked at once. */
export function nextLook(owner: string, now: Date): DutyRequest {
  const period = Math.floor(now.getTime() / (HOURS * HOUR)) + 1
  const dueAt = new Date(period * HOURS * HOUR).toISOString()
  return {
    key: digestOfBytes(`${LOOK_DUTY} ${owner} ${dueAt}`),
    kind: LOOK_DUTY,
    subject: `account:${owner}`,
    domain: '',
    dueAt,
    data: { owner },
  }
}

/** Looks at all searches of an account, and again later as long as it keeps any. */
export function lookDutyKind(
  searches: GuardedCollection<SavedSearchDocument>,
  lookAgain: LookAgain,
  duties: Duties,
): DutyKind {
  return {
    id: LOOK_DUTY,
    title: 'Look what is new for saved searches',
    async perform({ duty, permit }) {
      const { owner } = lookData.parse(duty.value.data)
      let looked = 0
      let fresh = 0
      for await (const search of allPages(searches, { where: { owner: { eq: owner } } })) {
        fresh += await lookAgain(search, permit.at, true)
        looked += 1
      }
      if (looked === 0) return 'The account keeps no search any more.'
      await duties.schedule(nextLook(owner, permit.at))
      return `Looked at ${looked} saved searches; ${fresh} new matches.`
    },
  }
}

function keyOf({ kind, service, title }: SearchHit): string {
  return digestOfBytes(JSON.stringify([kind, service, title])).slice(7, 31)
}

function named(hits: readonly SearchHit[]): string {
  const names = hits
    .slice(0, MOST_NAMED)
    .map(({ kind, service, title }) => (kind === 'service' ? service : `${title} of ${service}`))
  const rest = hits.length - names.length
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** Writes what was found; another server that looked at the same moment found the same. */
async function keep(
  matches: Collection<SearchMatches>,
  id: string,
  present: Stored<SearchMatches> | undefined,
  value: SearchMatches,
): Promise<void> {
  try {
    if (present === undefined) await insertUnlessTaken(matches, id, value, [])
    else await matches.replace(id, present.revision, value, [])
  } catch (error) {
    const isRace = isStoreProblem(error, 'stale-revision') || isStoreProblem(error, 'not-found')
    if (!isRace) throw error
  }
}
