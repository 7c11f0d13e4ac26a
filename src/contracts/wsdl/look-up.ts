import type { QName } from '../xml/xml-element.ts'
import type { Binding } from './binding.ts'
import { Definitions } from './definitions.ts'
import type { Message } from './message.ts'
import type { PortType } from './port-type.ts'

/**
 * Finds the component that a QName means: in the document that holds the reference, then in the WSDL
 * documents that it imports with exactly the name's namespace, and onward from there the same way.
 */
export function findBinding(from: Definitions, name: QName): Binding | undefined {
  return find(from, name, ({ bindingsByName }) => bindingsByName)
}

/** See `findBinding`. */
export function findPortType(from: Definitions, name: QName): PortType | undefined {
  return find(from, name, ({ portTypesByName }) => portTypesByName)
}

/** See `findBinding`. */
export function findMessage(from: Definitions, name: QName): Message | undefined {
  return find(from, name, ({ messagesByName }) => messagesByName)
}

function find<Node>(
  from: Definitions,
  name: QName,
  componentsOf: (definitions: Definitions) => ReadonlyMap<string, Node>,
): Node | undefined {
  // Most names are those of the document itself.
  const isOwn = (from.targetNamespace ?? '') === name.namespace
  const own = isOwn ? componentsOf(from).get(name.localName) : undefined
  if (own !== undefined || from.imports.length === 0) return own
  // The set grows while it is walked: each document is asked once, also when imports are circular.
  const documents = new Set([from])
  for (const definitions of documents) {
    if ((definitions.targetNamespace ?? '') === name.namespace) {
      const found = componentsOf(definitions).get(name.localName)
      if (found !== undefined) return found
    }
    for (const { namespace, target } of definitions.imports) {
      if (namespace === name.namespace && target instanceof Definitions) documents.add(target)
    }
  }
  return undefined
}
