import type { ContractReading, RecognisedModel } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import type { ContractSummary, Format } from '../model.ts'
import type { SourceText } from '../source.ts'

/** What a recogniser found out about a contract; what it leaves out is empty. */
export type RecognisedSummary = Partial<Omit<ContractSummary, 'format' | 'imports'>>

/** The reading of a format with a language of its own; findings of the whole point to its first character. */
export function recognisedText(
  format: Format,
  source: SourceText,
  summary: RecognisedSummary = {},
): ContractReading {
  const root = source.location('', 0, 1)
  return readingOf(format, { kind: 'recognised', root, sources: [source], imports: [] }, summary)
}

/** The same for a format that is written in JSON or YAML. */
export function recognisedDocument(
  format: Format,
  document: DataDocument,
  summary: RecognisedSummary = {},
): ContractReading {
  const root = document.locate('')
  const { source } = document
  return readingOf(
    format,
    { kind: 'recognised', root, sources: [source], imports: [], document },
    summary,
  )
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
      imports: model.imports,
      ...summary,
    }),
  }
}
