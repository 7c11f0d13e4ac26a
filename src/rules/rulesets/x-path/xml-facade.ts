import type { IDomFacade } from 'fontoxpath'
import { AttributeNode, DocumentNode, ElementNode, TextNode, type XmlNode } from './xml-nodes.ts'

/** Thrown when an expression steps from node to node more often than it may. */
export class StepBudgetError extends Error {
  constructor(steps: number) {
    super(`the XPath took more than ${String(steps)} steps through the document`)
    this.name = 'StepBudgetError'
  }
}

/**
 * What a rule may take: an expression that looks at everything below everything in 4 MB of WSDL still
 * takes half of it.
 */
const MOST_STEPS = 20_000_000

/** The library goes through a list, to put nodes in order, that much faster than it steps to a node. */
const LISTED_IN_ONE_STEP = 64

/** The way of the XPath library through a contract's documents, one step counted for each node handed out. */
export class XmlFacade implements IDomFacade {
  #steps = 0

  /** Begins to count anew. */
  reset(): void {
    this.#steps = 0
  }

  getAllAttributes(node: unknown): never[] {
    return this.#all(node instanceof ElementNode ? node.attributes : []) as never[]
  }

  getAttribute(node: unknown, name: string): string | null {
    this.#count(1)
    if (!(node instanceof ElementNode)) return null
    return node.attributes.find((one) => one.nodeName === name)?.value ?? null
  }

  getChildNodes(node: unknown): never[] {
    return this.#all(childrenOf(node)) as never[]
  }

  getData(node: unknown): string {
    this.#count(1)
    if (node instanceof AttributeNode) return node.value
    return node instanceof TextNode ? node.data : ''
  }

  getFirstChild(node: unknown): never {
    return this.#one(childrenOf(node)[0])
  }

  getLastChild(node: unknown): never {
    return this.#one(childrenOf(node).at(-1))
  }

  getNextSibling(node: unknown): never {
    return this.#sibling(node, 1)
  }

  getPreviousSibling(node: unknown): never {
    return this.#sibling(node, -1)
  }

  getParentNode(node: unknown): never {
    return this.#one(
      node instanceof ElementNode || node instanceof AttributeNode || node instanceof TextNode
        ? node.parent
        : undefined,
    )
  }

  #sibling(node: unknown, distance: 1 | -1): never {
    const isChild = node instanceof ElementNode || node instanceof TextNode
    if (!isChild || node.parent instanceof DocumentNode) return this.#one(undefined)
    return this.#one(node.parent.siblingOf(node, distance))
  }

  /** The library's types name the DOM of browsers, of which it reads a few members only. */
  #one(node: XmlNode | undefined): never {
    this.#count(1)
    return (node ?? null) as never
  }

  #all(nodes: readonly XmlNode[]): readonly XmlNode[] {
    this.#count(1 + nodes.length / LISTED_IN_ONE_STEP)
    return nodes
  }

  #count(steps: number): void {
    this.#steps += steps
    if (this.#steps > MOST_STEPS) throw new StepBudgetError(MOST_STEPS)
  }
}

function childrenOf(node: unknown): readonly (ElementNode | TextNode)[] {
  if (node instanceof ElementNode) return node.children
  return node instanceof DocumentNode ? [node.child] : []
}
