import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedLifecycles, startupConstitution } from '../../src/data-documents.ts'
import {
  openConstitution,
  openConstitutionalAuthority,
  openPoliciesInForce,
  ratifyFirstConstitution,
} from '../../src/governance/index.ts'
import { createContractEngine, createRegistry, type Registry } from '../../src/registry/index.ts'
import { shippedPack, shippedPackIds } from '../../src/shipped/packs.ts'
import { openSqliteStore } from '../../src/store/index.ts'

export const administrator = { kind: 'person', id: 'admin', name: 'admin' } as const
export const now = new Date('2026-03-01T09:00:00.000Z')
const clock = (): Date => now

/** A registry under the startup constitution, in which nothing is registered yet. */
export async function openNewRegistry(): Promise<{
  registry: Registry
  clock: () => Date
  close: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-samples-'))
  const store = await openSqliteStore({ path: join(folder, 'concordat.sqlite') })
  const newId = randomUUID
  const constitution = startupConstitution()
  await ratifyFirstConstitution({ store, clock, newId, constitution, administrator })
  const registry = await createRegistry({
    store,
    authority: await openConstitutionalAuthority(store),
    policiesInForce: await openPoliciesInForce(store, (pack) => shippedPack(pack)?.version, clock),
    engine: createContractEngine({ version: 'test', findPolicy: shippedPack }),
    lifecycles: shippedLifecycles(),
    packs: { ids: shippedPackIds, find: shippedPack },
    constitution: await openConstitution(store, clock),
    clock,
    newId,
  })
  const close = async (): Promise<void> => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { registry, clock, close }
}
