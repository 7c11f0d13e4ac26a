import type { ContractReading, RecognisedModel } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import type { ContractSummary, Format, Location } from '../model.ts'

/** What a recogniser found out about a contract; what it leaves out is empty. */
export type RecognisedSummary = Partial<Omit<ContractSummary, 'format' | 'imports'>>

/** The reading of a format that is recognised, and not yet judged by any rule of its own. */
export function recognised(
  format: Format,
  root: Location,
  summary: RecognisedSummary = {},
): ContractReading {
  return readingOf(format, { kind: 'recognised', root }, summary)
}

/** The same for a format that is written in JSON or YAML. */
export function recognisedDocument(
  format: Format,
  document: DataDocument,
  summary: RecognisedSummary = {},
): ContractReading {
  return readingOf(format, { kind: 'recognised', root: document.locate(''), document }, summary)
}

function readingOf(
  format: Format,
  model: RecognisedModel,
  summary: RecognisedSummary,
): ContractReading {
  return {
    format,
    model,
    summarise: () => ({
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
    }),
  }
}
