import type { Store } from '../../store/index.ts'
import type { TensionCheck } from '../tensions/tension-checks.ts'
import type { Tensions } from '../tensions/tensions.ts'
import { brokenSeal } from './broken-seal.ts'

const KIND = 'seal-broken'
const SUBJECT = 'constitution'
const KEY = `${KIND}:${SUBJECT}`
const HELD = 'What is kept as the governance in force is what the ledger says was decided.'

/** Looks, as long as a server runs, for a governance that was changed in the store past the process. */
export interface SealWatch {
  /**
   * Compares the governance in force with what the ledger says was decided. What differs is remembered and becomes one
   * tension, on any number of servers; what fits again proposes to close it.
   */
  look(): Promise<void>
  /** What is wrong, in one sentence, as of the last look; undefined when nothing is. */
  trouble(): string | undefined
  readonly check: TensionCheck
}

export function createSealWatch(
  store: Store,
  tensions: Pick<Tensions, 'raise' | 'proposeClosure'>,
): SealWatch {
  let trouble: string | undefined
  return {
    look: async () => {
      trouble = await brokenSeal(store, 'in-force')
      if (trouble === undefined) {
        await tensions.proposeClosure(KEY, HELD)
        return
      }
      await tensions.raise({
        key: KEY,
        subject: SUBJECT,
        now: `Somebody has changed the governance in the store past the process. ${trouble}`,
        couldBe:
          'What is in force is what was decided: a backup or an archive from before is restored.',
        evidence: [{ text: trouble, source: KEY }],
      })
    },
    trouble: () => trouble,
    check: {
      kind: KIND,
      run: async () => {
        const broken = await brokenSeal(store, 'in-force')
        return broken === undefined ? { gap: 'gone', says: HELD } : { gap: 'stands', says: broken }
      },
    },
  }
}
