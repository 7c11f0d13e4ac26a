/** The kinds of question that pages ask the registry. */
import {
  keepPreviousData,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseQueryOptions,
} from '@tanstack/react-query'
import { getJson, getTagged, type Query, type Tagged } from './request.ts'

export const minute = 60_000 // milliseconds

/** The most that one page of a list can hold. */
export const longestPage = 500

/** A question with one answer. */
export type Question<T> = UseQueryOptions<T>

/** A question whose answer comes page by page. */
export type PagedQuestion<T> = UseInfiniteQueryOptions<T, Error, InfiniteData<T>, QueryKey, string>

/** @param path begins with a slash and is already encoded */
export function ask<T>(queryKey: QueryKey, path: string, query: Query = {}): Question<T> {
  return { queryKey, queryFn: ({ signal }) => getJson<T>(path, query, signal) }
}

/** The same for what changes only when somebody decides so. */
export function askRarely<T>(queryKey: QueryKey, path: string, query: Query = {}): Question<T> {
  return { ...ask<T>(queryKey, path, query), staleTime: minute }
}

/** What is about to be changed is read afresh, and not again while somebody types. */
export function askToChange<T>(queryKey: QueryKey, path: string): Question<Tagged<T>> {
  return {
    queryKey,
    queryFn: ({ signal }) => getTagged<T>(path, signal),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnMount: 'always',
  }
}

/** @param query without `limit` and `cursor` */
export function askPages<T extends { readonly next: string | null }>(
  queryKey: QueryKey,
  path: string,
  query: Query,
): PagedQuestion<T> {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      getJson<T>(path, { ...query, limit: 50, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  }
}
