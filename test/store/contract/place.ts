import { z } from 'zod'
import type {
  Collection,
  CollectionDeclaration,
  DomainEvent,
  Store,
  StoreProblem,
} from '../../../src/store/index.ts'

/** Where the data of one test lives. */
export interface Place {
  /** Opens a store on the data of this place, each time another one: a second process, or a restart. */
  open(): Promise<Store>
  /** Closes what was opened and removes the data. */
  dispose(): Promise<void>
}

export type MakePlace = () => Promise<Place>

const thingSchema = z.object({
  name: z.string(),
  owner: z.string().optional(),
  rank: z.number().optional(),
  active: z.boolean().optional(),
  tags: z.array(z.string()).default([]),
  latest: z.object({ version: z.string(), state: z.string() }).optional(),
  files: z.array(z.object({ digest: z.string() })).optional(),
  extra: z.unknown().optional(),
})
export type Thing = z.infer<typeof thingSchema>

export const THINGS: CollectionDeclaration<Thing> = {
  name: 'things',
  schema: thingSchema,
  indexes: [
    { name: 'byName', fields: ['name'], unique: true },
    { name: 'byOwnerAndRank', fields: ['owner', 'rank'] },
    { name: 'byRank', fields: ['rank'] },
    { name: 'byActive', fields: ['active'] },
    { name: 'byState', fields: ['latest.state', 'latest.version'] },
    { name: 'byTag', fields: ['tags'], multikey: true },
    { name: 'byFile', fields: ['files.digest'], multikey: true, unique: true },
  ],
}

export function thing(name: string, more: Partial<Thing> = {}): Thing {
  return { name, tags: [], ...more }
}

export function event(id: string, more: Partial<DomainEvent> = {}): DomainEvent {
  return {
    id,
    at: '2026-01-01T00:00:00.000Z',
    actor: { kind: 'system', id: 'test', name: 'Test' },
    action: 'thing.changed',
    subject: 'thing:one',
    change: {},
    ...more,
  }
}

/** Runs a test with a collection of its own and cleans up behind it. */
export function withThings(
  makePlace: MakePlace,
  test: (things: Collection<Thing>, store: Store, place: Place) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const place = await makePlace()
    try {
      const store = await place.open()
      await test(await store.collection(THINGS), store, place)
    } finally {
      await place.dispose()
    }
  }
}

/** What `toMatchObject` is to find in a rejection. */
export function problem(code: StoreProblem, detail?: string): object {
  return { name: 'StoreError', code, ...(detail === undefined ? {} : { detail }) }
}

/** How many of the attempts succeeded, and the codes of those that did not. */
export async function outcomes(
  attempts: readonly Promise<unknown>[],
): Promise<{ readonly won: number; readonly codes: readonly string[] }> {
  const settled = await Promise.allSettled(attempts)
  const lost = settled.filter((outcome) => outcome.status === 'rejected')
  return {
    won: settled.length - lost.length,
    codes: [...new Set(lost.map((outcome) => String((outcome.reason as { code: unknown }).code)))],
  }
}
