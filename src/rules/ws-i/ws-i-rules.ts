import type { Rule } from '../rule.ts'
import { attachmentsRules } from './attachments/attachments-rules.ts'
import { basicProfileRules } from './basic-profile/basic-profile-rules.ts'
import { basicSecurityProfileRules } from './basic-security-profile/basic-security-profile-rules.ts'
import { discoveryRules } from './discovery/discovery-rules.ts'
import { laterBasicProfileRules } from './later-basic-profiles/later-basic-profile-rules.ts'
import { reliableSecureProfileRules } from './reliable-secure-profile/reliable-secure-profile-rules.ts'
import { messageRules } from './messages/message-rules.ts'
import { simpleSoapBindingRules } from './simple-soap-binding/simple-soap-binding-rules.ts'

/** The assertions of the WS-I profiles, family by family. */
export const wsIRules: readonly Rule[] = [
  ...basicProfileRules,
  ...simpleSoapBindingRules,
  ...attachmentsRules,
  ...messageRules,
  ...discoveryRules,
  ...laterBasicProfileRules,
  ...basicSecurityProfileRules,
  ...reliableSecureProfileRules,
]
