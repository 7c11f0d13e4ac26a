import {
  XSD,
  type ComponentKind,
  type QName,
  type SchemaComponent,
  type SchemaSet,
  type XmlElement,
} from '../../contracts/index.ts'

/**
 * What compiling may cost. A compiler writes out groups and base types wherever they are used, and compares
 * all that may come next at each point of a content model; so small schemas can be made that would take
 * hours and all memory. The limits are far above what published schemas need, and a few seconds at worst.
 */
const LIMITS = {
  /** Particles and attribute uses, written out. */
  parts: 500_000,
  /** Pairs of particles that are compared. */
  comparisons: 150_000_000,
  /** Cells of the transition tables, four bytes each. */
  cells: 20_000_000,
  /** Elements inside each other when groups and base types are written out. */
  depth: 1_000,
}

/** Why a set of schemas is too costly to compile; undefined when it is not. */
export function whyTooCostly(set: SchemaSet): string | undefined {
  const estimate = new CostEstimate(set)
  const pending = set.schemas.map(({ element }) => element)
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.is(XSD, 'annotation')) continue
    if (element.is(XSD, 'complexType') || element.is(XSD, 'attributeGroup')) estimate.add(element)
    if (estimate.excess !== undefined) {
      return `the schema is too large to compile: written out, it has ${estimate.excess}`
    }
    pending.push(...element.children)
  }
  return undefined
}

/** What a content model looks like from before: how many particles can come first, and whether none must. */
interface Shape {
  readonly first: number
  readonly isOptional: boolean
}

const EMPTY: Shape = { first: 0, isOptional: true }
/** What content models are made of; simple content has none. */
const CONTENT: ReadonlySet<string> = new Set([
  'sequence',
  'choice',
  'all',
  'group',
  'element',
  'any',
  'complexContent',
  'extension',
  'restriction',
])

class CostEstimate {
  parts = 0
  comparisons = 0
  cells = 0
  depth = 0
  readonly #byName = new Map<string, SchemaComponent[]>()
  /** Names of the elements that may stand for an element, by its name. */
  readonly #substitutes = new Map<string, string[]>()
  readonly #substituteCounts = new Map<string, number>()
  readonly #shapes = new Map<XmlElement, Shape>()
  readonly #attributes = new Map<XmlElement, number>()
  /** Components being written out, so that one that holds itself ends. */
  readonly #open = new Set<XmlElement>()

  constructor(set: SchemaSet) {
    for (const component of set.schemas.flatMap((schema) => schema.components)) {
      const key = `${component.kind} ${component.name}`
      const known = this.#byName.get(key)
      if (known === undefined) this.#byName.set(key, [component])
      else known.push(component)
      const head = component.element.qname('substitutionGroup')
      if (head === undefined) continue
      const others = this.#substitutes.get(head.localName)
      if (others === undefined) this.#substitutes.set(head.localName, [component.name])
      else others.push(component.name)
    }
  }

  get excess(): string | undefined {
    if (this.parts > LIMITS.parts) return `more than ${LIMITS.parts} particles and attributes`
    if (this.comparisons > LIMITS.comparisons) {
      return `more than ${LIMITS.comparisons} pairs of particles to compare`
    }
    if (this.cells > LIMITS.cells) return `more than ${LIMITS.cells} transitions`
    return this.depth > LIMITS.depth ? `more than ${LIMITS.depth} levels` : undefined
  }

  add(element: XmlElement): void {
    if (element.localName === 'attributeGroup') this.parts += this.#attributesOf(element)
    if (element.localName !== 'complexType') return
    const size = this.#substitutes.size === 0 ? plainSize(element, 0) : NOT_PLAIN
    if (size <= PLAIN_SIZE) {
      this.parts += size
      return
    }
    this.parts += this.#attributesOf(element)
    const before = this.parts
    const { first } = this.#shapeOf(element)
    this.comparisons += first * first
    this.#write(element, 0)
    this.cells += (this.parts - before) ** 2
  }

