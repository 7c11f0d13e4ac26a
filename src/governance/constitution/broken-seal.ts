import { openHistory } from '../../audit/index.ts'
import type { Store } from '../../store/index.ts'
import { RATIFICATIONS, type Ratification } from './ratification.ts'
import { digestOf, hashOf, sealIn, SEALING_ACTIONS } from './seals.ts'

/**
 * Whether what is kept as governance is what the ledger says was decided. Whoever can write the store, or an archive,
 * could otherwise put another constitution, policy or role in force without any decision, or take a decision back. Versions
 * from before seals were kept are left alone, as long as no sealed one comes before them.
 * @param which all versions, or only the one in force
 * @returns what is wrong, in one sentence; undefined when nothing is
 */
export async function brokenSeal(
  store: Store,
  which: 'all' | 'in-force',
): Promise<string | undefined> {
  const ratifications = await store.collection(RATIFICATIONS)
  const newestKept = async (): Promise<number> => {
    const { items } = await ratifications.find({ sort: ['-number'], limit: 1 })
    return items[0]?.value.number ?? 0
  }
  let latest = await newestKept()
  let seals = await sealsIn(store, which)
  // Another server may decide meanwhile; both are looked at as they were when nothing came between.
  for (let now = await newestKept(); now !== latest; now = await newestKept()) {
    latest = now
    seals = await sealsIn(store, which)
  }
  const [newest, oldest] = [Math.max(0, ...seals.keys()), Math.min(...seals.keys())]
  if (newest > latest) return `Version ${newest} of the governance was decided, and is missing.`
  const first = which === 'all' ? 1 : Math.max(latest, 1)
  for (let number = latest; number >= first; number--) {
    const document = (await ratifications.get(String(number)))?.value
    if (document?.number !== number) return `Version ${number} of the governance is missing.`
    const sealed = seals.get(number)
    if (sealed === undefined && number > oldest) {
      return `No decision in the ledger made version ${number} of the governance.`
    }
    const kept = digestOf(document)
    if (sealed !== undefined && sealed !== kept) {
      return `Version ${number} of the governance is not what was decided: the ledger has ${sealed} for it, and what is kept has ${kept}.`
    }
    const missing = await missingContent(store, document)
    if (missing !== undefined) return missing
  }
  return undefined
}

/** Digests by the numbers of versions; of each action only the newest one, where all are not asked for. */
async function sealsIn(
  store: Store,
  which: 'all' | 'in-force',
): Promise<ReadonlyMap<number, string>> {
  const history = await openHistory(store)
  const seals = new Map<number, string>()
  for (const action of SEALING_ACTIONS) {
    for await (const event of history.ofAction(action)) {
      const seal = sealIn(event)
      if (seal === undefined) continue
      seals.set(seal.number, seal.digest)
      if (which === 'in-force') break
    }
  }
  return seals
}

/** What a version names is kept under its digest, and has to have it. */
async function missingContent(
  { contents }: Store,
  { number, organisation, lifecycles }: Ratification,
): Promise<string | undefined> {
  for (const digest of [organisation, lifecycles]) {
    if (digest === undefined) continue
    const bytes = await contents.get(digest)
    if (bytes === undefined || hashOf(bytes) !== digest) {
      return `Version ${number} of the governance names ${digest}, and what is kept there is something else.`
    }
  }
  return undefined
}
