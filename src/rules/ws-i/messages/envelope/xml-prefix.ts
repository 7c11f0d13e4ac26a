import type { XmlElement } from '../../../../contracts/index.ts'

/** Whether an element declares the prefix that is bound in every document (Namespaces in XML 1.0, section 3). */
export function redeclaresXml({ scope, parent }: XmlElement): boolean {
  return parent?.scope !== scope && scope.declared.has('xml') && !isInitial(scope)
}

/** What is in scope before the root declares the prefix, too. */
function isInitial(scope: XmlElement['scope']): boolean {
  return scope.declared.has('xmlns')
}
