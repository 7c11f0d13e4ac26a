import type { DataValue, Location } from '../../../contracts/index.ts'
import type { XPathItem } from './x-path-engine.ts'
import { AttributeNode, DocumentNode, ElementNode, TextNode, type XmlNode } from './xml-nodes.ts'

/** What a function looks at in XML. */
export interface XmlTarget {
  readonly item: XPathItem | undefined
  /** Where it stands; for what is missing, the closest thing around it. */
  readonly at: XmlNode
  /** What `{{property}}` says. */
  readonly property: string
}

/** The local name of an element or attribute, judged as a text. */
export const EACH_NAME = '@key'

/**
 * An element, attribute or text as a value, as each function needs it:
 *
 * - an attribute is its value, a text the text, an element its text without the white space around it;
 * - for `truthy`, `falsy`, `defined` and `undefined` an element with attributes or children is something, also
 *   without a text;
 * - for `or` and `xor` an element is an object that has its attributes as `@name` and its children by name,
 *   each with the prefix that the ruleset gives its namespace;
 * - for `length` an element with child elements is the list of them.
 */
export function valueFor(
  functionName: string,
  { item }: Pick<XmlTarget, 'item'>,
  namespaces: Readonly<Record<string, string>>,
): DataValue | undefined {
  if (item instanceof DocumentNode) return valueFor(functionName, { item: item.child }, namespaces)
  if (!(item instanceof ElementNode)) return item === undefined ? undefined : scalarOf(item)
  const { element } = item
  const text = element.text.trim()
  switch (functionName) {
    case 'truthy':
    case 'falsy':
    case 'defined':
    case 'undefined':
      return text === '' && element.children.length + element.attributes.length > 0 ? true : text
    case 'or':
    case 'xor':
      return membersOf(item, namespaces)
    case 'length':
      return element.children.length > 0 ? element.children.map((child) => child.text) : text
    default:
      return text
  }
}

function scalarOf(item: Exclude<XPathItem, ElementNode | DocumentNode>): string | number | boolean {
  if (item instanceof AttributeNode) return item.value
  return item instanceof TextNode ? item.data.trim() : item
}

function membersOf(
  { element, attributes }: ElementNode,
  namespaces: Readonly<Record<string, string>>,
): DataValue {
  const prefixOf = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, `${prefix}:`]))
  const named = ({ namespaceURI, localName }: { namespaceURI: string | null; localName: string }) =>
    `${namespaceURI === null ? '' : (prefixOf.get(namespaceURI) ?? '')}${localName}`
  return Object.fromEntries([
    ...attributes.map((one): [string, DataValue] => [`@${named(one)}`, one.value]),
    ...element.children.map((child): [string, DataValue] => [
      named({
        namespaceURI: child.namespace === '' ? null : child.namespace,
        localName: child.localName,
      }),
      child.text,
    ]),
  ])
}

/** The name under which messages speak of a node. */
export function nameOf(node: XmlNode): string {
  if (node instanceof DocumentNode) return node.child.localName
  if (node instanceof TextNode) return node.parent.localName
  return node.localName
}

export function locationOf(node: XmlNode): Location {
  if (node instanceof DocumentNode) return node.child.element.location
  if (node instanceof TextNode) return node.parent.element.location
  if (node instanceof ElementNode) return node.element.location
  const { localName, namespace } = node.attribute
  return node.parent.element.attributeLocation(localName, namespace)
}

export function isNode(item: XPathItem): item is XmlNode {
  return typeof item === 'object'
}
