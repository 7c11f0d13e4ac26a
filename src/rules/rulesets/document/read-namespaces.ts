import { isDataObject, type DataValue } from '../../../contracts/index.ts'
import type { Mistakes, Path } from './mistakes.ts'

const PREFIX = /^[A-Za-z_][\w.-]*$/

/** Reads `namespaces`: the prefixes that XPath expressions use, and the URI of each. */
export function readNamespaces(
  value: DataValue | undefined,
  mistakes: Mistakes,
  path: Path,
): Readonly<Record<string, string>> {
  if (value === undefined) return {}
  if (!isDataObject(value)) {
    mistakes.report('namespaces must be an object of prefixes with their URI', path)
    return {}
  }
  const namespaces: [string, string][] = []
  for (const [prefix, uri] of Object.entries(value)) {
    const at = [...path, prefix]
    if (!PREFIX.test(prefix)) mistakes.report(`"${prefix}" is no prefix`, at)
    else if (typeof uri !== 'string' || uri === '') {
      mistakes.report(`The prefix "${prefix}" must have the URI of a namespace`, at)
    } else namespaces.push([prefix, uri])
  }
  return Object.fromEntries(namespaces)
}
