import type { JudgedKind } from '../judged-kind.ts'
import { ATTRIBUTE_KINDS, ATTRIBUTE_KINDS_OF_EACH_WAY } from './kinds/attribute-kinds.ts'
import { ELEMENT_KINDS, ELEMENT_KINDS_OF_EACH_WAY } from './kinds/element-kinds.ts'
import { SCHEMA_KINDS } from './kinds/schema-kinds.ts'
import { FACET_KINDS_OF_EACH_WAY, SIMPLE_TYPE_KINDS } from './kinds/simple-type-kinds.ts'
import { CHOICE_KINDS, COMPLEX_TYPE_KINDS, WILDCARD_KINDS } from './kinds/type-kinds.ts'

/** All kinds of change of schemas. */
export const XSD_CHANGE_KINDS: readonly JudgedKind[] = [
  ...ELEMENT_KINDS_OF_EACH_WAY,
  ...ELEMENT_KINDS,
  ...CHOICE_KINDS,
  ...COMPLEX_TYPE_KINDS,
  ...WILDCARD_KINDS,
  ...ATTRIBUTE_KINDS_OF_EACH_WAY,
  ...ATTRIBUTE_KINDS,
  ...FACET_KINDS_OF_EACH_WAY,
  ...SIMPLE_TYPE_KINDS,
  ...SCHEMA_KINDS,
]
