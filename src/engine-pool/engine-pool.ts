import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import type { ContractFile } from '../contracts/index.ts'
import { isOutOfMemory } from '../out-of-memory.ts'
import { RegistryError, type ContractEngine } from '../registry/index.ts'
import type {
  CompareJob,
  ConsumersJob,
  ContractJob,
  JudgeJob,
  LintJob,
  PairJob,
  ReadConsumerJob,
} from './engine-jobs.ts'

export interface EnginePoolBounds {
  /** Contracts that are worked on at the same time, each in a thread of its own. */
  readonly threads: number
  /** How long one may take, from when its turn comes. */
  readonly seconds: number
  /** Heap of one thread, in MiB; the bytes of files lie outside it. */
  readonly heapMebibytes: number
}

/** The engine with bounds: what exceeds them is refused with `contract-too-costly`. */
export interface EnginePool extends ContractEngine {
  /**
   * Judges one contract and keeps nothing.
   * @param policies ids of policies; absent: those of the contract's format
   * @param rulePages where findings lead to for the page of a rule; absent: to the project's pages
   * @returns the `LintResult` as JSON in UTF-8, as it is sent: nobody here needs more of it
   */
  lint(
    files: readonly ContractFile[],
    entry: string,
    policies?: readonly string[],
    rulePages?: string,
  ): Promise<Uint8Array>
  /** The same engine for work that nobody waits for: it begins only while no other work waits for a thread. */
  readonly background: ContractEngine
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

/** How long a thread without work is kept. */
const IDLE_MS = 600_000
/**
 * V8 would make objects old from the start where those made before them lived long. It learns that from the first
 * contracts, while the room for young objects is still small, and then objects of contracts that were judged long ago
 * keep later contracts in memory.
 */
const NO_OBJECT_IS_BORN_OLD = '--no-allocation-site-pretenuring'
/**
 * V8 collects everything when memory has grown by a tenth to a third since it last did, and counts what lies outside of its
 * heap: bodies and judgements of some fifty contracts, in a process that has little else. Now it does when memory has doubled.
 */
const COLLECT_WHEN_DOUBLED = '--heap-growing-percent=100'

/**
 * @param program the bundled `engine-jobs.ts`
 * @param version stands in the keys of what is computed
 */
export function createEnginePool(
  program: string,
  version: string,
  bounds: EnginePoolBounds,
): EnginePool {
  setFlagsFromString(NO_OBJECT_IS_BORN_OLD)
  setFlagsFromString(COLLECT_WHEN_DOUBLED)
  const pool = new Piscina({
    filename: program,
    // The first job starts the first thread: commands that need none start none.
    minThreads: 0,
    maxThreads: bounds.threads,
    idleTimeout: IDLE_MS,
    // Nobody reads the pool's own histograms.
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMebibytes },
  })
  // The wait for a thread must not count as time that a contract takes; so nothing waits inside the pool.
  const inTurn = pLimit(bounds.threads)

  const run = <Result>(name: string, job: ContractJob | PairJob): Promise<Result> =>
    inTurn(async () => {
      const ending = new AbortController()
      // Taken back when the work is done; the signal of a timeout would be kept until its time.
      const timer = setTimeout(() => ending.abort(), bounds.seconds * 1000).unref()
      try {
        return (await pool.run(job, { name, signal: ending.signal })) as Result
      } catch (cause) {
        const excess = excessOf(cause, ending.signal, bounds)
        if (excess === undefined) throw cause
        throw new RegistryError(
          'contract-too-costly',
          `Working on ${job.entry} was ended after ${excess}. Split the contract, or judge it alone with the command line, which has no such bound.`,
          {},
          { cause },
        )
      } finally {
        clearTimeout(timer)
      }
    })

  const inBackground = pLimit(bounds.threads)
  const later = <Result>(name: string, job: ContractJob | PairJob): Promise<Result> =>
    inBackground(async () => {
      while (inTurn.pendingCount > 0) await setTimeoutAsync(WAIT_MS)
      return run<Result>(name, job)
    })

  return {
    ...contractEngine(version, run),
    background: contractEngine(version, later),
    lint: (files, entry, policies, rulePages) => {
      const job: LintJob = {
        files,
        entry,
        ...(policies !== undefined && { policies }),
        ...(rulePages !== undefined && { rulePages }),
      }
      return run('lintToJsonJob', job)
    },
    close: () => pool.destroy(),
  }
}

/** How long work that nobody waits for looks away before it asks again. */
const WAIT_MS = 10

type Run = <Result>(name: string, job: ContractJob | PairJob) => Promise<Result>

function contractEngine(version: string, run: Run): ContractEngine {
  return {
    version,
    outline: (files) => run('outlineJob', { files, entry: files[0]?.name ?? 'the bundle' }),
    read: async (files, entry) => {
      const contract = await run<Awaited<ReturnType<ContractEngine['read']>>>('readJob', {
        files,
        entry,
      })
      if (!contract.readable) return contract
      const bytesOf = new Map(files.map(({ name, bytes }) => [name, bytes]))
      return {
        ...contract,
        files: contract.files.map(({ name, bytes }) => ({
          name,
          bytes: bytesOf.get(name) ?? bytes,
        })),
      }
    },
    judge: (files, entry, source, packs) => {
      const job: JudgeJob = { files, entry, source, packs }
      return run('judgeJob', job)
    },
    compare: (old, now, question) => {
      const job: CompareJob = { entry: now.entry, old, now, question }
      return run('compareJob', job)
    },
    consumersOf: (old, now, changes, usages) => {
      const job: ConsumersJob = { entry: now.entry, old, now, changes, usages }
      return run('consumersJob', job)
    },
    readConsumer: (files, entry, name) => {
      const job: ReadConsumerJob = { files, entry, name }
      return run('readConsumerJob', job)
    },
  }
}

/** What there was too much of; undefined for any other error. */
function excessOf(
  error: unknown,
  timeout: AbortSignal,
  { seconds, heapMebibytes }: EnginePoolBounds,
): string | undefined {
  if (timeout.aborted) return `${seconds} seconds`
  return isOutOfMemory(error) ? `${heapMebibytes} MiB of memory` : undefined
}
