import type { Location } from '../../model.ts'
import { XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { AttributeDeclaration } from './attribute-declaration.ts'
import type { AttributeGroupDefinition } from './attribute-group-definition.ts'
import type { AttributeUse } from './attribute-use.ts'
import type { Component, ComponentPlace } from './component.ts'
import { referredName, textOfName } from './names.ts'
import type { ExpandedName } from './names.ts'
import { readValueConstraint } from './value-constraint.ts'
import { intersection, readWildcard } from './wildcard.ts'
import type { Wildcard } from './wildcard.ts'

/** The attributes that a type or attribute group states, its references to groups followed. */
export interface StatedAttributes {
  readonly uses: readonly AttributeUse[]
  readonly wildcard: Wildcard | undefined
}

/** What a type or attribute group writes down, before references to groups are followed. */
export interface OwnAttributes {
  readonly uses: readonly AttributeUse[]
  readonly wildcard: Wildcard | undefined
  readonly groups: readonly AttributeGroupDefinition[]
}

/**
 * Reads the attributes among the children of an element.
 * @param insideOwner makes the place of something that stands in the owner
 */
export function readAttributes(
  element: XmlElement,
  { owner, schema, context }: Omit<ComponentPlace, 'element' | 'owner'> & { owner: Component },
): OwnAttributes {
  const uses: AttributeUse[] = []
  const groups: AttributeGroupDefinition[] = []
  let wildcard: Wildcard | undefined
  for (const child of element.children) {
    if (child.namespace !== XSD) continue
    if (child.localName === 'attribute') {
      uses.push(new DeclaredAttributeUse({ element: child, owner, schema, context }))
    } else if (child.localName === 'attributeGroup') {
      const name = referredName(child, 'ref', schema)
      const group = name && context.resolve('attributeGroup', name, child, owner)
      if (group?.kind === 'attributeGroup') groups.push(group)
    } else if (child.localName === 'anyAttribute') {
      wildcard ??= readWildcard(child, schema)
    }
  }
  return { uses, wildcard, groups }
}

class DeclaredAttributeUse implements AttributeUse {
  readonly name: ExpandedName
  readonly use: AttributeUse['use']
  readonly isReference: boolean
  readonly declaration: AttributeUse['declaration']
  readonly valueConstraint: AttributeUse['valueConstraint']
  readonly element: XmlElement

  constructor(place: ComponentPlace & { owner: Component }) {
    const { element, owner, schema, context } = place
    const written = element.attribute('use')?.trim()
    const reference = referredName(element, 'ref', schema)
    const declaration =
      reference === undefined
        ? new AttributeDeclaration(place)
        : context.resolve('attribute', reference, element, owner)
    const { namespace = '', localName = '' } = reference ?? {}
    const declared = declaration.kind === 'attribute' ? declaration : undefined
    this.name = declared?.name ?? { namespace, localName }
    this.use = written === 'required' || written === 'prohibited' ? written : 'optional'
    this.isReference = reference !== undefined
    this.declaration = declaration
    this.valueConstraint = readValueConstraint(element) ?? declared?.valueConstraint
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }
}

/**
 * Follows references to attribute groups, each group once, so that circles end. The wildcards are
 * intersected; how strictly to judge is said by the first (part 1, section 3.4.2).
 */
export function gatherAttributes(own: OwnAttributes): StatedAttributes {
  const byName = new Map<string, AttributeUse>()
  let wildcard: Wildcard | undefined
  const waiting = new Set<OwnAttributes>([own])
  for (const { uses, wildcard: stated, groups } of waiting) {
    for (const use of uses) {
      const name = textOfName(use.name)
      if (!byName.has(name)) byName.set(name, use)
    }
    if (stated !== undefined) wildcard = wildcard === undefined ? stated : narrow(wildcard, stated)
    for (const group of groups) waiting.add(group.ownAttributes)
  }
  return { uses: [...byName.values()], wildcard }
}

function narrow(wildcard: Wildcard, other: Wildcard): Wildcard {
  const { kind, processContents, element, location } = wildcard
  const constraint = intersection(wildcard.constraint, other.constraint)
  return { kind, constraint, processContents, element, location }
}
