import { allPages } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { ACCOUNTS } from './account-documents.ts'

/** People who have left: their accounts are deactivated, so that they act nowhere. */
export type ReadLeavers = () => Promise<ReadonlySet<string>>

export async function createReadLeavers(store: Store): Promise<ReadLeavers> {
  const accounts = await store.collection(ACCOUNTS)
  return async () => {
    const left = new Set<string>()
    for await (const { id } of allPages(accounts, { where: { deactivatedAt: { exists: true } } })) {
      left.add(id)
    }
    return left
  }
}
