import type { FindOptions, Page, Stored } from '../store/index.ts'

/** One page of a list; `next` is the cursor of the following one. */
export interface ViewPage<T> {
  readonly items: readonly T[]
  readonly next: string | undefined
}

/** `limit` is 50 unless given, and never more than 500. */
export interface PageRequest {
  readonly limit?: number | undefined
  /** @throws RegistryError `invalid-cursor` when it does not belong to the list */
  readonly cursor?: string | undefined
}

const DEFAULT_LIMIT = 50
const LARGEST_LIMIT = 500

/** How many items were asked for: more than the largest page is reduced, never refused. */
export function pageLimit(page: PageRequest | undefined): number {
  return Math.min(Math.max(Math.trunc(page?.limit ?? DEFAULT_LIMIT), 1), LARGEST_LIMIT)
}

/** The store's options for a page of a list. */
export function findOptions(
  page: PageRequest | undefined,
  question: Pick<FindOptions, 'where' | 'sort'>,
): FindOptions {
  return {
    ...question,
    limit: pageLimit(page),
    ...(page?.cursor !== undefined && { cursor: page.cursor }),
  }
}

/** The page as callers see it. */
export async function viewPage<T, View>(
  page: Page<T>,
  view: (stored: Stored<T>) => View | Promise<View>,
): Promise<ViewPage<View>> {
  return { items: await Promise.all(page.items.map(view)), next: page.next }
}
