import type { ContractInput } from '../inputs/contract-input.ts'
import type { LintFlags } from './lint-flags.ts'
import type { Judged } from '../reporters/judged.ts'
import { judgeInput } from './judge-input.ts'
import type { LintSettings } from './lint-settings.ts'

export interface JudgedInput {
  readonly input: ContractInput
  readonly judged: Judged
}

/** Starting threads takes as long as judging some tens of small contracts: so many, or so many bytes, first. */
const FEW = 48
const FEW_BYTES = 4 * 1024 * 1024

/**
 * Judges inputs and answers them in their order: few in this thread, many in as many threads as there are
 * processors.
 */
export async function* judgeInputs(
  inputs: AsyncGenerator<ContractInput>,
  settings: LintSettings,
  flags: LintFlags,
): AsyncGenerator<JudgedInput> {
  if (settings.inForce !== undefined) {
    // The registry judges, and its threads are its own.
    for await (const input of inputs) yield { input, judged: await judgeInput(input, settings) }
    return
  }
  const first: ContractInput[] = []
  let bytes = 0
  let isAll = false
  // However large it is, one contract is judged in one thread, and this one is running already.
  while (first.length < 2 || (first.length < FEW && bytes < FEW_BYTES)) {
    const next = await inputs.next()
    if (next.done === true) {
      isAll = true
      break
    }
    first.push(next.value)
    if (next.value.kind === 'contract') bytes += next.value.entry.bytes.length
  }
  if (isAll) {
    for (const input of first) yield { input, judged: await judgeInput(input, settings) }
    return
  }
  const { judgeInThreads } = await import('./judge-in-threads.ts')
  yield* judgeInThreads(inAll(first, inputs), settings, flags)
}

async function* inAll(
  first: readonly ContractInput[],
  rest: AsyncGenerator<ContractInput>,
): AsyncGenerator<ContractInput> {
  yield* first
  yield* rest
}
