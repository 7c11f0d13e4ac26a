import type { Rule } from '../../rule.ts'
import { noSoap12Bindings } from './bp12-soap11.ts'
import { oneSoap12Binding } from './bp20-soap12.ts'
import { mtomIsOfEndpoints } from './mtom-attach.ts'
import { mtomIsNoMimeBinding } from './mtom-version.ts'
import { soap12Rules } from './soap-12-rules.ts'
import { addressingIsOfEndpoints } from './wsa-attach.ts'
import { actionsAgree } from './wsa-action.ts'
import { actionsAreAbsolute } from './wsa-actionuri.ts'
import { addressingHasPolicy } from './wsa-nest.ts'

/** What the Basic Profiles 1.2 and 2.0 ask of descriptions beside what their predecessors ask. */
export const laterBasicProfileRules: readonly Rule[] = [
  noSoap12Bindings,
  oneSoap12Binding,
  addressingIsOfEndpoints,
  addressingHasPolicy,
  actionsAgree,
  actionsAreAbsolute,
  mtomIsOfEndpoints,
  mtomIsNoMimeBinding,
  ...soap12Rules,
]
