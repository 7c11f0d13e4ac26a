import type { Binding, Operation } from '../../contracts/index.ts'
import type { JudgedLog, OperationsByWay, Placed } from '../judged-log.ts'
import type { Way } from '../judged-kind.ts'
import type { SchemaComparison } from '../xsd/schema-comparison.ts'
import type { WsdlVersion } from './wsdl-version.ts'

/** What all comparisons of parts of descriptions share. */
export interface WsdlComparison {
  readonly old: WsdlVersion
  readonly now: WsdlVersion
  readonly schemas: SchemaComparison
  readonly log: JudgedLog
  /** Operations of both versions that belong together, by the old one. */
  readonly operations: Map<Operation, Operation>
  /** The same for bindings. */
  readonly bindings: Map<Binding, Binding>
}

/** The operation of one way of messages. */
export function oneWay(way: Way, operation: string): OperationsByWay {
  const operations = new Set([operation])
  return way === 'request'
    ? { request: operations, response: undefined }
    : { request: undefined, response: operations }
}

interface Described extends Placed {
  readonly documentation: string | undefined
}

/** Tells that a node of both versions is described otherwise. */
export function compareDocumentation(
  old: Described,
  now: Described,
  subject: string,
  log: JudgedLog,
): void {
  if (old.documentation === now.documentation) return
  log.add('documentation-changed', { facts: { subject }, old, now })
}

/** A text as reports write it, and what they write where there is none. */
export function wordsOf(text: string | undefined): string {
  return text === undefined || text === '' ? 'none' : `"${text}"`
}
