import { DOMAINS } from '../../../src/registry/documents.ts'
import type { Collection, CollectionDeclaration, Store } from '../../../src/store/index.ts'

type Writes = Pick<Collection<object>, 'insert' | 'replace'>
/** Carries out a write of a domain, or does something else around it. */
type Around = (id: string, value: object, write: () => Promise<unknown>) => Promise<unknown>

/** A store in whose writes of domains the test has a say. */
export function interfered(store: Store): { readonly store: Store; around: Around | undefined } {
  const open = store.collection.bind(store)
  const tested = { store, around: undefined as Around | undefined }
  const asked = (id: string, value: object, write: () => Promise<unknown>): Promise<unknown> =>
    tested.around === undefined ? write() : tested.around(id, value, write)
  store.collection = async <T>(declaration: CollectionDeclaration<T>) => {
    const collection = await open(declaration)
    if (declaration.name !== DOMAINS.name) return collection
    const { insert, replace } = collection as unknown as Writes
    return {
      get: collection.get.bind(collection),
      getMany: collection.getMany.bind(collection),
      find: collection.find.bind(collection),
      count: collection.count.bind(collection),
      remove: collection.remove.bind(collection),
      insertInOrder: collection.insertInOrder.bind(collection),
      insert: (id: string, value: object, events: never[]) =>
        asked(id, value, () => insert.call(collection, id, value, events)),
      replace: (id: string, revision: number, value: object, events: never[]) =>
        asked(id, value, () => replace.call(collection, id, revision, value, events)),
    } as unknown as Collection<T>
  }
  return tested
}
