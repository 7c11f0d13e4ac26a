import { readContract } from '../../contracts/index.ts'
import type { Contract, UnreadableContract } from '../../contracts/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import type { Carrier, ContractInput } from '../inputs/contract-input.ts'
import { expandInputs, type InputOptions } from '../inputs/expand-inputs.ts'
import { LinesOfFiles, type SourceLines } from '../reporters/source-lines.ts'

/** One side of a comparison. */
export interface Side {
  readonly source: string
  readonly contract: Contract | UnreadableContract
  readonly lines: SourceLines
  readonly carrier: Carrier | undefined
  /** Whether names of files are paths in a bundle that lies where the source does. */
  readonly isBundled: boolean
}

/**
 * Reads what an argument names. What cannot be read is a value, and raises the exit status.
 * @throws CommandError (status 2) when the argument names several contracts, or none
 */
export async function readSide(argument: string, options: InputOptions): Promise<Side> {
  const inputs: ContractInput[] = []
  for await (const input of expandInputs([argument], options)) {
    inputs.push(input)
    if (inputs.length > 1) {
      throw usageError(`${argument} holds several contracts; name the one to compare.`)
    }
  }
  const [input] = inputs
  if (input === undefined) throw usageError(`There is no contract in ${argument}.`)
  return sideOf(input)
}

async function sideOf(input: ContractInput): Promise<Side> {
  if (input.kind === 'unreadable') {
    const { source, message, registry } = input
    endWith(registry === true ? EXIT.registry : EXIT.usage)
    const error = { code: 'file-unreadable', message } as const
    return {
      source,
      contract: { readable: false, format: 'unknown', digest: '', error },
      lines: new LinesOfFiles([]),
      carrier: undefined,
      isBundled: false,
    }
  }
  const { source, entry, resolve, carrier, bundled } = input
  const contract = await readContract({ entry, resolve })
  if (!contract.readable) endWith(EXIT.usage)
  const lines = new LinesOfFiles(contract.readable ? contract.files : [entry])
  return { source, contract, lines, carrier, isBundled: bundled === true }
}
