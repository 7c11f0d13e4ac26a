import { ContractError } from '../contract-error.ts'
import type { DataDocument } from '../document/data-document.ts'
import { tokensOf } from '../document/json-pointer.ts'
import { locateIn } from '../document/locate-in.ts'
import { isDataArray, isDataObject } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import type { DuplicateKey } from '../document/node-table.ts'
import type { Limits } from '../limits.ts'
import type { Location } from '../model.ts'
import type { SourceText } from '../source.ts'
import { JsonPlaces } from './json-places.ts'
import { measureJson } from './measure-json.ts'
import type { JsonMeasure } from './measure-json.ts'
import { JsonProblem, scanJson } from './scan-json.ts'

/**
 * Reads a JSON text (RFC 8259). The value comes from `JSON.parse`; places and duplicate keys are worked
 * out when they are asked for.
 *
 * @throws ContractError `json-not-well-formed`, `too-deep` or `too-many-nodes`, located
 */
export function readJson(source: SourceText, limits: Limits): DataDocument {
  const { text } = source
  const measure = measureJson(text, limits)
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
  // Of a well-formed text alone: in any other, line breaks may have been taken for parts of strings.
  source.knowLines(measure.lines)
  return new JsonDocument(source, value, measure)
}

class JsonDocument implements DataDocument {
  readonly syntax = 'json'
  readonly source: SourceText
  readonly value: DataValue
  readonly nodes: number
  readonly nonTextKeys = []
  readonly furtherDocuments = []
  /** Of all objects, counted where they are written. */
  readonly #members: number
  readonly #places: JsonPlaces
  #duplicateKeys: readonly DuplicateKey[] | undefined

  constructor(source: SourceText, value: DataValue, measure: JsonMeasure) {
    this.source = source
    this.value = value
    this.nodes = measure.nodes
    this.#members = measure.members
    this.#places = new JsonPlaces(source.text, measure.collections)
  }

  get duplicateKeys(): readonly DuplicateKey[] {
    this.#duplicateKeys ??=
      countMembers(this.value) === this.#members
        ? []
        : scanJson(this.source.text, this.nodes).duplicateKeys()
    return this.#duplicateKeys
  }

  locate(pointer: string): Location {
    return this.locatePath(tokensOf(pointer) ?? [])
  }

  locatePath(path: readonly string[]): Location {
    return locateIn(this.source, this.#places, path)
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

/** Members of all objects of a value, in which equal keys are one. The nesting has been checked. */
function countMembers(value: DataValue): number {
  let count = 0
  if (isDataArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item)
  } else if (isDataObject(value)) {
    // What JSON.parse makes has no prototype with members of its own to walk into.
    for (const name in value) {
      count += 1
      const member = value[name]
      if (typeof member === 'object') count += countMembers(member)
    }
  }
  return count
}
