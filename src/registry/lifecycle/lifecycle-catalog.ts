import { RegistryError } from '../problems.ts'
import type { LifecycleCatalog } from './lifecycles.ts'
import { judgePolicy } from './judge-policy.ts'
import type { LifecycleBook } from './lifecycle-book.ts'
import { lifecycleView, type LifecycleView } from './lifecycle-view.ts'

/** The lifecycles in force. */
export function createLifecycleCatalog(
  book: LifecycleBook,
): Pick<LifecycleCatalog, 'list' | 'get' | 'judgePolicy'> {
  const list = async (): Promise<readonly LifecycleView[]> =>
    (await book.inForce()).map(lifecycleView)
  return {
    list,
    get: async (id) => {
      const view = (await list()).find((candidate) => candidate.id === id)
      if (view !== undefined) return view
      throw new RegistryError('lifecycle-not-found', `There is no lifecycle ${id.slice(0, 100)}.`)
    },
    judgePolicy: async (question) => judgePolicy(await book.for('policy'), question),
  }
}
