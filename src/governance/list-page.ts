import type { PageRequest, ViewPage } from '../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../store/index.ts'
import { GovernanceError } from './governance-problems.ts'

const LARGEST_PAGE = 500

/**
 * One page of a list, newest first; filters without a value do not filter, one with several takes any of them.
 * @throws GovernanceError `governance-invalid` for a cursor of another list
 */
export async function listPage<T, View>(
  collection: Collection<T>,
  page: PageRequest | undefined,
  filters: Readonly<Record<string, string | readonly string[] | undefined>>,
  view: (stored: Stored<T>) => View | Promise<View>,
): Promise<ViewPage<View>> {
  const where = Object.fromEntries(
    Object.entries(filters).flatMap(([field, value]) =>
      value === undefined
        ? []
        : [[field, typeof value === 'string' ? { eq: value } : { in: value }]],
    ),
  )
  try {
    const { items, next } = await collection.find({
      where,
      sort: ['-createdAt'],
      limit: Math.min(Math.max(Math.trunc(page?.limit ?? 50), 1), LARGEST_PAGE),
      ...(page?.cursor !== undefined && { cursor: page.cursor }),
    })
    return { items: await Promise.all(items.map(view)), next }
  } catch (error) {
    if (page?.cursor === undefined || !(error instanceof StoreError)) throw error
    if (error.code !== 'invalid-query') throw error
    throw new GovernanceError(
      'governance-invalid',
      'The cursor does not belong to this list; begin again without it.',
      {},
      { cause: error },
    )
  }
}
