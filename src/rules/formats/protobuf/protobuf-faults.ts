import type { Field, Method, NamespaceBase, ReflectionObject, Root } from 'protobufjs'
import type { Location, RecognisedModel, SourceText } from '../../../contracts/index.ts'
import { asPhrase, placeIn, placeOfLine, type FormatFault, type FormatJudgement } from '../fault.ts'
import { whyTooLarge } from './large-types.ts'

export type ProtobufFaultKind = 'invalid' | 'undefined'

type Fault = FormatFault<ProtobufFaultKind>
/** The types of the library leave out how its parser is told the name of a file. */
type Library = typeof import('protobufjs') & { readonly parse: { filename: string | null } }

/** What every compiler brings along begins like this. */
const WELL_KNOWN = 'google.protobuf.'

/**
 * Parses all definition files of a contract and looks up the types that fields and methods name. Nothing is
 * generated: only the parser and the reflection of the library are used. Ask through `context.once`.
 */
export async function protobufFaultsOf(
  model: RecognisedModel,
): Promise<FormatJudgement<ProtobufFaultKind>> {
  const { default: library } = (await import('protobufjs')) as unknown as { default: Library }
  const tooLarge = model.sources.map(whyTooLarge).find((reason) => reason !== undefined)
  if (tooLarge !== undefined) return { faults: [], unjudged: [tooLarge] }
  const root = new library.Root()
  const faults = model.sources.flatMap((source) => parseInto(root, source, library))
  if (faults.length > 0) return { faults, unjudged: [] }
  const undefinedTypes = undefinedTypesIn(root, model.sources, library)
  const missing = model.imports.find(({ problem }) => problem !== undefined)
  if (undefinedTypes.length > 0 && missing !== undefined) {
    const unjudged = `the imported "${missing.uri ?? ''}" is ${missing.problem?.kind ?? 'missing'}`
    return { faults: [], unjudged: [unjudged] }
  }
  return { faults: undefinedTypes, unjudged: [] }
}

function parseInto(root: Root, source: SourceText, { parse }: Library): readonly Fault[] {
  try {
    // The parser notes this name at everything it finds; it is the library's only way to be told.
    parse.filename = source.name
    parse(source.text, root, { keepCase: true })
    return []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = /\(.*line (\d+)\)$/.exec(error.message)?.[1]
    const problem = asPhrase(error.message.replace(/ \([^(]*line \d+\)$/, ''))
    const at =
      line === undefined ? placeOfDuplicate(source, problem) : placeOfLine(source, Number(line))
    return [{ kind: 'invalid', at, problem }]
  } finally {
    parse.filename = null
  }
}

function undefinedTypesIn(
  root: Root,
  sources: readonly SourceText[],
  library: Library,
): readonly Fault[] {
  addWellKnown(root, library)
  const byName = new Map(sources.map((source) => [source.name, source]))
  const faults: Fault[] = []
  const check = (member: Field | Method, types: readonly string[]): void => {
    const source = byName.get(member.filename ?? '')
    if (source === undefined || types.every((type) => withoutDot(type).startsWith(WELL_KNOWN)))
      return
    try {
      member.resolve()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const at = placeOfMember(source, member)
      faults.push({ kind: 'undefined', at, problem: asPhrase(error.message) })
    }
  }
  const visit = (namespace: NamespaceBase): void => {
    if (namespace instanceof library.Type) {
      for (const field of namespace.fieldsArray) check(field, [field.type])
    }
    if (namespace instanceof library.Service) {
      for (const method of namespace.methodsArray) {
        check(method, [method.requestType, method.responseType])
      }
    }
    for (const nested of namespace.nestedArray) {
      if (nested instanceof library.Namespace) visit(nested)
    }
  }
  visit(root)
  return faults
}

/** Timestamps, wrappers and the like, as far as the library has them. */
function addWellKnown(root: Root, { common }: Library): void {
  for (const name of [
    'any',
    'duration',
    'empty',
    'struct',
    'timestamp',
    'wrappers',
    'field_mask',
  ]) {
    const known = common.get(`google/protobuf/${name}.proto`)
    if (known?.nested !== undefined) root.addJSON(known.nested)
  }
}

function withoutDot(type: string): string {
  return type.startsWith('.') ? type.slice(1) : type
}

/** "duplicate id 1 in Type Order" names the type, and no line. */
function placeOfDuplicate(source: SourceText, problem: string): Location {
  const name = /\b(?:Type|Enum|Service|Root|Namespace) \.?([\w.]+)/.exec(problem)?.[1]
  return placeOfDefinition(source, name?.slice(name.lastIndexOf('.') + 1))
}

function placeOfDefinition(source: SourceText, name: string | undefined): Location {
  return placeIn(source, offsetOfDefinition(source, name))
}

function offsetOfDefinition({ text }: SourceText, name: string | undefined): number {
  if (name === undefined || !/^\w+$/.test(name)) return 0
  const found = new RegExp(`\\b(?:message|enum|service|extend|group)\\s+${name}\\b`).exec(text)
  return found?.index ?? 0
}

function placeOfMember(source: SourceText, member: ReflectionObject): Location {
  const start = offsetOfDefinition(source, member.parent?.name)
  if (!/^\w+$/.test(member.name)) return placeIn(source, start)
  const within = source.text.slice(start)
  const found = new RegExp(`\\b${member.name}\\s*[=(]`).exec(within)
  const offset = start + (found?.index ?? 0)
  // The line that declares the member says its type, too.
  return placeOfLine(source, source.positionAt(offset).line)
}
