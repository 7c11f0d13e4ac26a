import type { DataDocument } from '../../../src/contracts/document/data-document.ts'
import { isDataArray, isDataObject } from '../../../src/contracts/document/data-value.ts'
import type { DataValue } from '../../../src/contracts/document/data-value.ts'
import { joinPointer } from '../../../src/contracts/document/json-pointer.ts'

/** A node of a document with the text that its location covers. */
export interface PlacedNode {
  readonly pointer: string
  /** The key when the node is a member of an object, undefined for items and the root. */
  readonly key: string | undefined
  readonly value: DataValue
  readonly text: string
}

/** Every node of a document with the text at its place, worked out from lines and columns alone. */
export function placedNodes(document: DataDocument): readonly PlacedNode[] {
  const lines = document.source.text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  const nodes: PlacedNode[] = []
  const visit = (value: DataValue, pointer: string, key: string | undefined): void => {
    const place = document.locate(pointer)
    const start = (starts[place.line - 1] ?? NaN) + place.column - 1
    const end = (starts[(place.endLine ?? NaN) - 1] ?? NaN) + (place.endColumn ?? NaN) - 1
    if (place.pointer !== pointer) throw new Error(`${pointer} was not found`)
    nodes.push({ pointer, key, value, text: document.source.text.slice(start, end) })
    if (isDataArray(value)) {
      value.forEach((item, index) => {
        visit(item, joinPointer(pointer, index), undefined)
      })
    } else if (isDataObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        visit(member, joinPointer(pointer, name), name)
      }
    }
  }
  visit(document.value, '', undefined)
  return nodes
}