  /**
   * Writes a content model out, given how many particles can come after it.
   *
   * @param isCounted whether the point after it is counted already: that of all parts of a choice is one
   */
  #write(element: XmlElement, follow: number, isCounted = false): void {
    if (this.excess !== undefined) return
    const own = this.#shapeOf(element)
    const next = follow + (repeats(element) ? own.first : 0)
    const { localName } = element
    if (isLeaf(element)) {
      this.parts += 1
      if (!isCounted || next > follow) this.comparisons += next * next
      return
    }
    this.#within(element, (children) => {
      const isChoice = localName === 'choice'
      if (isChoice && !isCounted) this.comparisons += next * next
      let after = next
      for (const child of children.toReversed()) {
        this.#write(child, isChoice ? next : after, isChoice)
        const { first, isOptional } = this.#shapeOf(child)
        after = first + (isOptional ? after : 0)
      }
    })
  }

  #shapeOf(element: XmlElement): Shape {
    if (isLeaf(element)) return this.#leafShape(element)
    const known = this.#shapes.get(element)
    if (known !== undefined) return known
    const isNone = element.attribute('maxOccurs') === '0'
    const shape = isNone ? EMPTY : this.#newShape(element)
    const isOptional = shape.isOptional || element.attribute('minOccurs') === '0'
    const complete = { first: shape.first, isOptional }
    this.#shapes.set(element, complete)
    return complete
  }

  /** An element that is the head of a substitution group stands for all its members. */
  #leafShape(element: XmlElement): Shape {
    if (element.attribute('maxOccurs') === '0') return EMPTY
    const head = this.#substitutes.size === 0 ? undefined : element.qname('ref')
    const others = head === undefined ? 0 : this.#substitutesOf(head.localName)
    return { first: 1 + others, isOptional: element.attribute('minOccurs') === '0' }
  }

  /** How many elements may stand for one, directly or through another. */
  #substitutesOf(head: string): number {
    const known = this.#substituteCounts.get(head)
    if (known !== undefined) return known
    this.#substituteCounts.set(head, 0) // ends a circle
    const direct = this.#substitutes.get(head) ?? []
    const count = direct.reduce((sum, name) => sum + 1 + this.#substitutesOf(name), 0)
    this.#substituteCounts.set(head, count)
    return count
  }

  #newShape(element: XmlElement): Shape {
    let shape = EMPTY
    this.#within(element, (children) => {
      const shapes = children.map((child) => this.#shapeOf(child))
      const upTo = shapes.findIndex(({ isOptional }) => !isOptional)
      const isOrdered = element.localName !== 'choice' && element.localName !== 'all'
      const counted = isOrdered && upTo !== -1 ? shapes.slice(0, upTo + 1) : shapes
      shape = {
        first: counted.reduce((sum, { first }) => sum + first, 0),
        isOptional:
          element.localName === 'choice'
            ? shapes.length === 0 || shapes.some(({ isOptional }) => isOptional)
            : upTo === -1,
      }
    })
    return shape
  }

  /** Hands on what an element's content is made of: particles, and before them those of its base or group. */
  #within(element: XmlElement, use: (children: readonly XmlElement[]) => void): void {
    if (!this.#enter(element)) return
    const isExtension = element.localName === 'extension'
    const base = isExtension ? this.#find('complexType', element.qname('base')) : undefined
    const group = this.#find('group', element.qname('ref'))
    const own = element.children.filter(
      ({ namespace, localName }) => namespace === XSD && CONTENT.has(localName),
    )
    use([base, group, ...own].filter((one) => one !== undefined))
    this.#open.delete(element)
  }

  /** False for an element that is being written out already, and when the limit of depth is reached. */
  #enter(element: XmlElement): boolean {
    if (this.#open.has(element) || this.excess !== undefined) return false
    this.#open.add(element)
    this.depth = Math.max(this.depth, this.#open.size)
    return true
  }

  /** Attribute uses of a type or group, with those of groups and base types. */
  #attributesOf(element: XmlElement): number {
    const known = this.#attributes.get(element)
    if (known !== undefined || !this.#enter(element)) return known ?? 0
    const group = this.#find('attributeGroup', element.qname('ref'))
    let count = group === undefined ? 0 : this.#attributesOf(group)
    for (const child of element.children) {
      if (child.namespace !== XSD) continue
      const base = this.#find('complexType', child.qname('base'))
      if (base !== undefined) count += this.#attributesOf(base)
      if (child.localName === 'attribute') count += 1
      else if (
        /^(attributeGroup|(complex|simple)Content|extension|restriction)$/.test(child.localName)
      ) {
        count += this.#attributesOf(child)
      }
    }
    this.#open.delete(element)
    this.#attributes.set(element, count)
    return count
  }

  /**
   * A component by name. Schemas without namespace are included into others, so a name alone must do; of
   * several, as redefinitions are, one that is not being written out.
   */
  #find(kind: ComponentKind, name: QName | undefined): XmlElement | undefined {
    if (name === undefined) return undefined
    const candidates = this.#byName.get(`${kind} ${name.localName}`) ?? []
    const free = candidates.filter(({ element }) => !this.#open.has(element))
    return (free.find((one) => one.namespace === name.namespace) ?? free[0])?.element
  }
}

function repeats(element: XmlElement): boolean {
  const maxOccurs = element.attribute('maxOccurs') ?? '1'
  return maxOccurs !== '1' && maxOccurs !== '0'
}

function isLeaf({ localName }: XmlElement): boolean {
  return localName === 'element' || localName === 'any'
}

/** Types up to this size that name no other component cost next to nothing, and most types are such. */
const PLAIN_SIZE = 40
const NOT_PLAIN = Infinity

function plainSize(element: XmlElement, before: number): number {
  let size = before + 1
  for (const child of element.children) {
    if (size > PLAIN_SIZE || child.localName === 'extension') return NOT_PLAIN
    if (child.localName === 'group' || child.localName === 'attributeGroup') return NOT_PLAIN
    size = plainSize(child, size)
  }
  return size
}
