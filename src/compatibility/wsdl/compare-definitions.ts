import type { ImportSummary, WsdlModel } from '../../contracts/index.ts'
import type { JudgedLog } from '../judged-log.ts'
import { compareDocumentation, wordsOf, type WsdlComparison } from './wsdl-comparison.ts'

/** Compares the entry documents as wholes, and what they import. */
export function compareDefinitions({ old, now, log }: WsdlComparison): void {
  const { definitions: before } = old.model
  const { definitions: after } = now.model
  const operations = now.operations.flatMap(({ name }) => name ?? [])
  if ((before.targetNamespace ?? '') !== (after.targetNamespace ?? '')) {
    const facts = { from: wordsOf(before.targetNamespace), to: wordsOf(after.targetNamespace) }
    log.add('wsdl-target-namespace-changed', { facts, old: before, now: after }, operations)
  }
  if (before.name !== after.name) {
    const facts = { from: wordsOf(before.name), to: wordsOf(after.name) }
    log.add('wsdl-name-changed', { facts, old: before, now: after })
  }
  compareDocumentation(before, after, 'the definitions', log)
  const [types] = before.types
  const [other] = after.types
  if (types !== undefined && other !== undefined) {
    compareDocumentation(types, other, 'the types', log)
  }
  compareImports(old.model, now.model, log)
}

function compareImports(old: WsdlModel, now: WsdlModel, log: JudgedLog): void {
  const documents = (
    { imports }: WsdlModel,
    namespaceNow: (namespace: string) => string,
  ): ReadonlyMap<string, ImportSummary> =>
    new Map(
      imports
        .filter(({ kind, problem }) => kind === 'wsdl-import' && problem === undefined)
        .map((one) => [namespaceNow(one.namespace ?? ''), one]),
    )
  const before = documents(old, (namespace) =>
    namespace === old.definitions.targetNamespace
      ? (now.definitions.targetNamespace ?? '')
      : namespace,
  )
  const after = documents(now, (namespace) => namespace)
  for (const namespace of new Set([...before.keys(), ...after.keys()])) {
    const one = before.get(namespace)
    const other = after.get(namespace)
    if (one?.uri === other?.uri) continue
    if (other === undefined && isUnresolvable(namespace, now)) continue
    const facts = { namespace, from: wordsOf(one?.uri), to: wordsOf(other?.uri) }
    log.add('wsdl-import-changed', { facts, old: one, now: other })
  }
}

function isUnresolvable(namespace: string, { imports }: WsdlModel): boolean {
  return imports.some((one) => one.problem !== undefined && (one.namespace ?? '') === namespace)
}
