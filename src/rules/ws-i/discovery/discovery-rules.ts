import type { Rule } from '../../rule.ts'
import { tModelsLeadToBindings } from './bp3001.ts'
import { bindingTemplatesHaveAccessPoints } from './bp3002.ts'
import { tModelsAreWsdlSpecs } from './bp3003.ts'
import { claimsAgreeWithTheBinding } from './wsi3004.ts'
import { claimsNameTheProfile } from './wsi3006.ts'
import { claimsAreMadeByTModels } from './wsi3007.ts'
import { taxonomyOfClaimsIsThere } from './wsi3021.ts'

/** The assertions of the WS-I profiles about what a registry says of a service. */
export const discoveryRules: readonly Rule[] = [
  taxonomyOfClaimsIsThere,
  tModelsLeadToBindings,
  bindingTemplatesHaveAccessPoints,
  tModelsAreWsdlSpecs,
  claimsAgreeWithTheBinding,
  claimsNameTheProfile,
  claimsAreMadeByTModels,
]
