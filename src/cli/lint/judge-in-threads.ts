import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Piscina } from 'piscina'
import { packageRoot } from '../../package-root.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import type { LintFlags } from '../program.ts'
import { linesPicked } from '../reporters/source-lines.ts'
import { judgeInput } from './judge-input.ts'
import type { JudgedInput } from './judge-inputs.ts'
import type { ThreadAnswer, ThreadJob } from './lint-thread.ts'
import type { LintSettings } from './lint-settings.ts'

/** The bundled `lint-thread.ts`. */
const PROGRAM = path.join(packageRoot, 'dist', 'lint-thread.js')
/** Contracts that are read ahead for each thread, so that none waits for the disk. */
const AHEAD = 4

/**
 * Judges inputs in threads and answers them in their order. What only this thread can reach (the network, an
 * archive, standard input) is judged here.
 */
export async function* judgeInThreads(
  inputs: AsyncGenerator<ContractInput>,
  settings: LintSettings,
  flags: LintFlags,
): AsyncGenerator<JudgedInput> {
  const threads = availableParallelism()
  const pool = new Piscina({
    filename: PROGRAM,
    name: 'judgeFile',
    minThreads: threads,
    maxThreads: threads,
    workerData: flags,
  })
  const judge = async (input: ContractInput): Promise<JudgedInput> => {
    if (input.kind === 'unreadable' || input.local !== true) {
      return { input, judged: await judgeInput(input, settings) }
    }
    const job: ThreadJob = { source: input.source, entry: input.entry }
    const { result, lines, uses } = (await pool.run(job)) as ThreadAnswer
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
    await pool.destroy()
  }
}
