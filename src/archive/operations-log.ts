import { z } from 'zod'
import type { Collection, CollectionDeclaration, Store } from '../store/index.ts'

const operationDocument = z.object({
  kind: z.enum(['restore', 'export']),
  /** A restore that was begun and not completed left a store that nobody may use. */
  state: z.enum(['begun', 'completed']),
  /** SHA-256 of the archive's manifest. */
  archive: z.string(),
  /** Who did it: an account of the registry, or of the machine that has the store. */
  by: z.string(),
  begunAt: z.iso.datetime(),
  completedAt: z.iso.datetime().optional(),
  ledger: z.object({ entries: z.int(), head: z.string() }),
})
export type Operation = z.infer<typeof operationDocument>

/**
 * What was done with the registry as a whole. It is kept beside the ledger, and no archive holds it: what it says
 * is of this one store, and a restored registry is the same as the one that was exported.
 */
export const OPERATIONS: CollectionDeclaration<Operation> = {
  name: 'operations',
  schema: operationDocument,
  indexes: [
    { name: 'by-begun-at', fields: ['begunAt'] },
    { name: 'by-state', fields: ['state'] },
  ],
}

export interface OperationView extends Operation {
  readonly id: string
}

/** The newest operations, newest first; at most 500. */
export async function listOperations(store: Store): Promise<readonly OperationView[]> {
  const { items } = await (
    await store.collection(OPERATIONS)
  ).find({ sort: ['-begunAt'], limit: 500 })
  return items.map(({ id, value }) => ({ id, ...value }))
}

/** A restore that was begun and is not complete; undefined when there is none. */
export async function unfinishedRestore(store: Store): Promise<Operation | undefined> {
  const { items } = await (
    await store.collection(OPERATIONS)
  ).find({
    where: { state: { eq: 'begun' } },
    limit: 500,
  })
  return items.find(({ value }) => value.kind === 'restore')?.value
}

/** Notes that an operation begins, once for one archive; `complete` notes its end. */
export async function beginOperation(
  operations: Collection<Operation>,
  id: string,
  operation: Omit<Operation, 'state' | 'completedAt'>,
): Promise<{ complete(at: Date): Promise<void> }> {
  const stored =
    (await operations.get(id)) ??
    (await operations.insert(id, { ...operation, state: 'begun' }, []))
  return {
    complete: async (at) => {
      const completed = {
        ...stored.value,
        state: 'completed',
        completedAt: at.toISOString(),
      } as const
      await operations.replace(id, stored.revision, completed, [])
    },
  }
}
