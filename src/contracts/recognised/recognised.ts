import type { ContractReading } from '../contract.ts'
import type { ContractSummary, Format, Location } from '../model.ts'

/** What a recogniser found out about a contract; what it leaves out is empty. */
export type RecognisedSummary = Partial<Omit<ContractSummary, 'format' | 'imports'>>

/** The reading of a format that is recognised, and not yet judged by any rule of its own. */
export function recognised(
  format: Format,
  root: Location,
  summary: RecognisedSummary = {},
): ContractReading {
  return {
    format,
    model: { kind: 'recognised', root },
    summary: {
      format,
      title: undefined,
      version: undefined,
      description: undefined,
      namespaces: [],
      services: [],
      operations: [],
      messages: [],
      types: [],
      imports: [],
      ...summary,
    },
  }
}
