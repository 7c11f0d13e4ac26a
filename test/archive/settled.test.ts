import { SAVED_SEARCH_MATCHES } from '../../src/registry/index.ts'
import type { Store } from '../../src/store/index.ts'
import { archiveOf, openArchiveFixture, type ArchiveFixture } from './archive-fixture.ts'

let fixture: ArchiveFixture
beforeAll(async () => {
  fixture = await openArchiveFixture()
})
afterAll(() => fixture.close())

/** A store without snapshots, in which something happens whenever a content is read. */
function withoutSnapshots(store: Store, happens: () => Promise<unknown>): Store {
  return {
    ...store,
    collection: (declaration) => store.collection(declaration),
    snapshot: () => Promise.resolve(undefined),
    contents: {
      put: (bytes) => store.contents.put(bytes),
      has: (digest) => store.contents.has(digest),
      remove: (digest) => store.contents.remove(digest),
      get: async (digest) => {
        await happens()
        return store.contents.get(digest)
      },
    },
  }
}

it('a store without snapshots that is left alone gives the same archive', async () => {
  const { opened, archive } = fixture
  const store = withoutSnapshots(opened.store, () => Promise.resolve())
  expect((await archiveOf(store)).equals(archive)).toBe(true)
})

it('a write without an event, while such a store is read, is noticed and refused', async () => {
  const { opened } = fixture
  const matches = await opened.store.collection(SAVED_SEARCH_MATCHES)
  let written = 0
  const store = withoutSnapshots(opened.store, async () => {
    written += 1
    const value = { matches: 1, known: [], lookedAt: '2027-01-01T00:00:00.000Z' }
    if (written === 1) await matches.insert('new', value, [])
  })
  await expect(archiveOf(store)).rejects.toMatchObject({ code: 'registry-not-settled' })
})
