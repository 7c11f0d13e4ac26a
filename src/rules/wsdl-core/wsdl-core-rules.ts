import type { Rule } from '../rule.ts'
import { attributesAreAllowed } from './wsdl-attribute-allowed.ts'
import { requiredAttributesArePresent } from './wsdl-attribute-required.ts'
import { attributeValuesAreWellMade } from './wsdl-attribute-value.ts'
import { boundBindingExists } from './wsdl-binding-defined.ts'
import { elementsAreAllowed } from './wsdl-element-allowed.ts'
import { headerPartExists } from './wsdl-header-defined.ts'
import { exchangedMessageExists } from './wsdl-message-defined.ts'
import { boundOperationExists } from './wsdl-operation-defined.ts'
import { bodyPartsExist } from './wsdl-part-defined.ts'
import { partTypesExist } from './wsdl-part-type-defined.ts'
import { boundPortTypeExists } from './wsdl-port-type-defined.ts'
import { prefixesAreDeclared } from './wsdl-prefix-declared.ts'
import { namesAreUnique } from './wsdl-unique-name.ts'
import { importsAreResolved } from './wsdl-unresolved-import.ts'
import { contentModelsAreUnambiguous } from './xsd-unambiguous.ts'
import { schemasAreValid } from './xsd-valid.ts'

/** What every WSDL 1.1 document and schema has to hold, whatever profile it follows. */
export const wsdlCoreRules: readonly Rule[] = [
  elementsAreAllowed,
  requiredAttributesArePresent,
  attributesAreAllowed,
  attributeValuesAreWellMade,
  prefixesAreDeclared,
  importsAreResolved,
  boundBindingExists,
  boundPortTypeExists,
  exchangedMessageExists,
  headerPartExists,
  boundOperationExists,
  bodyPartsExist,
  partTypesExist,
  namesAreUnique,
  schemasAreValid,
  contentModelsAreUnambiguous,
]
