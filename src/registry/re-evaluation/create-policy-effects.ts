import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection } from '../../store/index.ts'
import type { WaiverDocument } from '../waivers/waiver-document.ts'
import { dayOf } from '../waivers/waiver-view.ts'
import { computePolicyEffect, type ComputePolicyEffectPorts } from './compute-policy-effect.ts'
import type { ChoosePolicies, PolicyEffects, PolicyEffectView } from './policy-effect.ts'

export interface PolicyEffectPorts extends ComputePolicyEffectPorts {
  readonly waivers: Collection<WaiverDocument>
}

const MOST_KEPT = 20 // previews; the oldest is worked out anew when somebody asks for it
const OVERTAKEN = `More than ${MOST_KEPT} previews were asked for before it was its turn; ask for it again.`

interface Kept {
  view: PolicyEffectView
  end: Promise<void>
  /** Somebody waits for the end; others are worked out only while they are kept. */
  isAwaited: boolean
}

/** Previews by what the registry holds and what would change: each is worked out once, one after the other. */
export function createPolicyEffects(ports: PolicyEffectPorts): PolicyEffects {
  const kept = new Map<string, Kept>()
  let last: Promise<void> = Promise.resolve()

  const begin = async (id: string, after: ChoosePolicies): Promise<Kept> => {
    const total = await ports.versions.count()
    const known = kept.get(id)
    if (known !== undefined) return known
    const computing = { id, state: 'computing', effect: undefined, problem: undefined } as const
    const entry: Kept = {
      view: { ...computing, progress: { looked: 0, total } },
      end: Promise.resolve(),
      isAwaited: false,
    }
    kept.set(id, entry)
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
    entry.end = last.then(async () => {
      // Whoever asks for very many previews gets the last of them, and the registry no endless work.
      if (kept.get(id) !== entry && !entry.isAwaited) {
        entry.view = { ...entry.view, state: 'failed', problem: OVERTAKEN }
        return
      }
      const progress = (looked: number): void => {
        entry.view = { ...computing, progress: { looked, total } }
      }
      try {
        const effect = await computePolicyEffect(ports, after, progress)
        const { looked } = effect
        entry.view = {
          ...computing,
          state: 'complete',
          progress: { looked, total: looked },
          effect,
        }
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        entry.view = { ...entry.view, state: 'failed', problem }
      }
    })
    last = entry.end
    return entry
  }

  const asked = async (key: string, after: ChoosePolicies): Promise<Kept> => {
    const id = digestOfBytes(`${key} ${await revisionOf(ports)}`).slice('sha256:'.length, 39)
    const known = kept.get(id)
    if (known === undefined || known.view.state === 'failed') {
      kept.delete(id)
      return begin(id, after)
    }
    return known
  }

  return {
    preview: async (key, after) => (await asked(key, after)).view,
    whole: async (key, after) => {
      const entry = await asked(key, after)
      entry.isAwaited = true
      await entry.end
      return entry.view
    },
  }
}

/** Another one after every write that a verdict could follow from. */
async function revisionOf(ports: PolicyEffectPorts): Promise<string> {
  const { policiesInForce, versions, services, waivers, engine, clock } = ports
  const newest = { sort: ['-updatedAt'], limit: 1 }
  const [policies, version, service, counts] = await Promise.all([
    policiesInForce.list(),
    versions.find(newest),
    services.find(newest),
    Promise.all([
      versions.count(),
      services.count(),
      waivers.count({ state: { eq: 'granted' } }),
      waivers.count({ state: { eq: 'revoked' } }),
    ]),
  ])
  const moments = [version, service].map(({ items }) => items[0]?.value.updatedAt)
  return JSON.stringify([engine.version, policies, moments, counts, dayOf(clock())])
}
