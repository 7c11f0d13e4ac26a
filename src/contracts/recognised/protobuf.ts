import type { ContractReading } from '../contract.ts'
import type { OperationSummary, TypeSummary } from '../model.ts'
import type { SourceText } from '../source.ts'
import { blankOut, startOfCode } from './blank-out.ts'
import type { Lexicon } from './blank-out.ts'
import { recognisedText } from './recognised.ts'

/** How Protocol Buffers writes comments and texts. */
export const PROTOBUF_LEXICON: Lexicon = {
  lineComment: '//',
  enclosures: [
    ['/*', '*/'],
    ['"', '"'],
    ["'", "'"],
  ],
}
/** How a file begins (Protocol Buffers language specification, "Proto file"). */
const BEGINNING =
  /(?:(?:syntax|edition)\s*=\s*["']|package\s+[\w.]+\s*;|import\s+(?:public\s+|weak\s+)?["']|option\s+[\w.()]+\s*=|(?:message|service)\s+\w+\s*\{|enum\s+\w+\s*\{\s*\w+\s*=)/y
const PACKAGE = /\bpackage\s+([\w.]+)\s*;/
const TYPE = /\b(?:message|enum)\s+(\w+)\s*\{/g
const SERVICE = /\bservice\s+(\w+)\s*\{/g
const RPC =
  /\brpc\s+(\w+)\s*\(\s*(?:stream\s+)?([\w.]+)\s*\)\s*returns\s*\(\s*(?:stream\s+)?([\w.]+)\s*\)/g

/** A Protocol Buffers definition file: proto2, proto3 or an edition. */
export function recogniseProtobuf(source: SourceText): ContractReading | undefined {
  const { text } = source
  BEGINNING.lastIndex = startOfCode(text, PROTOBUF_LEXICON)
  if (!BEGINNING.test(text)) return undefined
  const code = blankOut(text, PROTOBUF_LEXICON)
  const namespace = PACKAGE.exec(code)?.[1]
  const services = [...code.matchAll(SERVICE)].map((found) => ({
    name: found[1] ?? '',
    offset: found.index,
    endpoints: [],
    location: source.location('', found.index, found.index + found[0].length),
  }))
  return recognisedText('protobuf', source, {
    title: namespace,
    namespaces: namespace === undefined ? [] : [namespace],
    services: services.map(({ name, endpoints, location }) => ({ name, endpoints, location })),
    operations: operationsIn(source, code, services),
    types: typesIn(source, code, namespace),
  })
}

function typesIn(
  source: SourceText,
  code: string,
  namespace: string | undefined,
): readonly TypeSummary[] {
  return [...code.matchAll(TYPE)].map((found) => ({
    name: found[1] ?? '',
    namespace,
    kind: 'schema',
    location: source.location('', found.index, found.index + found[0].length),
  }))
}

function operationsIn(
  source: SourceText,
  code: string,
  services: readonly { readonly name: string; readonly offset: number }[],
): readonly OperationSummary[] {
  return [...code.matchAll(RPC)].map((found) => {
    const [, name = '', input = '', output = ''] = found
    return {
      name,
      id: name,
      kind: 'request-response',
      group: services.findLast(({ offset }) => offset < found.index)?.name,
      method: undefined,
      path: undefined,
      title: undefined,
      deprecated: false,
      input: [input],
      output: [output],
      faults: [],
      location: source.location('', found.index, found.index + found[0].length),
    }
  })
}
