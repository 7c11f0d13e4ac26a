import { XSD } from '../../xml/namespaces.ts'
import { builtInFacet, NO_FACETS, withFacets } from './facets.ts'
import type { Facet, FacetName, FacetSet } from './facets.ts'
import { anyTimes, sequenceOf } from './particle.ts'
import type { ComplexTypeDefinition, SimpleTypeDefinition } from './type-definition.ts'
import { ANY_NAMESPACE } from './wildcard.ts'
import type { Wildcard } from './wildcard.ts'

const ANY: Wildcard = {
  kind: 'wildcard',
  constraint: ANY_NAMESPACE,
  processContents: 'lax',
  element: undefined,
  location: undefined,
}

const NONE: ReadonlySet<never> = new Set<never>()

function nameOf(localName: string) {
  const name = { namespace: XSD, localName }
  return { name, key: `type {${XSD}}${localName}` }
}

/** `xs:anyType` (part 1, section 3.4.7): the base of all types, and the one type without a base. */
export const ANY_TYPE: ComplexTypeDefinition = {
  kind: 'complexType',
  ...nameOf('anyType'),
  isBuiltIn: true,
  location: undefined,
  element: undefined,
  baseType: undefined,
  derivationMethod: 'restriction',
  final: NONE,
  annotations: [],
  isAbstract: false,
  isMixed: true,
  block: NONE,
  contentType: {
    kind: 'mixed',
    particle: sequenceOf([anyTimes(ANY)], undefined),
  },
  ownAttributeUses: [],
  attributeUses: [],
  attributeWildcard: ANY,
}

function builtIn(
  localName: string,
  baseType: SimpleTypeDefinition | ComplexTypeDefinition,
  ownFacets: readonly Facet[],
  itemType?: SimpleTypeDefinition,
): SimpleTypeDefinition {
  const base = baseType.kind === 'simpleType' ? baseType : undefined
  // Only xs:anySimpleType has xs:anyType as its base, and only primitive types have that as theirs.
  const isPrimitive = base?.baseType === ANY_TYPE && itemType === undefined
  const inherited: FacetSet = base?.facets ?? NO_FACETS
  const type: Omit<SimpleTypeDefinition, 'primitiveType'> & {
    primitiveType: SimpleTypeDefinition | undefined
  } = {
    kind: 'simpleType',
    ...nameOf(localName),
    isBuiltIn: true,
    location: undefined,
    element: undefined,
    baseType,
    derivationMethod: itemType === undefined ? 'restriction' : 'list',
    final: NONE,
    annotations: [],
    variety: itemType === undefined ? 'atomic' : 'list',
    itemType,
    memberTypes: [],
    primitiveType: base?.primitiveType,
    ownFacets,
    facets: withFacets(inherited, ownFacets),
  }
  if (isPrimitive) type.primitiveType = type
  return type
}

/** `xs:anySimpleType` (part 1, section 3.14.7). */
export const ANY_SIMPLE_TYPE: SimpleTypeDefinition = builtIn('anySimpleType', ANY_TYPE, [])

/** White space of atomic types other than strings, of lists and of their items is fixed. */
const COLLAPSE = builtInFacet('whiteSpace', 'collapse', true)

const PRIMITIVES =
  'boolean decimal float double duration dateTime time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI QName NOTATION'

/** The types that part 2, section 3.3, derives by restriction: name, base, and facets as name=value. */
const DERIVED: readonly (readonly [name: string, base: string, ...facets: string[]])[] = [
  ['normalizedString', 'string', 'whiteSpace=replace'],
  ['token', 'normalizedString', 'whiteSpace=collapse'],
  ['language', 'token', 'pattern=[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*'],
  ['NMTOKEN', 'token', 'pattern=\\c+'],
  ['Name', 'token', 'pattern=\\i\\c*'],
  ['NCName', 'Name', 'pattern=[\\i-[:]][\\c-[:]]*'],
  ['ID', 'NCName'],
  ['IDREF', 'NCName'],
  ['ENTITY', 'NCName'],
  ['integer', 'decimal', 'fractionDigits=0', 'pattern=[\\-+]?[0-9]+'],
  ['nonPositiveInteger', 'integer', 'maxInclusive=0'],
  ['negativeInteger', 'nonPositiveInteger', 'maxInclusive=-1'],
  ['long', 'integer', 'minInclusive=-9223372036854775808', 'maxInclusive=9223372036854775807'],
  ['int', 'long', 'minInclusive=-2147483648', 'maxInclusive=2147483647'],
  ['short', 'int', 'minInclusive=-32768', 'maxInclusive=32767'],
  ['byte', 'short', 'minInclusive=-128', 'maxInclusive=127'],
  ['nonNegativeInteger', 'integer', 'minInclusive=0'],
  ['unsignedLong', 'nonNegativeInteger', 'maxInclusive=18446744073709551615'],
  ['unsignedInt', 'unsignedLong', 'maxInclusive=4294967295'],
  ['unsignedShort', 'unsignedInt', 'maxInclusive=65535'],
  ['unsignedByte', 'unsignedShort', 'maxInclusive=255'],
  ['positiveInteger', 'nonNegativeInteger', 'minInclusive=1'],
]

/** Lists with at least one item (part 2, section 3.3), by the type of their items. */
const LISTS = [
  ['NMTOKENS', 'NMTOKEN'],
  ['IDREFS', 'IDREF'],
  ['ENTITIES', 'ENTITY'],
] as const

function makeSimpleTypes(): ReadonlyMap<string, SimpleTypeDefinition> {
  const types = new Map([['anySimpleType', ANY_SIMPLE_TYPE]])
  const typeNamed = (name: string): SimpleTypeDefinition => types.get(name) ?? ANY_SIMPLE_TYPE
  types.set('string', builtIn('string', ANY_SIMPLE_TYPE, [builtInFacet('whiteSpace', 'preserve')]))
  for (const name of PRIMITIVES.split(' ')) {
    types.set(name, builtIn(name, ANY_SIMPLE_TYPE, [COLLAPSE]))
  }
  for (const [name, base, ...facets] of DERIVED) {
    const own = facets.map((facet) => {
      const at = facet.indexOf('=')
      const facetName = facet.slice(0, at) as FacetName
      return builtInFacet(facetName, facet.slice(at + 1), facetName === 'fractionDigits')
    })
    types.set(name, builtIn(name, typeNamed(base), own))
  }
  for (const [name, item] of LISTS) {
    const facets = [COLLAPSE, builtInFacet('minLength', '1')]
    types.set(name, builtIn(name, ANY_SIMPLE_TYPE, facets, typeNamed(item)))
  }
  return types
}

const SIMPLE_TYPES = makeSimpleTypes()

/** The type that XML Schema itself defines under a name of its namespace. */
export function findBuiltInType(
  localName: string,
): SimpleTypeDefinition | ComplexTypeDefinition | undefined {
  return localName === 'anyType' ? ANY_TYPE : SIMPLE_TYPES.get(localName)
}
