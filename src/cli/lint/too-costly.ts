import { digestOfBytes } from '../../contracts/index.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'

/** The result of a contract that was given up. @param excess what it needed too much of */
export function tooCostly(
  { source, entry }: ContractInput & { kind: 'contract' },
  excess: string,
): Judged {
  const message = `Judging it was ended after ${excess}. Split the contract, or judge it by fewer policies or rulesets.`
  return {
    result: {
      source,
      format: 'unknown',
      digest: digestOfBytes(entry.bytes),
      verdict: 'unreadable',
      error: { code: 'contract-too-costly', message },
      policies: [],
      findings: [],
    },
    sources: new LinesOfFiles([entry]),
  }
}
