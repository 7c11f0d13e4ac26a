/** What the pages ask about whoever is signed in, and about the work of the registry. */
import type { QueryKey } from '@tanstack/react-query'
import {
  longestPage,
  ask,
  askPages,
  minute,
  type PagedQuestion,
  type Question,
} from './question.ts'
import type { DutyList, DutyState, Me, NoticeList, TokenList } from './schemas.ts'

export const meQuery: Question<Me> = ask(['me'], '/me')

/** What whoever is signed in was told. */
export const noticesQuery: PagedQuestion<NoticeList> = askPages(['notices', 'all'], '/notices', {})

/** How many of them are not read yet; asked again now and then. */
export const unreadQuery: Question<NoticeList> = {
  ...ask<NoticeList>(['notices', 'unread'], '/notices', { limit: 1 }),
  staleTime: minute,
  refetchInterval: 5 * minute,
}

/** The tokens of whoever is signed in. */
export const tokensQuery: Question<TokenList> & { readonly queryKey: QueryKey } = ask(
  ['tokens'],
  '/tokens',
  { limit: longestPage },
)

/** @param state empty for all */
export function dutiesQuery(state: DutyState | ''): PagedQuestion<DutyList> {
  return askPages(['duties', state], '/duties', { state })
}
