import type {
  ComplexTypeDefinition,
  ComponentSet,
  ElementDeclaration,
  Particle,
  SimpleTypeDefinition,
  WsdlModel,
  XsdModel,
} from '../../../../src/contracts/index.ts'
import { readBundle } from '../../../support/memory-bundle.ts'

const XS = 'http://www.w3.org/2001/XMLSchema'

/** A schema document with the target namespace `urn:o`, bound to the prefix `o`. */
export function schema(body: string, attributes = 'elementFormDefault="qualified"'): string {
  return `<xs:schema xmlns:xs="${XS}" xmlns:o="urn:o" targetNamespace="urn:o" ${attributes}>${body}</xs:schema>`
}

/** A schema document without target namespace. */
export function chameleon(body: string): string {
  return `<xs:schema xmlns:xs="${XS}">${body}</xs:schema>`
}

/** The components of a schema, or of the documents of a bundle of which the first is the entry. */
export async function componentsOf(
  given: string | Readonly<Record<string, string>>,
): Promise<ComponentSet> {
  const bundle = typeof given === 'string' ? { 'a.xsd': schema(given) } : given
  const { model } = await readBundle(bundle)
  return (model as XsdModel | WsdlModel).schemas.components
}

export const element = (set: ComponentSet, name: string): ElementDeclaration => {
  const found = set.element({ namespace: 'urn:o', localName: name })
  if (found === undefined) throw new Error(`no element ${name}`)
  return found
}
export const complexType = (set: ComponentSet, name: string): ComplexTypeDefinition => {
  const found = set.type({ namespace: 'urn:o', localName: name })
  if (found?.kind !== 'complexType') throw new Error(`no complex type ${name}`)
  return found
}
export const simpleType = (set: ComponentSet, name: string): SimpleTypeDefinition => {
  const found = set.type({ namespace: 'urn:o', localName: name })
  if (found?.kind !== 'simpleType') throw new Error(`no simple type ${name}`)
  return found
}
export const builtIn = (set: ComponentSet, localName: string): SimpleTypeDefinition =>
  set.type({ namespace: 'http://www.w3.org/2001/XMLSchema', localName }) as SimpleTypeDefinition

/** A content model as text: `sequence(a, choice{0,1}(b, any))`. */
export function outline(type: ComplexTypeDefinition): string {
  const content = type.contentType
  return 'particle' in content ? outlineOf(content.particle) : content.kind
}
function outlineOf({ term, minOccurs, maxOccurs }: Particle): string {
  const occurs = minOccurs === 1 && maxOccurs === 1 ? '' : `{${minOccurs},${maxOccurs}}`
  switch (term.kind) {
    case 'element':
      return `${term.name.localName}${occurs}`
    case 'wildcard':
      return `any${occurs}`
    case 'unresolved':
      return `${term.reason}${occurs}`
    case 'modelGroup':
      return `${term.compositor}${occurs}(${term.particles.map(outlineOf).join(', ')})`
  }
}
