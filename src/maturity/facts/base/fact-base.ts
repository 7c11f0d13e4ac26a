import { digestOfBytes } from '../../../contracts/index.ts'
import { dayOf } from '../days.ts'
import type { FactDefinition } from '../fact.ts'
import type { Case } from '../cases/case.ts'
import { createTally, type Tally } from '../tally.ts'
import type { FactProgress, FactState } from './fact-documents.ts'
import { findCases, type CaseQuestion } from './find-cases.ts'
import { gatherSubjects, type SubjectPorts } from './gather-subjects.ts'
import { planBatch } from './plan-batch.ts'
import { keptCategories } from './kept-categories.ts'
import { isOvertaken, writeBatch, type FactCollections } from './write-batch.ts'

/** How the facts stand to the ledger. */
export type Standing =
  /** Everything that has happened is in them. */
  | 'current'
  /** They are those of a moment ago. */
  | 'behind'
  /** They are being made, and say nothing yet. */
  | 'building'

/**
 * Facts that are kept: each subject with what it adds, and the sums for every place. They follow the ledger, so that what
 * a figure costs does not depend on how much there is, but on how much has happened since.
 */
export interface FactBase {
  /**
   * Takes in what has happened, for no more than so long.
   * @param milliseconds at least one step is taken
   */
  follow(milliseconds: number, stop?: AbortSignal): Promise<Followed>
  /** While they are being made: the services that are in them; undefined once they are. Waits for nobody. */
  making(): Promise<number | undefined>
  /** The sums of places, added up; those of a place that nothing lies in are none. */
  sumsOf(places: readonly string[]): Promise<Tally>
  /** The heaviest cases of a kind in places; of those of one weight the first by the ids of their services. */
  cases(question: CaseQuestion): Promise<readonly Case[]>
}

export interface Followed {
  readonly standing: Standing
  /** The moment of the last entry of the ledger that is in them; absent while there is none. */
  readonly asOf: string | undefined
}

export interface FactBasePorts extends SubjectPorts, FactCollections {
  /** The number of the last entry that the ledger has now. */
  readonly lastSequence: () => Promise<number>
}

const ID = 'facts'
/** Another number has everything made anew, as has another fact, or another definition of one. */
const FORM = 5
const PLACES_AT_ONCE = 500

export function createFactBase(ports: FactBasePorts): FactBase {
  const { states, sums, definitions, clock } = ports
  const form = formOf(definitions)
  let underWay: Promise<unknown> = Promise.resolve()

  /** One step; undefined when there was nothing to do. */
  async function step(): Promise<FactState | undefined> {
    const stored = (await states.get(ID)) ?? (await begin())
    const { value, revision } = stored
    if (value.begun !== undefined) return await finish(revision, value, value.begun)
    if (value.form !== form) {
      // Sums are those of the records, whatever these are of: each is made anew and replaced in them.
      return (await states.replace(ID, revision, await fresh(value.batch), [])).value
    }
    const gathered = await gatherSubjects(ports, value.progress)
    if (gathered === undefined) return undefined
    const batch = value.batch + 1
    const begun = await planBatch(ports, gathered.made, batch, gathered.progress)
    if (begun.records.length === 0) {
      const next = { form, batch: value.batch, progress: begun.progress }
      return (await states.replace(ID, revision, next, [])).value
    }
    const started = await states.replace(ID, revision, { ...value, batch, begun }, [])
    return finish(started.revision, started.value, begun)
  }

  async function finish(
    revision: number,
    state: FactState,
    begun: NonNullable<FactState['begun']>,
  ): Promise<FactState> {
    await writeBatch(ports, state.batch, begun, dayOf(clock()))
    const { form: made, batch } = state
    const next = { form: made, batch, progress: begun.progress }
    return (await states.replace(ID, revision, next, [])).value
  }

  async function begin(): Promise<{ readonly value: FactState; readonly revision: number }> {
    return await states.insert(ID, await fresh(0), [])
  }

  /** What happens from now on is followed; what there is already is read beside it. */
  async function fresh(batch: number): Promise<FactState> {
    const position = await ports.lastSequence()
    const observedTo = clock().toISOString()
    const { number: governance } = await ports.circles.fillings()
    const categories = keptCategories(await ports.readCategories(clock()))
    const building = { source: '' }
    return {
      form,
      batch,
      progress: {
        ...{ position, observedTo, governance, categories, building },
        ...{ sweeps: [], waiting: [] },
      },
    }
  }

  async function followNow(milliseconds: number, stop: AbortSignal | undefined): Promise<Followed> {
    const deadline = performance.now() + milliseconds
    for (;;) {
      try {
        const state = await step()
        if (state === undefined) return await standing('current')
      } catch (error) {
        if (!isOvertaken(error)) throw error // another server is at it
      }
      if (performance.now() >= deadline || stop?.aborted === true) return standing('behind')
    }
  }

  async function standing(reached: 'current' | 'behind'): Promise<Followed> {
    const { value } = (await states.get(ID)) ?? { value: undefined }
    const progress: FactProgress | undefined = value?.form === form ? value.progress : undefined
    const isMade = progress !== undefined && progress.building === undefined
    return { standing: isMade ? reached : 'building', asOf: progress?.asOf }
  }

  return {
    follow: (milliseconds, stop) => {
      const turn = underWay.then(() => followNow(milliseconds, stop))
      underWay = turn.catch(() => undefined) // told to whoever asked
      return turn
    },
    async making() {
      const { value } = (await states.get(ID)) ?? { value: undefined }
      if (value?.form !== form) return 0
      const { building } = value.progress
      return building === undefined ? undefined : (building.made ?? 0)
    },
    cases: (question) => findCases(ports.records, question),
    async sumsOf(places) {
      const tally = createTally()
      for (let start = 0; start < places.length; start += PLACES_AT_ONCE) {
        const some = await sums.getMany(places.slice(start, start + PLACES_AT_ONCE))
        for (const { value } of some) tally.add(value.rows)
      }
      return tally
    },
  }
}

function formOf(definitions: readonly FactDefinition[]): string {
  const made = [FORM, definitions.map(({ id, definition, unit }) => [id, definition, unit])]
  return digestOfBytes(JSON.stringify(made))
}
