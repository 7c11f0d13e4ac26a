import type { Location } from '../model.ts'
import type { SourceText } from '../source.ts'
import type { DataValue } from './data-value.ts'
import type { DuplicateKey, NonTextKey, TextRange } from './node-table.ts'

/** A JSON or YAML document: its value, and where each node of it is written. */
export interface DataDocument {
  readonly syntax: 'json' | 'yaml'
  readonly source: SourceText
  readonly value: DataValue
  /** How many values it holds, or somewhat more. */
  readonly nodes: number
  readonly duplicateKeys: readonly DuplicateKey[]
  /** Keys of YAML that are no text, such as `200:`; they are read as the text that is written. */
  readonly nonTextKeys: readonly NonTextKey[]
  /** Where further documents of a YAML stream begin; only the first one is read. */
  readonly furtherDocuments: readonly TextRange[]
  /**
   * The place of the node that a JSON Pointer names, or of its closest ancestor that exists; the
   * location's pointer is that of the node found. A range runs from the node's key to the end of
   * its value, or of its key alone when the value is an object or array.
   */
  locate(pointer: string): Location
  /** The same for the reference tokens of a pointer. */
  locatePath(path: readonly string[]): Location
}
