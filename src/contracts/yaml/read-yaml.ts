import { EVENT_ID, parseEvents, YAMLException } from 'js-yaml'
import type { Event } from 'js-yaml'
import { ContractError } from '../contract-error.ts'
import type { DataDocument } from '../document/data-document.ts'
import { tokensOf } from '../document/json-pointer.ts'
import { locateIn } from '../document/locate-in.ts'
import type { DataValue } from '../document/data-value.ts'
import type { DuplicateKey, NodeTable, NonTextKey, TextRange } from '../document/node-table.ts'
import type { Limits } from '../limits.ts'
import type { Location } from '../model.ts'
import type { SourceText } from '../source.ts'
import { composeYaml, YamlProblem } from './compose-yaml.ts'
import type { ComposedYaml } from './compose-yaml.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { resolveScalar } from './resolve-scalar.ts'

/**
 * Reads the first document with content of a YAML 1.2 stream, in the core schema. Keys are always
 * text: `200:` is the key "200".
 *
 * @throws ContractError `empty`, `yaml-not-well-formed`, `too-deep`, `too-many-nodes` or
 * `alias-limit`, located
 */
export function readYaml(source: SourceText, limits: Limits): DataDocument {
  const { text } = source
  if (exceeds(text, limits.nodes)) {
    throw asContractError(
      source,
      new YamlProblem('too-many-nodes', 0, `it holds more than ${limits.nodes} values`),
    )
  }
  const plain = readPlainYaml(text, limits)
  if (plain !== undefined) return new YamlDocument(source, plain, plain.mayRepeatKeys, [])
  try {
    const events = eventsOf(text, limits)
    const [first, ...further] = documentStarts(events)
    if (first === undefined) throw new YamlProblem('empty', 0, 'it holds no document')
    const composed = composeYaml(text, events, first, limits)
    const furtherDocuments = further.map((start) => startOfNode(events[start]))
    return new YamlDocument(source, composed, true, furtherDocuments)
  } catch (error) {
    throw asContractError(source, error)
  }
}

function eventsOf(text: string, limits: Limits): Event[] {
  // The parser counts a scalar, and a flow collection that could turn out to be a key, as levels.
  const options = { maxDepth: limits.depth + 2 }
  try {
    return parseEvents(text, options)
  } catch (error) {
    const mayBeTabs = error instanceof YAMLException && error.reason === 'deficient indentation'
    if (!mayBeTabs || !text.includes('\t')) throw error
    return parseEvents(withSpacesBetween(text), options)
  }
}

/**
 * The parser refuses tabs in lines where a flow collection begins or goes on, which may separate there (YAML 1.2,
 * section 6.2). With a space for each of them offsets stay the same, and values are taken from the text as it is;
 * tabs that would be indentation stay, and stay wrong.
 */
function withSpacesBetween(text: string): string {
  return text.replaceAll(
    /^([ \t]*)(.*)$/gm,
    (_, indentation: string, rest: string) => indentation + rest.replaceAll('\t', ' '),
  )
}

class YamlDocument implements DataDocument {
  readonly syntax = 'yaml'
  readonly source: SourceText
  readonly value: DataValue
  readonly nodes: number
  readonly duplicateKeys: readonly DuplicateKey[]
  readonly furtherDocuments: readonly TextRange[]
  readonly #table: NodeTable
  #nonTextKeys: readonly NonTextKey[] | undefined

  constructor(
    source: SourceText,
    { value, nodes, table }: ComposedYaml,
    mayRepeatKeys: boolean,
    furtherDocuments: readonly TextRange[],
  ) {
    this.source = source
    this.value = value
    this.nodes = nodes
    this.duplicateKeys = mayRepeatKeys ? table.duplicateKeys() : []
    this.furtherDocuments = furtherDocuments
    this.#table = table
  }

  get nonTextKeys(): readonly NonTextKey[] {
    const { text } = this.source
    this.#nonTextKeys ??= this.#table.nonTextKeys((name, start) => typeOfKey(name, text[start]))
    return this.#nonTextKeys
  }

  locate(pointer: string): Location {
    return this.locatePath(tokensOf(pointer) ?? [])
  }

  locatePath(path: readonly string[]): Location {
    return locateIn(this.source, this.#table, path)
  }
}

/** What a key says when it is not written in quotes, as an alias or as a block; undefined for text. */
function typeOfKey(name: string, first: string | undefined): NonTextKey['type'] | undefined {
  if (first === undefined || !/[-+.\dtTfFnN~]/.test(first)) return undefined
  const value = resolveScalar(name)
  if (typeof value === 'string') return undefined
  return value === null ? 'null' : typeof value === 'number' ? 'number' : 'boolean'
}

/** Indexes of the first events inside the documents of a stream that have any content. */
function documentStarts(events: readonly Event[]): readonly number[] {
  const starts: number[] = []
  events.forEach((event, index) => {
    const inside = events[index + 1]
    if (event.type === EVENT_ID.DOCUMENT && inside !== undefined && !isEmpty(inside)) {
      starts.push(index + 1)
    }
  })
  return starts
}

function isEmpty(event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && event.valueStart === -1
}

function startOfNode(event: Event | undefined): TextRange {
  let start = 0
  if (event?.type === EVENT_ID.SCALAR) start = event.valueStart
  else if (event !== undefined && 'start' in event) start = event.start
  else if (event?.type === EVENT_ID.ALIAS) start = event.anchorStart - 1
  return { start, end: start + 1 }
}

/**
 * Whether a text may hold more nodes than the limit, before the parser makes an object of each. Every
 * node but the first follows a line break, a comma or an opening bracket, or is the key of one.
 */
function exceeds(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d || code === 0x2c || code === 0x5b || code === 0x7b)
      count += 1
  }
  return count > limit
}

function asContractError(source: SourceText, error: unknown): ContractError {
  const problem = asProblem(error)
  return new ContractError(
    problem.code,
    problem.code === 'yaml-not-well-formed'
      ? `This is not well-formed YAML: ${problem.message}.`
      : `This YAML cannot be read: ${problem.message}.`,
    source.location('', problem.offset, problem.offset),
    { cause: error },
  )
}

/** Anything else that the parser throws is a defect of ours or of its own, and is not hidden. */
function asProblem(error: unknown): YamlProblem {
  if (error instanceof YamlProblem) return error
  if (!(error instanceof YAMLException)) throw error
  const offset = error.mark?.position ?? 0
  return error.reason.startsWith('nesting exceeded')
    ? new YamlProblem('too-deep', offset, 'it nests too many mappings and lists in each other')
    : new YamlProblem('yaml-not-well-formed', offset, error.reason)
}
