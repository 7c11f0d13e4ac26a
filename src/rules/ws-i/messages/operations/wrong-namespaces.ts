import {
  elementsOf,
  isComplexType,
  XSI,
  type ComplexTypeDefinition,
  type Part,
  type Particle,
  type TypeDefinition,
  type UnresolvedComponent,
  type WsdlModel,
  type XmlElement,
} from '../../../../contracts/index.ts'

/** An element whose namespace is not that of its declaration. */
interface WrongNamespace {
  readonly element: XmlElement
  /** What is wrong, after the element's name. */
  readonly problem: string
}

/**
 * Holds what is inside of a part accessor against the declarations of the part's type (R2737). An element that the
 * type does not declare must be in the namespace of the type, unless the type admits anything.
 */
export function wrongNamespaces(
  accessor: XmlElement,
  part: Part,
  { schemas }: WsdlModel,
): readonly WrongNamespace[] {
  const found: WrongNamespace[] = []
  const namespace = part.typeName?.namespace
  const stated =
    namespace === undefined || part.typeName === undefined
      ? undefined
      : schemas.components.type({ namespace, localName: part.typeName.localName })
  judge(accessor, stated)
  return found

  /** The depth of a message is bounded by its reader. */
  function judge(
    element: XmlElement,
    type: TypeDefinition | UnresolvedComponent | undefined,
  ): void {
    // A derived type is named in the message itself, and may come from anywhere.
    if (!isComplexType(type) || element.attribute('type', XSI) !== undefined) return
    const { declared, isOpen } = contentOf(type)
    for (const child of element.children) {
      const same = declared.find(({ name }) => name.localName === child.localName)
      const expected = same?.name.namespace ?? (isOpen ? undefined : type.name?.namespace)
      if (expected !== undefined && expected !== child.namespace) {
        found.push({ element: child, problem: problemOf(child.namespace, expected) })
      }
      judge(child, same?.type)
    }
  }
}

function problemOf(actual: string, expected: string): string {
  const named = (namespace: string) => (namespace === '' ? 'no namespace' : namespace)
  return `is in ${named(actual)}, while its schema has it in ${named(expected)}`
}

function contentOf({ contentType }: ComplexTypeDefinition) {
  const particle =
    contentType.kind === 'element-only' || contentType.kind === 'mixed'
      ? contentType.particle
      : undefined
  return {
    declared: particle === undefined ? [] : [...elementsOf(particle)],
    isOpen: particle !== undefined && isOpen(particle),
  }
}

/** Whether a content model has a wildcard, or parts that were not found. */
function isOpen(particle: Particle): boolean {
  const seen = new Set<Particle['term']>()
  const pending = [particle.term]
  for (let term = pending.pop(); term !== undefined; term = pending.pop()) {
    if (seen.has(term)) continue
    seen.add(term)
    if (term.kind === 'wildcard' || term.kind === 'unresolved') return true
    if (term.kind === 'modelGroup') pending.push(...term.particles.map((one) => one.term))
  }
  return false
}
