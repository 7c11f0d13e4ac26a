import { availableParallelism } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { packageRoot } from '../../package-root.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import type { LintFlags } from './lint-flags.ts'
import { linesPicked } from '../reporters/source-lines.ts'
import { judgeInput } from './judge-input.ts'
import type { JudgedInput } from './judge-inputs.ts'
import { createLintPool, type LintPoolBounds } from './lint-pool.ts'
import type { LintSettings } from './lint-settings.ts'
import { tooCostly } from './too-costly.ts'

/** The bundled `lint-thread.ts`. */
const PROGRAM = path.join(packageRoot, 'dist', 'lint-thread.js')
/** Contracts that are read ahead for each thread, so that none waits for the disk. */
const AHEAD = 4
/**
 * How much a function runs before V8 compiles it anew with optimizations, in bytes of its code: four times as
 * much as usual. Each thread compiles for itself: with it 1,000 contracts of a few KB take 4.3 s of processor
 * time on two processors, and 6.0 s without; twice or four times as much again changes nothing.
 */
const INTERRUPT_BUDGET = 500_000
/** No contract within the engine's own bounds takes nearly as much. */
const BOUNDS: Omit<LintPoolBounds, 'threads'> = { seconds: 120, heapMebibytes: 1024 }

/**
 * Judges inputs in threads and answers them in their order. What only this thread can reach (the network, an
 * archive, standard input) is judged here. A contract that uses up the time or memory of its thread is one
 * unreadable result; the others are judged all the same.
 */
export async function* judgeInThreads(
  inputs: AsyncGenerator<ContractInput>,
  settings: LintSettings,
  flags: LintFlags,
): AsyncGenerator<JudgedInput> {
  const threads = availableParallelism()
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
  const pool = createLintPool(PROGRAM, flags, { ...BOUNDS, threads })
  const judge = async (input: ContractInput): Promise<JudgedInput> => {
    if (input.kind === 'unreadable' || input.local !== true) {
      return { input, judged: await judgeInput(input, settings) }
    }
    const answer = await pool.judge({ source: input.source, entry: input.entry })
    if ('excess' in answer) return { input, judged: tooCostly(input, answer.excess) }
    const { result, lines, uses } = answer
    settings.uses.push(...uses)
    return { input, judged: { result, sources: linesPicked(lines) } }
  }
  const underWay: Promise<JudgedInput>[] = []
  try {
    for await (const input of inputs) {
      const answer = judge(input)
      // It is awaited in its turn; until then a failure must not count as one that nobody looks at.
      answer.catch(() => undefined)
      underWay.push(answer)
      const next = underWay.length > threads * AHEAD ? underWay.shift() : undefined
      if (next !== undefined) yield await next
    }
    for (const answer of underWay) yield await answer
  } finally {
    await pool.close()
  }
}
