import { z } from 'zod'
import { lifecycleDefinition, type LifecyclesAdopted } from '../../registry/index.ts'
import type { ContentStore, Store } from '../../store/index.ts'
import { RATIFICATIONS, readerOfLatest } from '../constitution/ratification.ts'
import type { ChosenLifecycle } from './apply-to-lifecycles.ts'

const chosenLifecycles = z.array(
  z.object({
    definition: lifecycleDefinition,
    map: z.record(z.string(), z.string()).exactOptional(),
    changedIn: z.int().min(1),
  }),
)

/** Keeps the lifecycles that a version of the governance has chosen. @returns their digest */
export function keepLifecycles(
  contents: ContentStore,
  chosen: readonly ChosenLifecycle[],
): Promise<string> {
  return contents.put(new TextEncoder().encode(JSON.stringify(chosen)))
}

/** Reads what `keepLifecycles` kept. Contents never change, so that the last one read is kept at hand. */
export function createLifecyclesReader(
  contents: ContentStore,
): (digest: string | undefined) => Promise<readonly ChosenLifecycle[]> {
  let last: { readonly digest: string; readonly chosen: readonly ChosenLifecycle[] } | undefined
  return async (digest) => {
    if (digest === undefined) return []
    if (last?.digest === digest) return last.chosen
    const bytes = await contents.get(digest)
    if (bytes === undefined) throw new Error(`The lifecycles ${digest} are missing in the store.`)
    const chosen = chosenLifecycles.parse(JSON.parse(new TextDecoder().decode(bytes)))
    last = { digest, chosen }
    return chosen
  }
}

/** The lifecycles that adopted proposals have put in force. */
export async function openLifecyclesAdopted(store: Store): Promise<LifecyclesAdopted> {
  const ratifications = await store.collection(RATIFICATIONS)
  const readLatest = readerOfLatest(ratifications)
  const read = createLifecyclesReader(store.contents)
  let known: { digest: string; adopted: Awaited<ReturnType<LifecyclesAdopted>> } | undefined
  return async () => {
    const digest = (await readLatest())?.lifecycles
    if (digest === undefined) return []
    if (known?.digest === digest) return known.adopted
    const adopted = await Promise.all(
      (await read(digest)).map(async ({ definition, map, changedIn }) => {
        const version = (await ratifications.get(String(changedIn)))?.value
        const { proposal: id = '', reason: title = '' } = version?.origin ?? {}
        const { ratifiedBy: by = '', ratifiedAt: at = '' } = version ?? {}
        return { definition, map, decision: { id, title, by, at } }
      }),
    )
    known = { digest, adopted }
    return adopted
  }
}
