import type { Collection, Stored } from '../../store/index.ts'
import type { Duties } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import { nextLook, type LookAgain } from './look-again.ts'
import {
  savedSearchInput,
  type SavedSearchDocument,
  type SavedSearchInput,
  type SearchMatches,
} from './saved-search-document.ts'

export interface SavedSearchView {
  readonly id: string
  readonly title: string
  readonly query: string
  readonly versions: 'latest' | 'all'
  /** How many matched when it was last looked, at most 100. */
  readonly matches: number
  readonly lookedAt: string | undefined
  readonly createdAt: string
}

/** Searches that an account keeps, and is told of when something new matches. */
export interface SavedSearches {
  /** Those of the account that asks, the oldest first. @throws RegistryError `not-allowed` without an account */
  list(actor: Actor, page?: PageRequest): Promise<ViewPage<SavedSearchView>>
  /** At most 50 for each account. @throws RegistryError `invalid-input`, `saved-search-limit` */
  save(actor: Actor, input: SavedSearchInput): Promise<SavedSearchView>
  /** @throws RegistryError `saved-search-not-found`, also for one of somebody else */
  forget(actor: Actor, id: string): Promise<void>
}

export interface SavedSearchPorts {
  readonly searches: GuardedCollection<SavedSearchDocument>
  readonly matches: Collection<SearchMatches>
  readonly duties: Duties
  readonly lookAgain: LookAgain
  readonly permits: Permits
  readonly newId: () => string
}

const MOST = 50 // of one account, so that looking at all of them stays short

export function createSavedSearches(ports: SavedSearchPorts): SavedSearches {
  const { searches, matches, duties, permits, newId } = ports

  const viewOf = async (search: Stored<SavedSearchDocument>): Promise<SavedSearchView> => {
    const { id, value } = search
    const { title, query, versions, createdAt } = value
    const found = (await matches.get(id))?.value
    return {
      id,
      title,
      query,
      versions,
      matches: found?.matches ?? 0,
      lookedAt: found?.lookedAt,
      createdAt,
    }
  }

  return {
    async list(actor, page) {
      requireAccount(actor)
      const question = { where: { owner: { eq: actor.id } }, sort: ['createdAt'] }
      const found = await searches.find(findOptions(page, question))
      const views = new Map<string, SavedSearchView>()
      for (const search of found.items) views.set(search.id, await viewOf(search))
      return viewPage(found, ({ id, value }) => views.get(id) ?? { id, ...value, ...NEVER_LOOKED })
    },

    async save(actor, input) {
      const { reason, ...said } = parseInput(savedSearchInput, input)
      const id = newId()
      const permit = await permits.require(actor, 'search.save', accountOf(actor))
      const owner = actor.id
      if ((await searches.count({ owner: { eq: owner } })) >= MOST) {
        throw new RegistryError(
          'saved-search-limit',
          `${actor.name} keeps ${MOST} searches already; forget one first.`,
        )
      }
      const createdAt = permit.at.toISOString()
      const value = { ...said, owner, createdAt }
      const stored = await duties.announce([nextLook(owner, permit.at)], () =>
        searches.insert(permit, id, value, { event: 'search.saved', reason, change: said }),
      )
      if (stored === undefined) throw new Error(`the id ${id} was given twice`)
      await ports.lookAgain(stored, permit.at, false)
      return viewOf(stored)
    },

    async forget(actor, id) {
      const permit = await permits.require(actor, 'search.forget', accountOf(actor))
      const search = await searches.get(id)
      if (search?.value.owner !== actor.id) {
        throw new RegistryError(
          'saved-search-not-found',
          `You keep no search ${id.slice(0, 100)}; GET /saved-searches lists those you keep.`,
        )
      }
      const { title, query } = search.value
      await searches.remove(permit, search, { event: 'search.forgotten', change: { title, query } })
      const known = await matches.get(id)
      if (known !== undefined) await matches.remove(id, known.revision, [])
    },
  }
}

const NEVER_LOOKED = { matches: 0, lookedAt: undefined }

function accountOf(actor: Actor): { readonly subject: string; readonly domain: string } {
  return { subject: `account:${actor.id}`, domain: '' }
}

function requireAccount(actor: Actor): void {
  if (actor.kind === 'person' || actor.kind === 'token') return
  throw new RegistryError(
    'not-allowed',
    'Saved searches belong to an account; sign in or send a token.',
  )
}
