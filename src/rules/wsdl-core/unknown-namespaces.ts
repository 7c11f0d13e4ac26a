import type { ImportSummary, QName } from '../../contracts/index.ts'
import type { XmlContractModel } from '../walks/wsdl-nodes.ts'

/**
 * Why a schema component of a namespace may exist although it was not found: an import that could have
 * brought it is missing. Undefined when everything that could hold it was read.
 */
export function whyNamespaceIsUnknown(
  model: XmlContractModel,
  namespace: string | undefined,
): string | undefined {
  if (namespace === undefined) return undefined
  const missing = model.imports.find(
    (one) =>
      one.problem !== undefined &&
      (one.kind === 'wsdl-import' || (one.namespace ?? '') === namespace),
  )
  if (missing !== undefined) return describeMissing(missing)
  // What is built in holds the names of the standard; that it lacks one proves nothing.
  const standIn = model.imports.find((one) => one.builtIn && one.namespace === namespace)
  return standIn && describeMissing(standIn)
}

/**
 * Why nobody knows what an import leads to, where it was not allowed to be followed: that is no fault of the
 * contract, and no proof that it has none. Undefined for imports that were looked for, found or not.
 */
export function whyNotFollowed(one: ImportSummary): string | undefined {
  return one.problem?.kind === 'refused' ? describeMissing(one) : undefined
}

/** The imports of a contract that were not allowed to be followed. */
export function importsNotFollowed({ imports }: XmlContractModel): readonly ImportSummary[] {
  return imports.filter(({ problem }) => problem?.kind === 'refused')
}

/** As a part of a sentence: `the imported "types.xsd" is missing (it does not exist)`. */
export function describeMissing({ uri, namespace, problem, builtIn }: ImportSummary): string {
  const what = uri === undefined ? `namespace ${namespace ?? ''}` : `"${uri}"`
  const reason = problem?.reason ?? builtIn?.reason ?? 'not found'
  return `the imported ${what} is ${problem?.kind ?? 'missing'} (${reason})`
}

/**
 * Why a component of WSDL may exist although it was not found: an import of its namespace is missing.
 * Undefined when all descriptions of that namespace were read.
 */
export function whyComponentIsUnknown(model: XmlContractModel, name: QName): string | undefined {
  const missing = model.imports.find(
    ({ kind, namespace, problem }) =>
      kind === 'wsdl-import' && problem !== undefined && namespace === name.namespace,
  )
  return missing && describeMissing(missing)
}
