import { RegistryError } from '../problems.ts'
import type { LifecycleCatalog } from '../registry.ts'
import { judgePolicy } from './judge-policy.ts'
import type { LifecycleBook } from './lifecycle-book.ts'
import { lifecycleView } from './lifecycle-view.ts'

/** The lifecycles in force. */
export function createLifecycleCatalog(book: LifecycleBook): LifecycleCatalog {
  const { current } = book
  const views = current.map(lifecycleView)
  return {
    list: () => views,
    get: (id) => {
      const view = views.find((candidate) => candidate.id === id)
      if (view !== undefined) return view
      throw new RegistryError('lifecycle-not-found', `There is no lifecycle ${id.slice(0, 100)}.`)
    },
    judgePolicy: (question) => judgePolicy(book.for('policy'), question),
  }
}
