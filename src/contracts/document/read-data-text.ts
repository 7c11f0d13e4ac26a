import { ContractError } from '../contract-error.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { startOf } from '../location.ts'
import type { Location } from '../model.ts'
import { SourceText } from '../source.ts'
import type { DataDocument } from './data-document.ts'
import { readData } from './read-data.ts'

/** What is wrong with the syntax of a document, as one sentence at its place. */
export interface DataTextMistake {
  readonly message: string
  readonly location: Location
}

export type DataText =
  | { readonly kind: 'document'; readonly document: DataDocument }
  /** There is nothing in it but white space and comments. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly mistakes: readonly DataTextMistake[] }

/**
 * Reads a document that people of this registry write: a lifecycle, a model, a project file. It is held to more
 * than a contract of others: a key that is repeated, and a second document in the same text, are mistakes.
 *
 * @param fileName only used in locations
 */
export function readDataText(text: string, fileName: string): DataText {
  try {
    const document = readData(new SourceText(fileName, text), DEFAULT_LIMITS)
    const mistakes = [...repeatedKeys(document), ...furtherDocuments(document)]
    return mistakes.length > 0 ? { kind: 'wrong', mistakes } : { kind: 'document', document }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    if (error.code === 'empty') return { kind: 'empty' }
    const { message, location } = error
    return { kind: 'wrong', mistakes: [{ message, location: location ?? startOf(fileName) }] }
  }
}

function repeatedKeys({ duplicateKeys, source }: DataDocument): readonly DataTextMistake[] {
  return duplicateKeys.flatMap(({ pointer, key, places }) =>
    places.slice(1).map(({ start, end }) => ({
      message: `The key "${key}" is there already; remove one of them.`,
      location: source.location(pointer, start, end),
    })),
  )
}

function furtherDocuments(document: DataDocument): readonly DataTextMistake[] {
  return document.furtherDocuments.map(({ start, end }) => ({
    message: 'Another document begins here; put it into a file of its own.',
    location: document.source.location('', start, end),
  }))
}
