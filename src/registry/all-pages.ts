import type { FindOptions, Page, Stored } from '../store/index.ts'

interface Findable<T> {
  find(options?: FindOptions): Promise<Page<T>>
}

const LARGEST_PAGE = 500

/** Everything that fits a question, page by page; callers bound what they take. */
export async function* allPages<T>(
  collection: Findable<T>,
  options: Omit<FindOptions, 'limit' | 'cursor'>,
): AsyncGenerator<Stored<T>> {
  let cursor: string | undefined
  do {
    const page = await collection.find({
      ...options,
      limit: LARGEST_PAGE,
      ...(cursor !== undefined && { cursor }),
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}
