import { ContractError } from '../contract-error.ts'
import type { DataDocument } from '../document/data-document.ts'
import { locateIn } from '../document/locate-in.ts'
import { isDataArray } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import type { NodeTable } from '../document/node-table.ts'
import type { Limits } from '../limits.ts'
import type { SourceText } from '../source.ts'
import { measureJson } from './measure-json.ts'
import { JsonProblem, scanJson } from './scan-json.ts'

/**
 * Reads a JSON text (RFC 8259). The value comes from `JSON.parse`; places are worked out when the
 * first one is asked for.
 *
 * @throws ContractError `json-not-well-formed`, `too-deep` or `too-many-nodes`, located
 */
export function readJson(source: SourceText, limits: Limits): DataDocument {
  const { text } = source
  const measure = measureJson(text, limits.depth)
  if (measure.tooDeepAt !== undefined) {
    throw new ContractError(
      'too-deep',
      `The JSON nests more than ${limits.depth} objects and arrays in each other. Flatten it.`,
      source.location('', measure.tooDeepAt, measure.tooDeepAt + 1),
    )
  }
  if (measure.nodes > limits.nodes) {
    throw new ContractError(
      'too-many-nodes',
      `The JSON holds more than ${limits.nodes} values. Split it into several files.`,
      source.location('', 0, 1),
    )
  }
  const value = parse(source)
  let table: NodeTable | undefined
  const places = () => (table ??= scanJson(text, measure.nodes))
  return {
    syntax: 'json',
    source,
    value,
    nodes: measure.nodes,
    duplicateKeys: countMembers(value) === measure.members ? [] : places().duplicateKeys(),
    furtherDocuments: [],
    locate: (pointer) => locateIn(source, places(), pointer),
  }
}

function parse(source: SourceText): DataValue {
  try {
    return JSON.parse(source.text) as DataValue
  } catch (cause) {
    const problem = problemOf(source.text)
    throw new ContractError(
      'json-not-well-formed',
      `This is not well-formed JSON: ${problem.message}.`,
      source.location('', problem.offset, problem.offset),
      { cause },
    )
  }
}

/** Says what is wrong in our own words: those of `JSON.parse` differ between versions of Node. */
function problemOf(text: string): { readonly message: string; readonly offset: number } {
  try {
    scanJson(text)
  } catch (error) {
    if (error instanceof JsonProblem) return error
    throw error
  }
  return { message: 'it cannot be parsed', offset: 0 }
}

/** Members of all objects of a value, in which equal keys are one. */
function countMembers(value: DataValue): number {
  if (typeof value !== 'object' || value === null) return 0
  if (isDataArray(value)) {
    let count = 0
    for (const item of value) count += countMembers(item)
    return count
  }
  const members = Object.values(value)
  let count = members.length
  for (const member of members) count += countMembers(member)
  return count
}
